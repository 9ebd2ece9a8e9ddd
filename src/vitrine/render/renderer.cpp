#include <vitrine/render/renderer.h>

#include <vitrine/gl/debug_output.h>
#include <vitrine/gl/saved_state.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/accumulation.h>
#include <vitrine/render/blending.h>
#include <vitrine/render/cloud_pass.h>
#include <vitrine/render/collection_pass.h>
#include <vitrine/render/color_bar.h>
#include <vitrine/render/decor_pass.h>
#include <vitrine/render/deformer.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/edge_pass.h>
#include <vitrine/render/environment_textures.h>
#include <vitrine/render/frame_constants.h>
#include <vitrine/render/ground_pass.h>
#include <vitrine/render/id_pass.h>
#include <vitrine/render/image_pass.h>
#include <vitrine/render/light_block.h>
#include <vitrine/render/line_pass.h>
#include <vitrine/render/mesh_pass.h>
#include <vitrine/render/occlusion_pass.h>
#include <vitrine/render/outline_pass.h>
#include <vitrine/render/part_pass.h>
#include <vitrine/render/part_store.h>
#include <vitrine/render/picture_copy.h>
#include <vitrine/render/shadow_map.h>
#include <vitrine/render/transparency_pass.h>
#include <vitrine/render/uniform_block.h>
#include <vitrine/render/vector_pass.h>
#include <vitrine/render/wireframe_pass.h>

#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace vitrine::render {

namespace {

constexpr GLuint scene_lights_binding = 2;  // of scene_lights.glsl
constexpr GLuint behind_unit = 12;          // of transmission.glsl

/// From fragment coordinates to a texture of what is in that box: its corner, and 1 / its size.
glm::vec4 placing_of(const gl::PixelBox& box) {
    return {box.min, 1.0F / glm::vec2(glm::max(box.size(), 1))};
}

/// For its scope faces are drawn as the mode asks.
class FaceState {
public:
    explicit FaceState(const Settings& settings) : settings_(settings) {
        glGetFloatv(GL_POINT_SIZE, &point_size_);
        if (settings.mode == RenderMode::points) {
            const float size = settings.point_size > 0 ? settings.point_size : vertex_pixels;
            glPolygonMode(GL_FRONT_AND_BACK, GL_POINT);
            glDisable(GL_PROGRAM_POINT_SIZE);
            glPointSize(size * settings.pixel_scale);
        } else if (settings.mode == RenderMode::overdraw) {
            constexpr std::array black{0.0F, 0.0F, 0.0F, 1.0F};
            glClearBufferfv(GL_COLOR, 0, black.data());
            glEnable(GL_BLEND);
            glBlendFuncSeparate(GL_ONE, GL_ONE, GL_ZERO, GL_ONE);
            glDepthFunc(GL_ALWAYS);
        }
    }
    ~FaceState() {
        glPointSize(point_size_);
        glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
        glDisable(GL_BLEND);
        blend_over(settings_);
        glDepthFunc(GL_GEQUAL);
    }
    FaceState(const FaceState&) = delete;
    FaceState& operator=(const FaceState&) = delete;

private:
    static constexpr float vertex_pixels = 2;
    const Settings& settings_;
    GLfloat point_size_ = 1;
};

/// The state that every pass starts from: reversed depth, nothing clipped, colours and alpha written.
void set_state(const gl::DrawArea& area, const Settings& settings) {
    glBindFramebuffer(GL_FRAMEBUFFER, area.framebuffer);
    glViewport(area.origin.x, area.origin.y, area.size.x, area.size.y);
    gl::set_scissor(area);
    glDisable(GL_FRAMEBUFFER_SRGB);  // the shaders encode
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_MULTISAMPLE);
    glEnable(GL_TEXTURE_CUBE_MAP_SEAMLESS);
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
    blend_over(settings);
}

void begin(const gl::DrawArea& area, const Settings& settings) {
    set_state(area, settings);
    constexpr GLfloat far_depth = 0.0F;
    glClearNamedFramebufferfv(area.framebuffer, GL_DEPTH, 0, &far_depth);
    constexpr std::array nothing{0.0F, 0.0F, 0.0F, 0.0F};
    if (settings.transparent) glClearBufferfv(GL_COLOR, 0, nothing.data());
}

/// The same casters, lit from another place of a lamp that is not a point: so soft shadows add up.
std::shared_ptr<const DrawPlan> leaning(const std::shared_ptr<const DrawPlan>& casters, std::uint32_t picture) {
    constexpr double lamp_tangent = 0.05;
    if (picture == 0) return casters;
    const auto lit = std::make_shared<DrawPlan>(*casters);
    // From a square, which the places fill evenly, to a disc.
    const glm::dvec2 place = sample_place(picture) + 0.5;
    const double angle = glm::two_pi<double>() * place.y;
    lit->lean = lamp_tangent * std::sqrt(place.x) * glm::dvec2(std::cos(angle), std::sin(angle));
    return lit;
}

