#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/scene/texture.h>

#include <map>

namespace vitrine::render {

/// GL's samplers for textures that cover surfaces, each made when it is first used.
class SurfaceSamplers {
public:
    GLuint get(const scene::TextureSampler& sampler);

private:
    std::map<unsigned, gl::Sampler> samplers_;
};

}  // namespace vitrine::render
