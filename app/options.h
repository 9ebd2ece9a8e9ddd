#pragma once

#include <vitrine/compute/way.h>
#include <vitrine/paths/render_path.h>
#include <vitrine/render/settings.h>
#include <vitrine/scene/camera_controller.h>
#include <vitrine/scene/collection_item.h>
#include <vitrine/ui/gui.h>
#include <vitrine/ui/viewport.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::app {

/// How many viewports a window has, and what is different in them.
struct ViewportOptions {
    int count = 1;
    bool linked = true;                  ///< their cameras move together
    std::vector<paths::PathKind> paths;  ///< in turn; none: SceneOptions::path for all
    friend bool operator==(const ViewportOptions&, const ViewportOptions&) = default;
};

/// What every command that shows a scene has in common.
struct SceneOptions {
    std::filesystem::path state;               ///< where all that follows was told by a file; empty: nowhere
    std::vector<std::filesystem::path> files;  ///< none: the demo, or the built-in sample
    std::string demo;                          ///< name of one; empty: none
    std::optional<std::size_t> count;          ///< of what the demo computes; absent: as many as it has at first
    std::string camera;                        ///< for scene::parse_camera; empty: the default view
    std::string variant;                       ///< of the files' materials; empty: as they are
    std::string animation;                     ///< of the files: its name or its place; empty: none, or the first one
    std::optional<double> animation_seconds;   ///< where it begins; absent: where it begins by itself
    bool play = false;                         ///< that animation; in the viewer
    double speed = 1;                          ///< of it; below 0: backwards
    bool loop = true;                          ///< it begins again at its end
    std::string select;                        ///< name or path of a node that is outlined; empty: none
    std::optional<std::vector<std::string>> hidden;  ///< nodes, as `select`; absent: those that the files hide
    std::optional<glm::dvec3> up;                    ///< none: as the files have it
    paths::PathKind path = paths::PathKind::texture;
    ViewportOptions viewports;            ///< of the whole window, where there is one
    std::optional<compute::Way> compute;  ///< of a demo's kernels; absent: the best
    int ring_size = 3;
    ui::PresentKind present = ui::PresentKind::exact;
    int samples = 4;
    int rest_samples = 1;  ///< of a picture that rests, at least `samples`
    ui::RenderScale render_scale;
    ui::Theme theme = ui::Theme::dark;
    bool drop_copies = false;  ///< of files' arrays in main memory, once the GPU has them; in the viewer
    bool watch = false;        ///< files that change are loaded again; in the viewer
    /// How the scene is drawn, as far as that is chosen here: `render_settings` adds what a theme and a demo have.
    render::Settings render;
    bool quality_by_trial = false;  ///< in a window: nothing names a quality
    // Absent: as the quality has them.
    std::optional<bool> shadows;
    std::optional<bool> ambient_occlusion;
    std::optional<render::Transparency> transparency;
    std::optional<float> key_light;            ///< absent: as what is around has it
    std::filesystem::path environment;         ///< a map to be lit by; empty: none
    std::filesystem::path matcap;              ///< the picture's file; empty: none, or one with a name
    float point_budget_ms = 33;                ///< of a frame that moves; 0: all points are drawn
    std::uint64_t octree_from = 50'000'000;    ///< clouds of so many points are shown through an octree
    std::optional<std::size_t> octree_points;  ///< of octrees in memory; absent: as the driver can draw in time
};

/// How the GPU log is written: people's text, or JSON Lines.
enum class GpuLogFormat { text, json };

/// Whether and where what the GPU is asked to do is written.
struct GpuLogOptions {
    std::optional<GpuLogFormat> format;  ///< absent: it is not
    std::filesystem::path file;          ///< empty: standard output
};

