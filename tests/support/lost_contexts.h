#pragma once

#include <glad/gl.h>

#include <atomic>
#include <thread>
#include <utility>

namespace vitrine::test {

/// How a driver lets a program know that a context is lost.
enum class Loss {
    reset,      ///< by its reset status alone
    no_answer,  ///< waiting for a fence fails
    no_fence    ///< calls do and return nothing
};

/// Stands between the program and the driver while it lives, and has the contexts of all other threads lost from `lose`
/// on. No other thread may use OpenGL when it begins or ends. One at a time.
class LostContexts {
public:
    explicit LostContexts(Loss how)
        : how_(how),
          here_(std::this_thread::get_id()),
          real_status_(std::exchange(glad_glGetGraphicsResetStatus, status)),
          real_insert_(std::exchange(glad_glFenceSync, insert)),
          real_wait_(std::exchange(glad_glClientWaitSync, wait)) {
        current_ = this;
    }
    ~LostContexts() {
        glad_glGetGraphicsResetStatus = real_status_;
        glad_glFenceSync = real_insert_;
        glad_glClientWaitSync = real_wait_;
        current_ = nullptr;
    }
    LostContexts(const LostContexts&) = delete;
    LostContexts& operator=(const LostContexts&) = delete;

    void lose() { lost_ = true; }

private:
    static bool lost_by(Loss how) {
        return current_->lost_ && current_->how_ == how && std::this_thread::get_id() != current_->here_;
    }
    static GLenum GLAPIENTRY status() {
        return lost_by(Loss::reset) ? static_cast<GLenum>(GL_INNOCENT_CONTEXT_RESET) : current_->real_status_();
    }
    static GLsync GLAPIENTRY insert(GLenum condition, GLbitfield flags) {
        return lost_by(Loss::no_fence) ? nullptr : current_->real_insert_(condition, flags);
    }
    static GLenum GLAPIENTRY wait(GLsync fence, GLbitfield flags, GLuint64 timeout) {
        return lost_by(Loss::no_answer) ? static_cast<GLenum>(GL_WAIT_FAILED)
                                        : current_->real_wait_(fence, flags, timeout);
    }

    static inline LostContexts* current_ = nullptr;
    Loss how_;
    std::thread::id here_;
    std::atomic<bool> lost_ = false;
    PFNGLGETGRAPHICSRESETSTATUSPROC real_status_;
    PFNGLFENCESYNCPROC real_insert_;
    PFNGLCLIENTWAITSYNCPROC real_wait_;
};

}  // namespace vitrine::test
