#include <vitrine/render/plain_texture.h>

namespace vitrine::render {

gl::Texture make_plain_texture(std::string_view label, GLenum format, glm::ivec2 size) {
    gl::Texture texture = gl::Texture::make(label, static_cast<GLenum>(GL_TEXTURE_2D));
    glTextureStorage2D(texture.id(), 1, format, size.x, size.y);
    glTextureParameteri(texture.id(), GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTextureParameteri(texture.id(), GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

}  // namespace vitrine::render
