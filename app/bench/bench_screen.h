#pragma once

#include <app/options.h>
#include <app/pixels.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/context.h>
#include <vitrine/ui/gui.h>

#include <glm/glm.hpp>

#include <memory>
#include <string>

namespace vitrine::app {

/// Ends a measurement from within: somebody does not want to wait for it any longer, or the screen is not what it was.
/// An empty text: there is nothing to tell.
class BenchStopped : public Error {
public:
    using Error::Error;
};

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
    /// Of the room for what is measured, which reaches to the lower left corner.
    virtual glm::ivec2 size() const = 0;
    /// Of the whole framebuffer.
    virtual glm::ivec2 window_size() const { return size(); }
    virtual GLuint framebuffer() const = 0;
    /// What is fed to ImGui by hand is all the input there is.
    virtual bool takes_made_up_input() const = 0;
    /// Handles what events there are, between two frames. Throws BenchStopped.
    virtual void poll() = 0;
    virtual void swap() = 0;
    /// What it says above the room for what is measured, if it has a place there; `done` is from 0 to 1.
    virtual void set_notice(const std::string& /*text*/, float /*done*/) {}
    /// Adds that to the ImGui frame under way.
    virtual void add_notice() {}

    /// Fills it with one colour that no scene has.
    void blank() const;
    /// What the frame being drawn shows, rows from the bottom: before `swap`.
    Pixels pixels() const { return read_framebuffer(framebuffer(), size()); }
};

/// Throws GraphicsError: no driver, no display.
std::unique_ptr<BenchScreen> make_bench_screen(const BenchOptions& options);

}  // namespace vitrine::app