/// Whether the ground below the scene is seen, behind all that stands on it.
bool sees_ground(const DrawPlan& plan) {
    return is_seen_from_above(plan.grid, plan.camera);
}

void set_shadow(LightBlock& light, const DrawPlan& casters, const scene::Camera& seen_from) {
    constexpr float texels_off = 1.5F;
    light.to_shadow = ShadowMap::matrix(casters, seen_from);
    light.shadow = {texels_off * ShadowMap::texel_length(casters), ShadowMap::edge, 1.0F / ShadowMap::edge, 0};
}

}  // namespace

/// The passes of a frame in their order.
class Renderer::Passes {
public:
    DrawCounts draw(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer) {
        LightBlock light = make_light_block(plan.camera, plan.settings.lighting, area.size.y);
        std::optional<gl::TextureScope> shadow_map;
        std::optional<gl::TextureScope> occlusion_map;
        if (plan.shadow) {
            set_shadow(light, *plan.shadow, plan.camera);
            shadow_map.emplace(ShadowMap::texture_unit, shadow_->texture());
        }
        if (plan.occlusion_radius > 0 && !gl::written_box(area).empty()) {
            draw_occlusion(plan, area);
            light.occlusion = glm::vec4(occlusion_->shift(area), 0, 0);
            occlusion_map.emplace(OcclusionPass::texture_unit, occlusion_->texture());
        }
        begin(area, plan.settings);
        if (!plan.transmitting.empty()) light.behind = placing_of(gl::written_box(area));
        frame_.set(make_frame_block(plan, area));
        light_.set(light);
        if (!plan.lights.empty()) set_lights(plan.lights);
        const EnvironmentTextures::Scope surroundings = environment_.use(plan.settings.lighting);
        DrawCounts counts;
        counts.coarse_meshes = plan.coarse_meshes;
        draw_opaque(plan, area.size, slicer, counts);
        if (!plan.settings.transparent) decor_.draw_background(plan.settings, slicer);
        if (!plan.transmitting.empty()) draw_transmitting(plan, area, slicer, counts);
        draw_blended(plan, area, slicer, counts);
        if (!plan.selected_pixels.empty()) draw_outline(plan, area, slicer);
        glDisable(GL_DEPTH_TEST);
        if (plan.settings.axes) decor_.draw_axes(plan.camera, plan.settings, area.size, slicer);
        if (!plan.bar.empty()) draw_bar(plan, area, slicer, counts);
        if (plan.settings.smooth_edges) {
            if (!edges_) edges_.emplace();
            edges_->draw(area, slicer);
        }
        return counts;
    }

    /// To be called before `draw`, where a plan has shadows.
    void draw_shadow(const DrawPlan& casters, const gl::DrawArea& area) {
        if (!shadow_) shadow_.emplace();
        set_state(area, casters.settings);
        shadow_->draw(casters);
    }

    /// The pictures that are missing, and the average of all.
    DrawCounts draw_several(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer) {
        if (!average_) average_.emplace();
        Accumulation fresh;
        Accumulation& sum = plan.accumulation ? *plan.accumulation : fresh;
        DrawPlan one = plan;
        const int samples = std::max(1, gl::samples_of(area));
        // Each of several samples has a part of the pixel to itself.
        const double reach = 1 / std::sqrt(double(samples));
        for (std::uint32_t i = sum.pictures_of(plan, area, samples); i < plan.settings.pictures; ++i) {
            if (plan.shadow) draw_shadow(*(one.shadow = leaning(plan.shadow, i)), area);
            one.picture = i;
            one.sample_place = reach * sample_place(i);
            average_->add(area, draw(one, area, slicer), sum, slicer);
        }
        set_state(area, plan.settings);
        average_->show(sum, area, slicer);
        return sum.counts();
    }

    /// Made when first used: not every scene is asked whose its pixels are.
    void draw_ids(const DrawPlan& plan, const gl::DrawArea& area) {
        if (!ids_) ids_.emplace();
        frame_.set(make_frame_block(plan, area));
        light_.set(make_light_block(plan.camera, plan.settings.lighting, area.size.y));
        ids_->draw(plan);
    }

    /// Made when first used: not every renderer presents.
    PresentPass& present() {
        if (!present_) present_.emplace();
        return *present_;
    }

private:
    void set_lights(const std::vector<LightItem>& lights) const {
        glNamedBufferData(lights_.id(), static_cast<GLsizeiptr>(lights.size() * sizeof(LightItem)), lights.data(),
                          GL_STREAM_DRAW);
        glBindBufferBase(GL_SHADER_STORAGE_BUFFER, scene_lights_binding, lights_.id());
    }

