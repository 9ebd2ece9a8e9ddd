#pragma once

#include <vitrine/compute/argument.h>
#include <vitrine/compute/opencl/cl_session.h>
#include <vitrine/gpu/mirrors.h>

#include <memory>
#include <string>
#include <vector>

namespace vitrine::compute {

/// How arrays and images get to OpenCL kernels and back: one of three ways. Attached to the arrays it works on, so it
/// may live longer than its queue, by what the mirrors hold of it; they in turn belong to the queue, and not to this,
/// or none of them would ever go.
class ClArrays : public gpu::OutsideWork, public gpu::OutsideImageWork, public std::enable_shared_from_this<ClArrays> {
public:
    ClArrays(std::shared_ptr<ClSession> session, gpu::Mirrors& mirrors)
        : session_(std::move(session)), mirrors_(mirrors) {}

    /// Memory for a kernel that is to be launched next, and that waits for `awaited`.
    virtual cl_mem lend(const Argument::Array& array) = 0;
    virtual cl_mem lend(const Argument::Image& image) = 0;
    /// All that the kernel needs has been lent.
    virtual void complete() {}
    const std::vector<cl_event>& awaited() const { return awaited_; }
    /// The kernel has been launched: what it writes is the newest state.
    virtual void launched(const std::shared_ptr<ClEvent>& kernel) = 0;
    /// It has not.
    virtual void not_launched() noexcept = 0;
    /// Waits for all kernels; nothing drawn is old after that.
    virtual void finish() = 0;
    /// The queue ends: everything goes back to GL.
    virtual void stop() noexcept = 0;
    virtual bool lags() const { return false; }
    virtual void set_pipelined(bool /*pipelined*/) {}

    /// What has gone wrong where nobody could be told.
    const std::string& failure() const { return failure_; }

protected:
    ClSession& session() const { return *session_; }
    const std::shared_ptr<ClSession>& shared_session() const { return session_; }
    const OpenCl& cl() const { return session_->cl(); }
    gpu::Mirrors& mirrors() const { return mirrors_; }
    void fail(const char* reason) noexcept {
        if (failure_.empty()) failure_ = reason;
    }

    std::vector<cl_event> awaited_;

private:
    std::shared_ptr<ClSession> session_;
    gpu::Mirrors& mirrors_;
    std::string failure_;
};

/// An image's format for OpenCL.
cl_image_format image_format(arrays::TexelFormat format);

}  // namespace vitrine::compute
