#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/gpu/mirrors.h>
#include <vitrine/render/draw_list.h>
#include <vitrine/render/renderer.h>
#include <vitrine/render/settings.h>

#include <span>

namespace vitrine::render {

/// Draws triangle meshes: lit faces, and their edges as a wireframe.
class MeshPass {
public:
    MeshPass();
    /// Uploads what the items' draw needs.
    static void upload(std::span<const DrawItem<scene::Mesh>> items, const Settings& settings, gpu::Mirrors& mirrors);
    void draw_faces(std::span<const DrawItem<scene::Mesh>> items, const Settings& settings, gpu::Mirrors& mirrors,
                    DrawCounts& counts) const;
    /// Blending must be on.
    void draw_wireframe(std::span<const DrawItem<scene::Mesh>> items, const Settings& settings, gpu::Mirrors& mirrors,
                        DrawCounts& counts) const;

private:
    void submit(const DrawItem<scene::Mesh>& item, const Settings& settings, GLuint program, gpu::Mirrors& mirrors,
                DrawCounts& counts) const;

    gl::Program faces_;
    gl::Program edges_;
    gl::VertexArray vertices_;
};

}  // namespace vitrine::render
