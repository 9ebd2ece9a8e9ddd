#include <vitrine/scene/texture.h>

#include <cmath>
#include <utility>

namespace vitrine::scene {

arrays::TrackedTexels Texture::tracked_texels() const {
    arrays::TrackedTexels tracked = texels.tracked_texels();
    tracked.levels = true;
    if (encoding == TextureEncoding::color) tracked.format = arrays::TexelFormat::srgb8_alpha8;
    return tracked;
}

Texture make_texture(std::string name, ColorImage texels, TextureEncoding encoding) {
    return {.name = std::move(name),
            .state = TextureState::ready,
            .encoded = {},
            .texels = std::move(texels),
            .encoding = encoding,
            .made_of = nullptr};
}

glm::mat3 TextureTransform::matrix() const {
    const float c = std::cos(rotation_radians);
    const float s = std::sin(rotation_radians);
    return {c * scale.x, -s * scale.x, 0, s * scale.y, c * scale.y, 0, offset.x, offset.y, 1};
}

}  // namespace vitrine::scene
