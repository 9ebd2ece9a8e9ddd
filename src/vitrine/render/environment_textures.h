#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/environment.h>
#include <vitrine/render/lighting.h>

#include <memory>

namespace vitrine::render {

/// The last environment that was used, on the GPU.
class EnvironmentTextures {
public:
    /// For its scope both textures are bound to the units that the shaders have.
    class Scope {
    public:
        Scope(GLuint mirrors, GLuint map);

    private:
        gl::TextureScope mirrors_;
        gl::TextureScope map_;
    };

    /// Uploads what of it is needed, and is not there yet.
    Scope use(const Lighting& lighting);

private:
    std::shared_ptr<const Environment> environment_;
    gl::Texture mirrors_;
    gl::Texture map_;
};

}  // namespace vitrine::render
