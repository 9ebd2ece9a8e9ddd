#pragma once

#include <vitrine/arrays/element_source.h>
#include <vitrine/gl/fence.h>
#include <vitrine/gl/object.h>
#include <vitrine/gpu/mirrors.h>

#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace vitrine::gpu {

/// Reads single elements of arrays that the GPU alone has. What could not be read is sent for, and can be read in a
/// later frame: nobody waits. Belongs to a context.
class ElementReader final : public arrays::ElementSource {
public:
    /// The mirrors must outlive it.
    explicit ElementReader(Mirrors& mirrors) : mirrors_(mirrors) {}

    bool read(const arrays::TrackedBytes& array, std::size_t element, std::span<std::byte> into) override;
    /// Sends for what could not be read since the last time. False: there is nothing that would come.
    bool ask();
    /// What was sent for last has come.
    bool arrived();
    /// Forgets all.
    void clear();

private:
    /// An array, and a place in it.
    using Place = std::pair<const arrays::Tracking*, std::size_t>;
    struct Wanted {
        arrays::TrackedBytes array;
        std::size_t element = 0;
    };
    void make_buffer();

    Mirrors& mirrors_;
    std::vector<Wanted> wanted_;
    std::vector<Wanted> asked_;
    std::map<Place, std::vector<std::byte>> known_;
    gl::Buffer buffer_;  ///< made when it is first needed
    const std::byte* mapped_ = nullptr;
    gl::Fence fence_;
};

}  // namespace vitrine::gpu
