#pragma once

#include <vitrine/compute/opencl/cl_lent_arrays.h>
#include <vitrine/gl/fence.h>

#include <unordered_map>
#include <vector>

namespace vitrine::compute {

/// cl-mapped: OpenCL buffers over the memory of GL buffers that are mapped for good. Nothing is copied where the device
/// works in host memory. Textures have no memory to map: images lie in a pixel buffer, which GL copies into the
/// texture.
class MappedArrays final : public LentArrays {
public:
    using LentArrays::lend;
    using LentArrays::LentArrays;
    using LentArrays::settle;

    cl_mem lend(const Argument::Image& image) override;
    void settle(gpu::TextureMirrors& mirrors, const arrays::TrackedTexels& image) noexcept override;

protected:
    gpu::Reach reach() const override { return gpu::Reach::host; }
    View make_view(const gpu::Loan& loan) override;
    void hand_to_cl(View& view) override;
    void hand_to_gl(std::span<View* const> views) override;
    void images_launched() override;
    void images_not_launched() noexcept override { lent_images_.clear(); }

private:
    struct MappedImage {
        std::weak_ptr<arrays::Tracking> array;
        std::size_t width = 0;
        std::size_t height = 0;
        std::uint64_t revision = 0;  ///< of the image's state in here
        gl::Buffer pixels;
        std::span<std::byte> memory;
        View view;
        gl::Fence copied;  ///< to the texture
    };

    MappedImage& image_of(const arrays::TrackedTexels& image);
    MappedImage make_image(const arrays::TrackedTexels& image);
    void fill(MappedImage& mapped, const arrays::TrackedTexels& image);
    void map_image(MappedImage& mapped);
    /// What keeps a view mapped.
    ClMapping mapping(const View& view, void* mapped) const { return {mapped, {shared_session(), view.memory.get()}}; }

    std::unordered_map<const arrays::Tracking*, MappedImage> images_;
    std::vector<Argument::Image> lent_images_;
};

}  // namespace vitrine::compute
