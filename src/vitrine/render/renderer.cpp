#include <vitrine/render/renderer.h>

#include <vitrine/gl/debug_output.h>
#include <vitrine/gl/saved_state.h>
#include <vitrine/render/decor_pass.h>
#include <vitrine/render/draw_list.h>
#include <vitrine/render/frame_constants.h>
#include <vitrine/render/line_pass.h>
#include <vitrine/render/mesh_pass.h>
#include <vitrine/render/point_pass.h>

#include <optional>
#include <utility>

namespace vitrine::render {

/// The passes of a frame in their order.
class Renderer::Passes {
public:
    /// What is not drawn is not uploaded.
    static void upload(const DrawList& list, const Settings& settings, gpu::Mirrors& mirrors) {
        const gl::DebugGroup group("upload");
        if (settings.faces || settings.wireframe) {
            MeshPass::upload(list.meshes, settings, mirrors);
            MeshPass::upload(list.transparent, settings, mirrors);
        }
        if (settings.points) PointPass::upload(list.clouds, settings, mirrors);
        if (settings.lines) LinePass::upload(list.lines, settings, mirrors);
    }

    DrawCounts draw(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                    const DrawList& list, glm::ivec2 size, gpu::Mirrors& mirrors) const {
        const scene::ClipPlanes planes = scene::clip_planes_for(camera, scene.bounds());
        constants_.set(make_frame_block(camera, settings, planes, size));
        DrawCounts counts;
        draw_opaque(list, settings, mirrors, counts);
        decor_.draw_background();
        draw_blended(list, scene, camera, settings, mirrors, counts);
        return counts;
    }

    /// Made when first used: not every renderer presents.
    PresentPass& present() {
        if (!present_) present_.emplace();
        return *present_;
    }

private:
    void draw_opaque(const DrawList& list, const Settings& settings, gpu::Mirrors& mirrors, DrawCounts& counts) const {
        glDisable(GL_BLEND);
        glDepthMask(GL_TRUE);
        if (settings.back_face_culling) glEnable(GL_CULL_FACE);
        if (settings.faces) meshes_.draw_faces(list.meshes, settings, mirrors, counts);
        glDisable(GL_CULL_FACE);
        if (settings.points) points_.draw(list.clouds, settings, mirrors, counts);
    }

    void draw_blended(const DrawList& list, const scene::Scene& scene, const scene::Camera& camera,
                      const Settings& settings, gpu::Mirrors& mirrors, DrawCounts& counts) const {
        glEnable(GL_BLEND);
        if (settings.wireframe) {
            meshes_.draw_wireframe(list.meshes, settings, mirrors, counts);
            meshes_.draw_wireframe(list.transparent, settings, mirrors, counts);
        }
        if (settings.lines) lines_.draw(list.lines, settings, mirrors, counts);
        glDepthMask(GL_FALSE);
        const GroundGrid grid = make_ground_grid(scene.bounds(), camera.up);
        const bool grid_is_behind = is_seen_from_above(grid, camera);
        if (settings.grid && grid_is_behind) decor_.draw_grid(grid, camera, settings);
        if (settings.faces) meshes_.draw_faces(list.transparent, settings, mirrors, counts);
        if (settings.grid && !grid_is_behind) decor_.draw_grid(grid, camera, settings);
        glDisable(GL_DEPTH_TEST);
        if (settings.axes) decor_.draw_axes(camera, settings);
    }

    FrameConstants constants_;
    MeshPass meshes_;
    PointPass points_;
    LinePass lines_;
    DecorPass decor_;
    std::optional<PresentPass> present_;
};

namespace {

/// The state that every pass starts from: reversed depth, nothing clipped, colours and alpha written.
void begin(const gl::DrawArea& area) {
    glBindFramebuffer(GL_FRAMEBUFFER, area.framebuffer);
    glViewport(area.origin.x, area.origin.y, area.size.x, area.size.y);
    gl::set_scissor(area);
    glDisable(GL_FRAMEBUFFER_SRGB);  // the shaders encode
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_MULTISAMPLE);
    glEnable(GL_DEPTH_TEST);
    glDepthMask(GL_TRUE);
    glDepthFunc(GL_GEQUAL);
    glClipControl(GL_LOWER_LEFT, GL_ZERO_TO_ONE);
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    glDisable(GL_POLYGON_OFFSET_LINE);
    glPolygonOffset(0.0F, 0.0F);  // so that offsets of filled faces, which are left as they are, do nothing either
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glFrontFace(GL_CCW);
    glCullFace(GL_BACK);
    glBlendEquation(GL_FUNC_ADD);
    // The target's alpha stays 1 whatever is blended into it.
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE);
    constexpr GLfloat far_depth = 0.0F;
    glClearNamedFramebufferfv(area.framebuffer, GL_DEPTH, 0, &far_depth);
}

}  // namespace

Renderer::Renderer(std::shared_ptr<gpu::Mirrors> mirrors)
    : mirrors_(std::move(mirrors)), passes_(std::make_unique<Passes>()) {}

Renderer::~Renderer() = default;

DrawCounts Renderer::draw(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                          const gl::RenderTarget& target, gl::FrameProfiler* profiler) {
    const DrawCounts counts = draw(scene, camera, settings, target.area(), profiler);
    if (target.samples() > 1) {
        const gl::FrameProfiler::Scope stage(profiler, Stage::scene, true);
        target.resolve();
    }
    return counts;
}

DrawCounts Renderer::draw(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                          const gl::DrawArea& area, gl::FrameProfiler* profiler) {
    const gl::SavedState saved;
    const DrawList list = make_draw_list(scene, camera);
    const std::uint64_t uploaded_before = mirrors_->bytes_uploaded();
    {
        const gl::FrameProfiler::Scope stage(profiler, Stage::upload, true);
        mirrors_->collect();
        Passes::upload(list, settings, *mirrors_);
    }
    const gl::FrameProfiler::Scope stage(profiler, Stage::scene, true);
    const gl::DebugGroup group("scene");
    begin(area);
    const DrawCounts counts = passes_->draw(scene, camera, settings, list, area.size, *mirrors_);
    if (profiler != nullptr) {
        profiler->timings().current().bytes_uploaded += mirrors_->bytes_uploaded() - uploaded_before;
        ++profiler->timings().current().scene_draws;
    }
    return counts;
}

void Renderer::present(GLuint texture, glm::ivec2 size, const gl::DrawArea& area) {
    passes_->present().draw(texture, size, area);
}

PresentMethod Renderer::present_method() {
    return passes_->present().method();
}

}  // namespace vitrine::render
