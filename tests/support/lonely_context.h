#pragma once

#include <vitrine/base/error.h>
#include <vitrine/gl/context.h>

#include <memory>

namespace vitrine::test {

/// Stands for another context, on a driver that has no second one.
class LonelyContext final : public gl::Context {
public:
    static constexpr const char* problem = "no second OpenGL context can be made: this is a test";

    explicit LonelyContext(gl::Context& real) : real_(real) {}
    void make_current() override { real_.make_current(); }
    void release() override { real_.release(); }
    std::unique_ptr<gl::Context> make_shared() override { throw GraphicsError(problem); }
    const gl::Driver& driver() const override { return real_.driver(); }

private:
    gl::Context& real_;
};

}  // namespace vitrine::test
