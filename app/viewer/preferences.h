#pragma once

#include <app/options.h>

#include <filesystem>
#include <vector>

namespace vitrine::app {

/// What the strip along the bottom shows.
enum class Strip { timings, memory, gpu_log };

/// Where the panels are and which of them are shown. Lengths at scale 1.
struct Layout {
    bool panels = true;  ///< false hides column and timings together
    bool column = true;
    bool timings = true;  ///< the strip along the bottom, whatever it shows
    Strip strip = Strip::timings;
    float column_width = 340;
    float timings_height = 248;
    bool demo_section = true;
    bool compute_section = true;
    bool path_section = true;
    bool scene_section = true;
    bool camera_section = false;
    bool data_section = true;
    bool appearance_section = true;
    bool log_section = false;
    friend bool operator==(const Layout&, const Layout&) = default;
};

/// What the viewer remembers from one start to the next.
struct Preferences {
    Layout layout;
    ui::Theme theme = ui::Theme::dark;
    float zoom = 1;  ///< of text and controls, times the monitor's scale
    paths::PathKind path = paths::PathKind::texture;
    ViewportOptions viewports;
    ui::PresentKind present = ui::PresentKind::exact;
    int ring_size = 3;
    int samples = 4;
    bool vsync = true;
    bool continuous = false;
    scene::ControllerKind controller = scene::ControllerKind::turntable;
    std::vector<std::filesystem::path> recent;  ///< files opened, the last one first
    std::filesystem::path folder;               ///< of the file browser
    bool all_files = false;                     ///< the file browser shows files of unknown kinds too
    friend bool operator==(const Preferences&, const Preferences&) = default;
};

inline constexpr std::size_t most_recent_files = 10;
inline constexpr float smallest_zoom = 0.5F;
inline constexpr float largest_zoom = 3.0F;

/// $XDG_CONFIG_HOME/vitrine/settings.json, or the same in ~/.config; empty when there is no home.
std::filesystem::path preferences_file();

/// Reads the file; values out of range are brought into it. A missing file gives the defaults, a bad one the
/// defaults and a warning in the log.
Preferences read_preferences(const std::filesystem::path& file);

/// Writes the file and the folders it lies in; it appears whole or not at all. Throws FileError.
void write_preferences(const std::filesystem::path& file, const Preferences& preferences);

/// Puts the file first in the list of recent ones, once.
void add_recent(Preferences& preferences, const std::filesystem::path& file);

}  // namespace vitrine::app
