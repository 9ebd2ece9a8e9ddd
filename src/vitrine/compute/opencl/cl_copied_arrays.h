#pragma once

#include <vitrine/compute/opencl/cl_arrays.h>

#include <array>
#include <cstddef>
#include <unordered_map>
#include <vector>

namespace vitrine::compute {

/// cl-copy: buffers and images of OpenCL's own, copied through main memory when GL or the CPU asks for them. What only
/// kernels use is never copied. Pipelined, what is drawn is one run old, and copying it goes on beside the next run:
/// arrays that kernels write as a whole have two buffers for that.
class CopiedArrays final : public ClArrays {
public:
    using ClArrays::ClArrays;

    cl_mem lend(const Argument::Array& array) override;
    cl_mem lend(const Argument::Image& image) override;
    void launched(const std::shared_ptr<ClEvent>& kernel) override;
    void not_launched() noexcept override;
    void finish() override;
    void stop() noexcept override;
    bool lags() const override;
    void set_pipelined(bool pipelined) override { pipelined_ = pipelined; }

    void settle(gpu::Mirrors& mirrors, const arrays::TrackedBytes& array, bool exact) noexcept override;
    bool fetch(const arrays::TrackedBytes& array, std::span<std::byte> into) noexcept override;
    void settle(gpu::TextureMirrors& mirrors, const arrays::TrackedTexels& image) noexcept override;

private:
    struct Buffer {
        ClMemory memory;
        std::shared_ptr<ClEvent> last_read;  ///< by the copying queue; null: nobody reads it
    };
    /// An array's bytes in main memory, on their way to GL.
    struct Staging {
        std::vector<std::byte> bytes;
        std::shared_ptr<ClEvent> read;  ///< null: nothing is on its way
    };
    struct Copy {
        std::weak_ptr<arrays::Tracking> array;
        std::size_t size_bytes = 0;
        std::size_t element_size_bytes = 0;
        std::array<Buffer, 2> buffers;
        std::size_t current = 0;          ///< the buffer with the newest state
        std::uint64_t revision = 0;       ///< of the array, of that state
        std::shared_ptr<ClEvent> kernel;  ///< that wrote it
        std::array<Staging, 2> staging;
        std::size_t arriving = 0;  ///< the staging that is read into
        std::uint64_t shown = 0;   ///< revision that is on its way to GL, or there
        bool lags = false;         ///< GL has an older one
    };
    struct ImageCopy {
        std::weak_ptr<arrays::Tracking> array;
        std::size_t width = 0;
        std::size_t height = 0;
        std::uint64_t revision = 0;
        ClMemory memory;
    };

    Copy& copy_of(const arrays::TrackedBytes& array);
    Buffer& ready_buffer(Copy& copy, std::size_t which);
    void bring(Copy& copy, const arrays::TrackedBytes& array);
    void write(Copy& copy, const arrays::TrackedBytes& array, arrays::ByteRange range);
    void read(Copy& copy, std::span<std::byte> into);
    void begin_read(Copy& copy, Staging& staging);
    void show_exactly(gpu::Mirrors& mirrors, Copy& copy, const arrays::TrackedBytes& array);
    void show_last(gpu::Mirrors& mirrors, Copy& copy, const arrays::TrackedBytes& array);
    void store(gpu::Mirrors& mirrors, const arrays::TrackedBytes& array, Staging& staging);
    ImageCopy& image_copy_of(const arrays::TrackedTexels& image);
    void bring(ImageCopy& copy, const arrays::TrackedTexels& image);

    bool pipelined_ = false;
    std::unordered_map<const arrays::Tracking*, Copy> copies_;
    std::unordered_map<const arrays::Tracking*, ImageCopy> images_;
    std::vector<Argument::Array> lent_;  ///< to the kernel that is to be launched next
    std::vector<Argument::Image> lent_images_;
};

}  // namespace vitrine::compute
