#pragma once

#include "options.h"

#include <vitrine/io/read_scene.h>
#include <vitrine/render/settings.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>

#include <string>

namespace vitrine::app {

/// Reads the options' files; the demo's scene or the built-in sample when there are none. Throws FileError.
scene::Scene load_scene(const SceneOptions& options);

/// Reads those of the options' files that can be read; the built-in sample when there are none.
io::ReadResult load_readable(const SceneOptions& options);

/// What to call the scene in titles and reports: the file's name, "3 files" or "sample".
std::string scene_name(const SceneOptions& options);

/// How the options want the scene drawn, in the colours of their theme; `scale` is the UI's.
render::Settings render_settings(const SceneOptions& options, float scale);

/// The view that a scene begins with: drawings from the front, all else from the right, above and front. `aspect` is
/// width over height.
scene::Camera first_camera(const scene::Scene& scene, double aspect, const glm::dvec3& up);

/// The options' camera, the demo's, or the first view of the scene. Throws UsageError for a camera that does not suit
/// the scene.
scene::Camera initial_camera(const SceneOptions& options, const scene::Scene& scene, double aspect);

}  // namespace vitrine::app
