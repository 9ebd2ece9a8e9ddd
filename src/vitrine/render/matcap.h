#pragma once

#include <vitrine/scene/image_plane.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::render {

/// A picture of a ball as it is lit, by which surfaces are coloured: each place as the ball is where it faces the same
/// way (Sloan, Martin, Gooch and Gooch, "The Lit Sphere", 2001).
struct Matcap {
    std::string name;                                  ///< empty: none
    std::shared_ptr<const scene::ColorImage> picture;  ///< the ball fills it; null: none

    friend bool operator==(const Matcap&, const Matcap&) = default;
};

/// "clay", "wax", "jade", "porcelain", "steel": those that are made by formulas.
std::span<const std::string_view> matcap_names();
/// Makes one of them. Throws UsageError that lists them.
Matcap make_matcap(std::string_view name);

}  // namespace vitrine::render
