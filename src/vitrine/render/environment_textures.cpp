#include <vitrine/render/environment_textures.h>

#include <vitrine/gl/pixel_storage.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <utility>

namespace vitrine::render {
namespace {

// Units of surroundings.glsl and backdrop.frag.
constexpr GLuint mirrors_unit = 8;
constexpr GLuint map_unit = 9;

gl::Texture make_mirrors(const Environment& environment) {
    gl::Texture texture = gl::Texture::make("mirrored surroundings", GL_TEXTURE_CUBE_MAP);
    const GLuint id = texture.id();
    const int edge = environment.mirrors.front().edge;
    glTextureStorage2D(id, Environment::levels, GL_RGB16F, edge, edge);
    const gl::UnpackScope rows;
    for (std::size_t i = 0; i < Environment::levels; ++i) {
        const Environment::Mirror& mirror = environment.mirrors[i];
        glTextureSubImage3D(id, static_cast<GLint>(i), 0, 0, 0, mirror.edge, mirror.edge, 6, GL_RGB, GL_HALF_FLOAT,
                            mirror.texels.data());
    }
    glTextureParameteri(id, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    return texture;
}

gl::Texture make_map(const Environment& map) {
    gl::Texture texture = gl::Texture::make("surroundings", GL_TEXTURE_2D);
    const GLuint id = texture.id();
    const auto levels = static_cast<GLsizei>(std::bit_width(static_cast<unsigned>(std::max(map.size.x, map.size.y))));
    glTextureStorage2D(id, levels, GL_RGB16F, map.size.x, map.size.y);
    const gl::UnpackScope rows;
    glTextureSubImage2D(id, 0, 0, 0, map.size.x, map.size.y, GL_RGB, GL_HALF_FLOAT, map.texels.data());
    glGenerateTextureMipmap(id);
    glTextureParameteri(id, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTextureParameteri(id, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

}  // namespace

EnvironmentTextures::Scope::Scope(GLuint mirrors, GLuint map)
    : mirrors_(mirrors_unit, mirrors, GL_TEXTURE_CUBE_MAP), map_(map_unit, map) {}

EnvironmentTextures::Scope EnvironmentTextures::use(const Lighting& lighting) {
    if (lighting.map != environment_) {
        mirrors_ = {};
        map_ = {};
        environment_ = lighting.map;
    }
    if (lighting.is_mapped()) {
        if (mirrors_.id() == 0) mirrors_ = make_mirrors(*environment_);
        if (lighting.backdrop == Backdrop::sharp && map_.id() == 0) map_ = make_map(*environment_);
    }
    return {mirrors_.id(), map_.id()};
}

}  // namespace vitrine::render