    void draw_opaque(const DrawPlan& plan, glm::ivec2 size, Slicer& slicer, DrawCounts& counts) {
        glDisable(GL_BLEND);
        glDepthMask(GL_TRUE);
        if (plan.settings.faces) {
            const FaceState state(plan.settings);
            const gl::TextureScope matcap(matcap_unit, plan.matcap ? plan.matcap->id() : 0);
            meshes_.draw_faces(plan, plan.meshes, slicer, counts);
            parts_.draw(plan.parts, plan.settings.lighting, slicer, counts);
        }
        clouds_.draw(plan, size, slicer, counts);
        vectors_.draw(plan.vectors, slicer, counts);
        images_.draw(plan.images, slicer, counts);
    }

    void draw_blended(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer, DrawCounts& counts) {
        const Settings& settings = plan.settings;
        glEnable(GL_BLEND);
        if (settings.wireframe) {
            if (!wireframe_) wireframe_.emplace();
            wireframe_->draw(plan, area, slicer, counts);
        }
        lines_.draw(plan.lines, slicer, counts);
        collections_.draw(plan.collections, settings, slicer, counts);
        glDepthMask(GL_FALSE);
        const bool grid_is_behind = sees_ground(plan);
        if ((plan.shadow || plan.occlusion_radius > 0) && grid_is_behind) draw_ground(plan, slicer);
        if (settings.grid && grid_is_behind) decor_.draw_grid(plan.grid, plan.camera, settings, slicer);
        draw_transparent(plan, area, slicer, counts);
        if (settings.grid && !grid_is_behind) decor_.draw_grid(plan.grid, plan.camera, settings, slicer);
        collections_.draw(plan.layers, settings, slicer, counts);
    }

    void draw_outline(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer) {
        if (!outline_) outline_.emplace();
        outline_->draw(plan, area, slicer);
        frame_.set(make_frame_block(plan, area));
    }

    void draw_bar(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer, DrawCounts& counts) {
        frame_.set(overlay_block(make_frame_block(plan, area)));
        collections_.draw(plan.bar, plan.settings, slicer, counts);
    }

    void draw_transmitting(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer, DrawCounts& counts) {
        if (!plan.settings.faces) return;
        if (!behind_) behind_.emplace(true);
        const gl::TextureScope behind(behind_unit, behind_->take(area, slicer));
        gl::set_scissor(area);
        glDisable(GL_BLEND);
        meshes_.draw_faces(plan, plan.transmitting, slicer, counts);
    }

    void draw_transparent(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer, DrawCounts& counts) {
        if (!plan.settings.faces || plan.transparent.empty()) return;
        const gl::TextureScope matcap(matcap_unit, plan.matcap ? plan.matcap->id() : 0);
        if (!transparency_) transparency_.emplace();
        transparency_->draw(plan, area, slicer, counts);
        glEnable(GL_BLEND);
        glDepthMask(GL_FALSE);
        gl::set_scissor(area);
    }

    void draw_occlusion(const DrawPlan& plan, const gl::DrawArea& area) {
        if (!occlusion_) occlusion_.emplace();
        set_state(area, plan.settings);
        occlusion_->draw(plan, area, sees_ground(plan));
    }

    void draw_ground(const DrawPlan& plan, Slicer& slicer) {
        if (!ground_) ground_.emplace();
        ground_->draw(plan, slicer);
    }

    UniformBlock<FrameBlock> frame_{"frame constants", 0};
    UniformBlock<LightBlock> light_{"light", 1};
    gl::Buffer lights_ = gl::Buffer::make("lights of the scene");
    EnvironmentTextures environment_;
    MeshPass meshes_;
    PartPass parts_;
    CloudPass clouds_;
    LinePass lines_;
    VectorPass vectors_;
    ImagePass images_;
    CollectionPass collections_;
    DecorPass decor_;
    // These are made when they are first used.
    std::optional<WireframePass> wireframe_;
    std::optional<OutlinePass> outline_;
    std::optional<IdPass> ids_;
    std::optional<ShadowMap> shadow_;
    std::optional<OcclusionPass> occlusion_;
    std::optional<PictureCopy> behind_;
    std::optional<TransparencyPass> transparency_;
    std::optional<GroundPass> ground_;
    std::optional<EdgePass> edges_;
    std::optional<AccumulationPass> average_;
    std::optional<PresentPass> present_;
};

Renderer::Renderer(std::shared_ptr<gpu::Mirrors> mirrors)
    : mirrors_(std::move(mirrors)),
      parts_(std::make_unique<PartStore>()),
      deformer_(std::make_unique<Deformer>()),
      fields_(std::make_unique<FieldStore>()),
      bar_(std::make_unique<ColorBar>()),
      passes_(std::make_unique<Passes>()) {}

