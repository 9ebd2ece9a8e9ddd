#pragma once

#include <glad/gl.h>

#include <map>
#include <utility>

namespace vitrine::paths {

/// For its scope a GPU that lags behind: a fence counts as passed only when `lag` later fences have been inserted, or
/// when it is really waited for. Software drivers are done at once, so that this cannot be seen with them otherwise.
class SlowFences {
public:
    explicit SlowFences(int lag)
        : real_insert_(std::exchange(glad_glFenceSync, insert)),
          real_wait_(std::exchange(glad_glClientWaitSync, wait)) {
        current_ = this;
        lag_ = lag;
    }
    ~SlowFences() {
        glad_glFenceSync = real_insert_;
        glad_glClientWaitSync = real_wait_;
        current_ = nullptr;
    }
    SlowFences(const SlowFences&) = delete;
    SlowFences& operator=(const SlowFences&) = delete;

    /// How often somebody waited for a fence that had not passed.
    int waits() const { return waits_; }

private:
    static GLsync GLAPIENTRY insert(GLenum condition, GLbitfield flags) {
        const GLsync fence = current_->real_insert_(condition, flags);
        current_->numbers_[fence] = ++current_->last_;
        return fence;
    }
    static GLenum GLAPIENTRY wait(GLsync fence, GLbitfield flags, GLuint64 timeout) {
        const bool passed = current_->last_ - current_->numbers_[fence] >= current_->lag_;
        if (timeout == 0 && !passed) return GL_TIMEOUT_EXPIRED;
        current_->waits_ += passed ? 0 : 1;
        return current_->real_wait_(fence, flags, timeout);
    }

    static inline SlowFences* current_ = nullptr;
    PFNGLFENCESYNCPROC real_insert_;
    PFNGLCLIENTWAITSYNCPROC real_wait_;
    std::map<GLsync, int> numbers_;
    int last_ = 0;
    int lag_ = 0;
    int waits_ = 0;
};

}  // namespace vitrine::paths