/// `vitrine [FILE…]`
struct ViewOptions {
    SceneOptions scene;
    GpuLogOptions gpu_log;
    std::optional<glm::ivec2> size;  ///< absent: the usual one, or less on a small monitor
    scene::ControllerKind controller = scene::ControllerKind::turntable;
    std::optional<float> scale;  ///< absent: the monitor's
    bool vsync = true;
    bool continuous = false;
    /// Neither reads nor writes the saved layout: for tests and demonstrations.
    bool fresh = false;
    /// Which of the choices that the viewer remembers were made here: they win over what it remembers.
    struct Given {
        bool path = false;
        bool viewports = false;
        bool linked = false;
        bool ring_size = false;
        bool present = false;
        bool samples = false;
        bool theme = false;
        bool controller = false;
        bool vsync = false;
        bool continuous = false;
    };
    Given given;
};

/// `vitrine render FILE -o out.png`
struct RenderOptions {
    SceneOptions scene;
    GpuLogOptions gpu_log;
    std::filesystem::path output;
    glm::ivec2 size{1280, 720};
    bool ui = false;
    bool transparent = false;  ///< no background
    float scale = 1.0F;
    double advance_seconds = 0;  ///< that the demo has gone on for
};

/// `vitrine bench [FILE]`
struct BenchOptions {
    SceneOptions scene;
    std::vector<paths::PathKind> paths;
    /// How their pictures are presented. With both, the path texture alone is measured in both ways.
    std::vector<ui::PresentKind> presents;
    std::vector<glm::ivec2> sizes;
    std::vector<int> samples;
    std::vector<int> viewports{1};  ///< that share the screen, case by case
    int frames = 60;                ///< of each path, at least
    /// Measured on until the 95 % confidence interval of each path's median frame is at most so many percent of it to
    /// either side; 0: no more frames than the least.
    double until_ci_percent = 2;
    double time_limit_seconds = 60;  ///< for a case: after it no frames are added to the least
    int warmup = 5;
    bool window = false;
    /// Columns and rows of vertices, instead of a file; one after the other.
    std::vector<glm::ivec2> height_fields;
    std::vector<std::size_t> points;  ///< clouds of so many instead of a file, one after the other
    bool order_points = false;        ///< of clouds, for sampling, before measuring
    int parts = 0;  ///< meshes that a bumpy sphere of `part_triangles` is cut into instead of a file; 0: none
    double part_triangles = 1e6;
    bool prepare = false;    ///< the meshes first, as the viewer does in the background
    bool all_faces = false;  ///< backs of closed meshes too
    int layers = 0;          ///< squares above each other instead of a file; 0: none
    /// A collection of so many points, segments and so on, instead of a file.
    struct Items {
        scene::CollectionKind kind{};
        int count = 0;  ///< 0: none
    };
    Items items;
    std::filesystem::path json;  ///< empty: not written
    std::filesystem::path csv;
    std::filesystem::path png;  ///< of the charts
    ui::Theme chart_theme = ui::Theme::light;
    float chart_scale = 1.0F;
    /// Edits of arrays and their uploads are measured instead of render paths; only `json` counts then.
    bool arrays = false;
    /// Demos that run kernels are measured instead of render paths, by each of these ways.
    struct Kernels {
        std::vector<std::string> demos;  ///< none: all that run kernels
        std::vector<compute::Way> ways;
        std::vector<std::size_t> counts;  ///< of items; none: decades, as far as the demo is for
    };
    std::optional<Kernels> kernels;
    /// Two reports, the older first: then nothing is measured. Otherwise empty.
    std::vector<std::filesystem::path> compare;
};

/// `vitrine info FILE`
struct InfoOptions {
    std::vector<std::filesystem::path> files;
    bool json = false;
};

/// `vitrine index FILE`
struct IndexOptions {
    std::filesystem::path file;
    std::filesystem::path output;
};

/// `vitrine devices`
struct DevicesOptions {
    bool json = false;
};

/// `vitrine formats`
struct FormatsOptions {
    bool json = false;
};

}  // namespace vitrine::app
