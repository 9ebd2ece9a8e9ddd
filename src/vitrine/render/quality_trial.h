#pragma once

#include <vitrine/base/frame_timings.h>
#include <vitrine/render/lighting.h>

#include <optional>

namespace vitrine::render {

class Renderer;

/// How long pictures take on this driver.
struct QualityTrial {
    Milliseconds normal{0};            ///< for a million pixels of surface, of Quality::normal
    std::optional<Milliseconds> high;  ///< of Quality::high; none: it is not worth a try
    Quality best = Quality::normal;    ///< that leaves a picture of a whole window smooth
};

/// Draws a few small pictures: takes some ten milliseconds, and more where shaders are compiled slowly.
QualityTrial try_qualities(Renderer& renderer);

}  // namespace vitrine::render