Renderer::~Renderer() = default;

DrawCounts Renderer::draw(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                          const gl::RenderTarget& target, gl::FrameProfiler* profiler,
                          std::shared_ptr<Accumulation> accumulation) {
    DrawPlan drawn = plan(scene, camera, settings, target.size(), profiler);
    drawn.accumulation = std::move(accumulation);
    Slicer whole;
    const DrawCounts counts = draw(drawn, target.area(), whole, profiler);
    if (target.samples() > 1) {
        const gl::FrameProfiler::Scope stage(profiler, Stage::scene, true);
        target.resolve();
    }
    return counts;
}

DrawCounts Renderer::draw(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                          const gl::DrawArea& area, gl::FrameProfiler* profiler) {
    Slicer whole;
    return draw(plan(scene, camera, settings, area.size, profiler), area, whole, profiler);
}

DrawPlan Renderer::plan(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                        glm::ivec2 size_pixels, gl::FrameProfiler* profiler) {
    DrawPlan plan = upload(scene, camera, settings, size_pixels, profiler);
    move_vertices(profiler);
    return plan;
}

void Renderer::move_vertices(gl::FrameProfiler* profiler) {
    if (!deformer_->is_due()) return;
    const gl::FrameProfiler::Scope stage(profiler, Stage::compute, true);
    const gl::DebugGroup group("moved vertices");
    deformer_->run();
}

PlanTools Renderer::tools() {
    return {.mirrors = *mirrors_,
            .parts = *parts_,
            .deformer = *deformer_,
            .fields = *fields_,
            .bar = *bar_,
            .lengths = lengths_,
            .casters = casters_};
}

DrawPlan Renderer::upload(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                          glm::ivec2 size_pixels, gl::FrameProfiler* profiler) {
    const gl::FrameProfiler::Scope stage(profiler, Stage::upload, true);
    const gl::DebugGroup group("upload");
    const std::uint64_t uploaded_before = mirrors_->bytes_uploaded();
    mirrors_->collect();
    deformer_->collect();
    DrawPlan plan = make_draw_plan(scene, camera, settings, size_pixels, tools(),
                                   [this](const DrawPlan& unfinished) { return chosen_point_method(unfinished); });
    if (profiler != nullptr)
        profiler->timings().current().bytes_uploaded += mirrors_->bytes_uploaded() - uploaded_before;
    return plan;
}

DrawCounts Renderer::draw(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer, gl::FrameProfiler* profiler) {
    const gl::SavedState saved;
    const gl::FrameProfiler::Scope stage(profiler, Stage::scene, true);
    const gl::DebugGroup group("scene");
    slicer.begin(area);
    if (plan.shadow) passes_->draw_shadow(*plan.shadow, area);
    const bool several = plan.settings.pictures > 1 && !gl::written_box(area).empty();
    const DrawCounts counts = several ? passes_->draw_several(plan, area, slicer) : passes_->draw(plan, area, slicer);
    if (profiler != nullptr) ++profiler->timings().current().scene_draws;
    return counts;
}

DrawPlan Renderer::plan_window(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                               glm::ivec2 size_pixels, const gl::PixelBox& window) {
    const gl::DebugGroup group("upload");
    mirrors_->collect();
    DrawPlan plan = make_window_plan(scene, camera, settings, size_pixels, window, tools());
    move_vertices(nullptr);
    return plan;
}

void Renderer::draw_ids(const DrawPlan& plan, const gl::DrawArea& area) {
    const gl::SavedState saved;
    const gl::DebugGroup group("ids");
    begin(area, Settings());
    constexpr std::array<GLuint, 4> nobody{};
    glClearNamedFramebufferuiv(area.framebuffer, GL_COLOR, 0, nobody.data());
    passes_->draw_ids(plan, area);
}

void Renderer::present(GLuint texture, glm::ivec2 size, const gl::DrawArea& area) {
    passes_->present().draw(texture, size, area);
}

/// Eye-dome lighting needs kernels, however few points there are.
PointMethod Renderer::chosen_point_method(const DrawPlan& plan) {
    if (has_many_points(plan)) return point_trial().fastest;
    const bool lit = plan.settings.eye_dome.when == EyeDome::When::on && !plan.clouds.empty();
    return lit ? PointMethod::compute32 : PointMethod::points;
}

const PointTrial& Renderer::point_trial() {
    if (!point_trial_) point_trial_ = try_point_methods(*this);
    return *point_trial_;
}

PresentMethod Renderer::present_method() {
    return passes_->present().method();
}

}  // namespace vitrine::render
