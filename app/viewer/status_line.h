#pragma once

#include <vitrine/base/statistics.h>
#include <vitrine/gl/driver.h>
#include <vitrine/scene/scene.h>
#include <vitrine/ui/look.h>
#include <vitrine/ui/viewport.h>

#include <string>

namespace vitrine::app {

/// One line about what is shown and what it costs, from the left: file, counts, frame time, path, kind of
/// camera; GPU to the right.
/// An empty name stands for nothing being open. `frame` is of the frames that drew the scene.
void status_line(const ui::Look& look, const std::string& name, const scene::SceneCounts& counts, const Summary& frame,
                 const ui::ViewportSettings& settings, const gl::Driver& driver);

/// "12,345 triangles, 1,000 points"; "empty" for an empty scene.
std::string counts_text(const scene::SceneCounts& counts);

}  // namespace vitrine::app
