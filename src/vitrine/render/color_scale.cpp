#include <vitrine/render/color_scale.h>

#include <algorithm>
#include <cmath>

namespace vitrine::render {

std::size_t ColorScale::place_of(float number) const {
    if (std::isnan(number) || (logarithmic && number <= 0)) return size();
    if (categories > 0) {
        const auto count = static_cast<float>(categories);
        const float whole = std::floor(number + 0.5F);
        const float place = whole - count * std::floor(whole / count);
        return place >= 0 && place < count ? static_cast<std::size_t>(place) : size();
    }
    const glm::vec4 scale = uniform();
    const float t = ((logarithmic ? std::log10(number) : number) - scale.x) * scale.y;
    return static_cast<std::size_t>(std::clamp(t, 0.0F, 1.0F) * static_cast<float>(table_colors - 1) + 0.5F);
}

float ColorScale::number_at(float t) const {
    const float place = glm::mix(low, high, t);
    return logarithmic ? std::pow(10.0F, place) : place;
}

glm::vec4 ColorScale::uniform() const {
    return {low, 1 / (high - low), logarithmic ? 1.0F : 0.0F, static_cast<float>(categories)};
}

}  // namespace vitrine::render
