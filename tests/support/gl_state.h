#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/gl/render_target.h>

#include <map>
#include <string>
#include <vector>

namespace vitrine::test {

/// The GL state that drawing a scene could disturb: its names and values as text, so that a difference can be read.
using StateText = std::map<std::string, std::string>;
StateText state_text();
/// What changed, as "name: before -> after" lines; empty when nothing did.
std::string changes(const StateText& before, const StateText& after);

/// State as a host could have it that shares nothing with what drawing a scene needs. Bindings last as long as this.
class UnusualState {
public:
    UnusualState();
    ~UnusualState();
    UnusualState(const UnusualState&) = delete;
    UnusualState& operator=(const UnusualState&) = delete;

private:
    void bind() const;

    gl::RenderTarget draw_;
    gl::RenderTarget read_;
    gl::Program program_;
    gl::VertexArray vertices_;
    gl::Buffer buffer_;
};

/// Everything of it as a new context has it, but for a viewport of one pixel.
void set_default_state();

/// Names below 10000 of objects that exist, by glIsBuffer and its like. A driver that gives no name twice shows by
/// them that nothing was made anew.
std::vector<GLuint> live_names(PFNGLISBUFFERPROC is_object);

}  // namespace vitrine::test
