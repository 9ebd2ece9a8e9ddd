#include <vitrine/compute/opencl/cl_shared_arrays.h>

#include <vitrine/compute/error.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace vitrine::compute {

LentArrays::View SharedArrays::make_view(const gpu::Loan& loan) {
    cl_int error = CL_SUCCESS;
    View view;
    view.size_bytes = loan.size_bytes;
    view.memory =
        session().own(cl().clCreateFromGLBuffer(session().context(), CL_MEM_READ_WRITE, loan.buffer(), &error));
    require(error, "share a GL buffer");
    return view;
}

void SharedArrays::hand_to_cl(View& view) {
    to_acquire_.push_back(view.memory.get());
}

void SharedArrays::complete() {
    if (to_acquire_.empty()) return;
    const CostTimer timer(session().costs().sync_ms);
    // With cl_khr_gl_event acquiring waits for GL by itself, for its context is current in this thread.
    if (!session().device().described.gl_events) glFinish();
    require(cl().clEnqueueAcquireGLObjects(session().kernels(), static_cast<cl_uint>(to_acquire_.size()),
                                           to_acquire_.data(), 0, nullptr, nullptr),
            "acquire GL objects");
    acquired_.insert(acquired_.end(), to_acquire_.begin(), to_acquire_.end());
    to_acquire_.clear();
}

void SharedArrays::hand_to_gl(std::span<View* const> views) {
    std::vector<cl_mem> memories;
    for (const View* view : views) memories.push_back(view->memory.get());
    hand_over(std::move(memories));
}

void SharedArrays::hand_over(std::vector<cl_mem> memories) {
    for (const cl_mem memory : memories) std::erase(to_acquire_, memory);
    std::erase_if(memories, [this](cl_mem memory) { return std::erase(acquired_, memory) == 0; });
    if (memories.empty()) return;
    if (!session().device().described.gl_events) session().wait_for_kernels();
    const CostTimer timer(session().costs().sync_ms);
    release(memories);
}

void SharedArrays::release(const std::vector<cl_mem>& memories) {
    require(cl().clEnqueueReleaseGLObjects(session().kernels(), static_cast<cl_uint>(memories.size()), memories.data(),
                                           0, nullptr, nullptr),
            "release GL objects");
    if (session().device().described.gl_events)
        require(cl().clFlush(session().kernels()), "send kernels off");
    else
        require(cl().clFinish(session().kernels()), "finish kernels");
}

cl_mem SharedArrays::lend(const Argument::Image& image) {
    const arrays::Tracking* key = image.texels.bytes.tracking.get();
    if (const auto found = images_.find(key); found != images_.end()) {
        if (mirrors().textures().outside(image.texels) == this && image.texels.bytes.tracking->pending.empty()) {
            found->second.loan.access = image.access;
            lent_images_.push_back(image.texels);
            return found->second.memory.get();
        }
        hand_over({found->second.memory.get()});
        images_.erase(found);
    }
    SharedImage shared{mirrors().textures().lend(image.texels, image.access, mirrors().forced()), {}};
    cl_int error = CL_SUCCESS;
    shared.memory = session().own(cl().clCreateFromGLTexture(session().context(), CL_MEM_READ_WRITE, GL_TEXTURE_2D, 0,
                                                             shared.loan.texture(), &error));
    require(error, "share a GL texture");
    to_acquire_.push_back(shared.memory.get());
    lent_images_.push_back(image.texels);
    return images_.emplace(key, std::move(shared)).first->second.memory.get();
}

void SharedArrays::images_launched() {
    for (const arrays::TrackedTexels& image : std::exchange(lent_images_, {}))
        mirrors().textures().accept(image, images_.at(image.bytes.tracking.get()).loan, shared_from_this());
}

void SharedArrays::images_not_launched() noexcept {
    to_acquire_.clear();
    for (const arrays::TrackedTexels& image : std::exchange(lent_images_, {})) {
        // What the kernel before left in it is still there.
        if (mirrors().textures().outside(image) == this) continue;
        settle(mirrors().textures(), image);
    }
}

void SharedArrays::settle(gpu::TextureMirrors& /*mirrors*/, const arrays::TrackedTexels& image) noexcept {
    try {
        const auto found = images_.find(image.bytes.tracking.get());
        if (found == images_.end()) return;
        const SharedImage shared = std::move(found->second);
        images_.erase(found);
        hand_over({shared.memory.get()});
    } catch (const std::exception& error) {
        fail(error.what());
    }
}

void SharedArrays::stop() noexcept {
    LentArrays::stop();
    try {
        for (const auto& [key, shared] : std::exchange(images_, {})) hand_over({shared.memory.get()});
    } catch (const std::exception& error) {
        fail(error.what());
    }
}

}  // namespace vitrine::compute
