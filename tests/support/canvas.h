#pragma once

#include <support/gl_test.h>
#include <support/pixels.h>

#include <vitrine/gl/render_target.h>
#include <vitrine/render/renderer.h>

#include <glm/glm.hpp>

#include <optional>

namespace vitrine::test {

/// The scene and nothing else, on black.
inline render::Settings bare_settings() {
    render::Settings settings;
    settings.grid = false;
    settings.axes = false;
    settings.quality = render::Quality::draft;
    settings.background_top = glm::vec3(0.0F);
    settings.background_bottom = glm::vec3(0.0F);
    return settings;
}

/// What `bare_settings` leaves where nothing is drawn.
inline constexpr Pixel black{0, 0, 0, 255};

/// A renderer with a target of the size asked for last.
class Canvas {
public:
    render::Renderer& renderer() { return renderer_; }
    const gl::RenderTarget& target() const { return *target_; }
    /// Of the last draw.
    const render::DrawCounts& counts() const { return counts_; }

    Pixels draw(const scene::Scene& scene, const scene::Camera& camera, glm::ivec2 size,
                const render::Settings& settings = bare_settings(), int samples = 1) {
        if (!target_ || target_->size() != size || target_->samples() != samples)
            target_.emplace("canvas", size, samples);
        counts_ = renderer_.draw(scene, camera, settings, *target_);
        return read_texture(target_->color_texture());
    }

private:
    render::Renderer renderer_;
    std::optional<gl::RenderTarget> target_;
    render::DrawCounts counts_;
};

/// Base of tests that draw scenes.
class DrawTest : public GlTest {
protected:
    /// Made when first used, for a test that is skipped has no context.
    Canvas& canvas() {
        if (!canvas_) canvas_.emplace();
        return *canvas_;
    }
    Pixels draw(const scene::Scene& scene, const scene::Camera& camera, glm::ivec2 size,
                const render::Settings& settings = bare_settings(), int samples = 1) {
        return canvas().draw(scene, camera, size, settings, samples);
    }

private:
    std::optional<Canvas> canvas_;
};

}  // namespace vitrine::test
