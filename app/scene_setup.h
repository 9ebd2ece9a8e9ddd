#pragma once

#include "options.h"

#include <app/demos/demo.h>

#include <vitrine/gl/driver.h>
#include <vitrine/render/settings.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/playback.h>
#include <vitrine/scene/scene.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::app {

/// The demo that the options ask for, of the size they ask for; nullptr: none. Throws UsageError where it has no choice
/// of sizes, or not that one.
std::unique_ptr<Demo> make_demo(const SceneOptions& options);

/// The demo's scene; without one the options' files, or the built-in sample when there are none. Throws FileError.
scene::Scene load_scene(const SceneOptions& options, Demo* demo);

/// Which animation the options ask for; absent: for none. Throws UsageError, which lists those that there are.
std::optional<scene::Playback> initial_playback(const SceneOptions& options, const scene::Scene& scene);

/// By what the options ask for one of the scene's animations: its name, or its place.
std::string word_for_animation(const scene::Scene& scene, std::size_t place);

/// How many pictures have as many samples together as a picture that rests is to have; one at least.
std::uint32_t pictures_of(int rest_samples, int samples);

/// Moves the nodes to where that animation has them at its beginning, for a picture of that moment.
void pose(scene::Scene& scene, const SceneOptions& options);

/// Selects the variant of materials that has the name. Throws UsageError, which lists those that there are.
void select_variant(scene::Scene& scene, std::string_view name);

/// Hides the nodes that the options name, and shows all others; where they name none nothing is changed. Throws
/// UsageError for names of nothing, when all others are hidden.
void hide_nodes(scene::Scene& scene, const SceneOptions& options);

/// The paths of those that are hidden, which hide them again.
std::vector<std::string> hidden_nodes(const scene::Scene& scene);

/// The node of that path (scene::node_at), or else the first one of that name that is shown. Throws UsageError where
/// there is none.
scene::NodeId node_named(const scene::Scene& scene, std::string_view name);

/// The names of the scene's numbers, then of those that can be computed of its meshes.
std::vector<std::string> offered_fields(const scene::Scene& scene);

/// Throws UsageError, which lists what there is, where the scene lacks the numbers or vectors that the options show.
void require_data(const SceneOptions& options, const scene::Scene& scene);

/// The same options for other files. A camera was meant for the first scene.
SceneOptions with_files(SceneOptions options, const std::vector<std::filesystem::path>& files);

/// What to call the scene in titles and reports: the file's name, "3 files" or "sample".
std::string scene_name(const SceneOptions& options);

/// A quality with its effects, but for those that the options name.
void choose_quality(render::Settings& settings, const SceneOptions& options, render::Quality quality);

/// How the options want the scene drawn, in the colours of their theme, and then the demo; `scale` is the UI's. Without
/// their environment map, which takes time.
render::Settings render_settings(const SceneOptions& options, float scale, const Demo* demo);
/// The same with that map; if it cannot be read, without, and a warning in the log says why.
render::Settings lit_settings(const SceneOptions& options, float scale, const Demo* demo);

/// How many points of octrees the options, or else the driver, allow to be in memory.
std::size_t octree_points(const SceneOptions& options, const gl::Driver& driver);

/// What is up in the options' files, a unit vector: what the options say, or z where all are of a kind that says so, or
/// else y.
glm::dvec3 up_of(const SceneOptions& options);

/// The view that a scene begins with: drawings from the front, all else from the right, above and front. `aspect` is
/// width over height.
scene::Camera first_camera(const scene::Scene& scene, double aspect, const glm::dvec3& up);

/// Whether a camera's text says how far away it is, so that the scene need not be framed.
bool tells_distance(std::string_view camera);

/// Whether a camera's text names one that a file brings along: "file:NAME", or "file:0" by its place.
bool names_view(std::string_view camera);

/// Throws UsageError for a camera's text with mistakes that show without knowing the scene.
void check_camera(const std::string& camera);

/// The view of the scene that such a text names; nullptr: there is none.
const scene::NamedView* find_view(const scene::Scene& scene, std::string_view camera);

/// What to say where there is none: which cameras there are.
std::string absent_view(const scene::Scene& scene, std::string_view camera);

/// The options' camera, the demo's, or the first view of the scene. Throws UsageError for a camera that does not suit
/// the scene.
scene::Camera initial_camera(const SceneOptions& options, const scene::Scene& scene, double aspect, const Demo* demo);

}  // namespace vitrine::app
