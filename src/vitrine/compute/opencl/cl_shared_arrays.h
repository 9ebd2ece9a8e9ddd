#pragma once

#include <vitrine/compute/opencl/cl_lent_arrays.h>

#include <unordered_map>
#include <vector>

namespace vitrine::compute {

/// cl-shared: OpenCL objects that are the GL buffers and textures themselves (cl_khr_gl_sharing). Acquired before the
/// first kernel that uses them, released when GL asks for them. Where the device orders that with GL by itself
/// (cl_khr_gl_event) nothing waits; otherwise glFinish and clFinish do, as the specification asks.
class SharedArrays final : public LentArrays {
public:
    using LentArrays::lend;
    using LentArrays::LentArrays;
    using LentArrays::settle;

    cl_mem lend(const Argument::Image& image) override;
    void complete() override;
    void stop() noexcept override;
    void settle(gpu::TextureMirrors& mirrors, const arrays::TrackedTexels& image) noexcept override;

protected:
    gpu::Reach reach() const override { return gpu::Reach::gpu; }
    View make_view(const gpu::Loan& loan) override;
    void hand_to_cl(View& view) override;
    void hand_to_gl(std::span<View* const> views) override;
    void images_launched() override;
    void images_not_launched() noexcept override;

private:
    struct SharedImage {
        gpu::TextureLoan loan;
        ClMemory memory;
    };

    void hand_over(std::vector<cl_mem> memories);
    void release(const std::vector<cl_mem>& memories);

    std::vector<cl_mem> to_acquire_;
    std::vector<cl_mem> acquired_;  ///< and not released
    std::unordered_map<const arrays::Tracking*, SharedImage> images_;
    std::vector<arrays::TrackedTexels> lent_images_;
};

}  // namespace vitrine::compute
