#pragma once

#include <vitrine/gl/context.h>

#include <memory>
#include <string>

namespace vitrine::platform {

struct HeadlessOptions {
    bool debug = gl::debug_context_by_default;
};

/// A context without a window, by EGL: tries each device, hardware first, then Mesa's surfaceless platform, then
/// the default display. There is no default framebuffer: always draw to a framebuffer object.
class HeadlessContext final : public gl::Context {
public:
    /// Made current. Throws GraphicsError that says what was tried.
    explicit HeadlessContext(const HeadlessOptions& options = {});
    ~HeadlessContext() override;

    void make_current() override;
    void release() override;
    std::unique_ptr<gl::Context> make_shared() override;
    const gl::Driver& driver() const override;
    /// Which way it was made: "EGL device 0", "EGL surfaceless", "EGL default display".
    const std::string& origin() const;

private:
    struct State;
    explicit HeadlessContext(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace vitrine::platform
