#pragma once

#include <vitrine/render/field_look.h>
#include <vitrine/render/settings.h>
#include <vitrine/ui/gui.h>

#include <string_view>

namespace vitrine::app {

/// Words for values of the library that have none of their own there. Those from words throw UsageError that lists all.

/// "dark", "light".
std::string_view name_of(ui::Theme theme);
ui::Theme theme_named(std::string_view name);

/// "smooth", "flat".
std::string_view name_of(render::Shading shading);
render::Shading shading_named(std::string_view name);

/// "auto", "full", "percentiles", "limits".
std::string_view name_of(render::FieldRange range);
render::FieldRange field_range_named(std::string_view name);

/// Between which a number may lie.
struct Limits {
    double least = 0;
    double most = 0;
};

inline constexpr Limits brightness_limits{0, 100};
inline constexpr Limits exposure_limits{-16, 16};
inline constexpr Limits rotation_limits{-360, 360};  ///< degrees
inline constexpr Limits point_size_limits{1, 64};
inline constexpr Limits wireframe_width_limits{double{render::thinnest_edge}, double{render::widest_edge}};
inline constexpr Limits eye_dome_strength_limits{0, 10};
inline constexpr Limits eye_dome_radius_limits{1, 8};
inline constexpr Limits percentile_limits{0, 100};
inline constexpr Limits vector_length_limits{0, 10};
inline constexpr Limits vector_count_limits{1, 1e6};
inline constexpr Limits rest_samples_limits{1, 256};
inline constexpr Limits time_limits{0, 1e6};
inline constexpr Limits speed_limits{-100, 100};

}  // namespace vitrine::app
