#include <vitrine/render/surface_samplers.h>

#include <vitrine/gl/driver.h>

#include <algorithm>

namespace vitrine::render {
namespace {

/// Beyond that nothing is seen of it.
constexpr float most_anisotropy = 8.0F;

unsigned key_of(const scene::TextureSampler& sampler) {
    return static_cast<unsigned>(sampler.wrap_s) + 4U * static_cast<unsigned>(sampler.wrap_t) +
           (sampler.smooth_near ? 16U : 0U) + (sampler.smooth_far ? 32U : 0U) + (sampler.levels ? 64U : 0U);
}

GLint wrap_mode(scene::TextureWrap wrap) {
    switch (wrap) {
        case scene::TextureWrap::mirror: return GL_MIRRORED_REPEAT;
        case scene::TextureWrap::clamp: return GL_CLAMP_TO_EDGE;
        case scene::TextureWrap::repeat: break;
    }
    return GL_REPEAT;
}

GLint far_filter(const scene::TextureSampler& sampler) {
    if (sampler.levels) return sampler.smooth_far ? GL_LINEAR_MIPMAP_LINEAR : GL_NEAREST_MIPMAP_LINEAR;
    return sampler.smooth_far ? GL_LINEAR : GL_NEAREST;
}

/// Surfaces that are seen at a flat angle stay sharp. Where the CPU rasterises that doubles what a frame takes.
void set_anisotropy(GLuint sampler) {
    if (GLAD_GL_EXT_texture_filter_anisotropic == 0 || gl::read_driver().software) return;
    GLfloat most = 1;
    glGetFloatv(GL_MAX_TEXTURE_MAX_ANISOTROPY_EXT, &most);
    glSamplerParameterf(sampler, GL_TEXTURE_MAX_ANISOTROPY_EXT, std::min(most, most_anisotropy));
}

gl::Sampler make(const scene::TextureSampler& sampler) {
    gl::Sampler made = gl::Sampler::make("surface sampler");
    glSamplerParameteri(made.id(), GL_TEXTURE_WRAP_S, wrap_mode(sampler.wrap_s));
    glSamplerParameteri(made.id(), GL_TEXTURE_WRAP_T, wrap_mode(sampler.wrap_t));
    glSamplerParameteri(made.id(), GL_TEXTURE_MAG_FILTER, sampler.smooth_near ? GL_LINEAR : GL_NEAREST);
    glSamplerParameteri(made.id(), GL_TEXTURE_MIN_FILTER, far_filter(sampler));
    if (sampler.levels && sampler.smooth_far && sampler.smooth_near) set_anisotropy(made.id());
    return made;
}

}  // namespace

GLuint SurfaceSamplers::get(const scene::TextureSampler& sampler) {
    gl::Sampler& made = samplers_[key_of(sampler)];
    if (!made) made = make(sampler);
    return made.id();
}

}  // namespace vitrine::render
