#pragma once

#include <vitrine/gl/context.h>

#include <memory>

namespace vitrine::paths {

/// Stands for another context and counts what is made to share with it.
class CountedContext final : public gl::Context {
public:
    explicit CountedContext(gl::Context& real) : real_(real) {}

    void make_current() override { real_.make_current(); }
    void release() override { real_.release(); }
    std::unique_ptr<gl::Context> make_shared() override {
        ++made_;
        return real_.make_shared();
    }
    const gl::Driver& driver() const override { return real_.driver(); }

    int made() const { return made_; }

private:
    gl::Context& real_;
    int made_ = 0;
};

}  // namespace vitrine::paths
