#pragma once

#include <vitrine/gl/draw_area.h>

#include <imgui.h>

#include <functional>

namespace vitrine::ui {

/// What a callback finds when ImGui's OpenGL renderer comes to it.
struct CallbackPlace {
    GLuint framebuffer = 0;  ///< being drawn into
    gl::PixelBox box;        ///< of the rectangle, y up
    gl::PixelBox clip;       ///< pixels that the list's clipping lets be written
};

/// Has `draw` called with OpenGL when the list is rendered up to here, with the pixels of a rectangle in ImGui
/// coordinates. It must leave the GL state as it finds it and throw nothing. It is dropped uncalled when the ImGui
/// context begins a new frame or ends first, so it may not own what needs a GL context to die.
void add_draw_callback(ImDrawList& list, ImVec2 min, ImVec2 max, std::function<void(const CallbackPlace&)> draw);

/// Whether lists of the current window are rendered by an OpenGL renderer that calls callbacks, into the framebuffer of
/// the main window's context: framebuffers of ours are of no use in another.
bool draw_callbacks_work();

}  // namespace vitrine::ui
