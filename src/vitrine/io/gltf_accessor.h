#pragma once

#include <vitrine/io/gltf_buffers.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/json_element.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// What a number is stored as, numbered as in glTF.
enum class GltfComponent { int8 = 5120, uint8 = 5121, int16 = 5122, uint16 = 5123, uint32 = 5125, float32 = 5126 };

/// Numbers of a glTF file, wherever they lie. All elements are within their buffer.
struct GltfAccessor {
    std::size_t count = 0;
    int components = 1;
    GltfComponent type{};
    bool normalized = false;          ///< integers stand for 0..1 or -1..1
    const std::byte* data = nullptr;  ///< null: all elements are 0
    std::size_t stride = 0;
    std::vector<std::uint32_t> sparse_places;  ///< elements that are somewhere else, in ascending order
    const std::byte* sparse_values = nullptr;  ///< touching each other

    std::size_t element_size() const;
    /// Where element `i` lies.
    const std::byte* element(std::size_t i) const;
    /// Element `i` as numbers; (0, 0, 0, 1) where it has fewer than four.
    glm::vec4 vector(std::size_t i) const { return vector(i, normalized); }
    /// Element `i` as numbers, integers normalized or not as the caller knows better.
    glm::vec4 vector(std::size_t i, bool as_normalized) const;
    /// Element `i` of 16 floats.
    glm::mat4 matrix(std::size_t i) const;
    /// Element `i` as an index; its type is an unsigned one.
    std::uint32_t index(std::size_t i) const;
    /// Writes elements [begin, end) to the same places of `to`, as indices. Returns the largest; 0 where there is none.
    std::uint32_t copy_indices(std::size_t begin, std::size_t end, std::uint32_t* to) const;
};

/// The accessors of a glTF file, each checked when it is first used. File and buffers must outlive it.
class GltfAccessors {
public:
    GltfAccessors(const GltfFile& gltf, GltfBuffers& buffers);

    /// The accessor that the index `element` names; stays where it is. Throws FileError.
    const GltfAccessor& get(const JsonElement& element);
    /// The same accessor without its data, for data that lies elsewhere. Throws FileError.
    GltfAccessor form(const JsonElement& element) const;

private:
    static GltfAccessor read_form(const JsonElement& element);
    GltfAccessor read(const JsonElement& element);
    void read_sparse(const JsonElement& element, GltfAccessor& accessor);

    const GltfFile& gltf_;
    GltfBuffers& buffers_;
    std::vector<std::optional<GltfAccessor>> accessors_;
};

}  // namespace vitrine::io
