#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/gpu/mirrors.h>
#include <vitrine/render/draw_list.h>
#include <vitrine/render/renderer.h>
#include <vitrine/render/settings.h>

#include <span>

namespace vitrine::render {

/// Draws point clouds as round dots of a size in pixels.
class PointPass {
public:
    PointPass();
    /// Uploads what the items' draw needs.
    static void upload(std::span<const DrawItem<scene::PointCloud>> items, const Settings& settings,
                       gpu::Mirrors& mirrors);
    void draw(std::span<const DrawItem<scene::PointCloud>> items, const Settings& settings, gpu::Mirrors& mirrors,
              DrawCounts& counts) const;

private:
    gl::Program program_;
    gl::VertexArray vertices_;
};

}  // namespace vitrine::render
