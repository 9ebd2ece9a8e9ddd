#pragma once

#include <vitrine/render/color_scale.h>

#include <string>
#include <vector>

namespace vitrine::render {

/// A round number on a scale.
struct ColorTick {
    float place = 0;  ///< 0 to 1
    std::string label;
};

/// About `most` of them at most, from low to high; of categories one for each, in its middle.
std::vector<ColorTick> color_ticks(const ColorScale& scale, std::size_t most);

/// With as many digits as tell it from others that are `step` away.
std::string number_text(double number, double step);

}  // namespace vitrine::render
