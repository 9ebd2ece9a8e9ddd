#pragma once

#include <vitrine/base/frame_timings.h>
#include <vitrine/gl/driver.h>
#include <vitrine/ui/look.h>
#include <vitrine/ui/viewport.h>

namespace vitrine::ui {

/// Chooses the render path of a viewport with its options, and says what it does: bytes, latency, waiting, and who
/// draws. `vsync` is the window's; nullptr where there is no window.
/// Controls for Look::shortcut_of: "path.<name>", "path.samples", "path.continuous", "window.vsync".
void path_panel(const Look& look, Viewport& viewport, const FrameTimings& timings, const gl::Driver& driver,
                bool* vsync);

/// What the numbers of the panel are taken from: the last frame in which the scene was drawn.
struct PathNumbers {
    std::uint64_t bytes_per_frame = 0;
    double blocked_ms = 0;
    bool known = false;
};
PathNumbers path_numbers(const FrameTimings& timings);

}  // namespace vitrine::ui
