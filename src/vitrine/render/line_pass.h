#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/gpu/mirrors.h>
#include <vitrine/render/draw_list.h>
#include <vitrine/render/renderer.h>
#include <vitrine/render/settings.h>

#include <span>

namespace vitrine::render {

/// Draws line segments as ribbons that face the screen, with soft edges. Core profiles have no wide lines.
class LinePass {
public:
    LinePass();
    /// Uploads what the items' draw needs.
    static void upload(std::span<const DrawItem<scene::LineSet>> items, const Settings& settings,
                       gpu::Mirrors& mirrors);
    /// Blending must be on.
    void draw(std::span<const DrawItem<scene::LineSet>> items, const Settings& settings, gpu::Mirrors& mirrors,
              DrawCounts& counts) const;

private:
    gl::Program program_;
    gl::VertexArray no_vertices_;
};

}  // namespace vitrine::render
