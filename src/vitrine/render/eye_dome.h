#pragma once

#include <string_view>

namespace vitrine::render {

/// Eye-dome lighting: a point is darkened where its neighbours in the picture are nearer to the eye, so that clouds
/// without normals show their shape (Boucheny 2009). Of clouds that kernels draw, and of nothing else.
struct EyeDome {
    enum class When {
        automatic,  ///< of clouds without normals, where there are many points
        off,
        on,  ///< of all clouds
    };
    When when = When::automatic;
    float strength = 1.0F;       ///< 0 to 10
    float radius_pixels = 1.5F;  ///< of the neighbours, 1 to 8

    friend bool operator==(const EyeDome&, const EyeDome&) = default;
};

/// "auto", "off", "on".
std::string_view name_of(EyeDome::When when);
/// Throws UsageError that lists the names.
EyeDome::When eye_dome_named(std::string_view name);

}  // namespace vitrine::render
