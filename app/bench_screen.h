#pragma once

#include "options.h"
#include "pixels.h"

#include <vitrine/gl/context.h>
#include <vitrine/ui/gui.h>

#include <glm/glm.hpp>

#include <memory>

namespace vitrine::app {

/// Where the bench's frames are shown: a window, or a framebuffer that stands for one. Owns the context, which is
/// current as long as it lives.
class BenchScreen {
public:
    virtual ~BenchScreen() = default;

    virtual gl::Context& context() = 0;
    const gl::Driver& driver() { return context().driver(); }
    virtual ui::Gui& gui() = 0;
    /// Makes it `size` pixels, or as near as the desktop lets; returns what it became.
    virtual glm::ivec2 resize(glm::ivec2 size) = 0;
    virtual glm::ivec2 size() const = 0;
    virtual GLuint framebuffer() const = 0;
    /// What is fed to ImGui by hand is all the input there is.
    virtual bool takes_made_up_input() const = 0;
    /// Handles what events there are.
    virtual void poll() = 0;
    virtual void swap() = 0;

    /// Fills it with one colour that no scene has.
    void blank() const;
    /// What the frame being drawn shows, rows from the bottom: before `swap`.
    Pixels pixels() const { return read_framebuffer(framebuffer(), size()); }
};

/// Throws GraphicsError: no driver, no display.
std::unique_ptr<BenchScreen> make_bench_screen(const BenchOptions& options);

}  // namespace vitrine::app
