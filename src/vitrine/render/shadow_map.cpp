#include <vitrine/render/shadow_map.h>

#include <vitrine/gl/debug_output.h>
#include <vitrine/render/depth_target.h>

#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtc/quaternion.hpp>

#include <cmath>

namespace vitrine::render {
namespace {

/// Of the scene's radius, around it.
constexpr double margin = 1.05;

/// Steps of depth, and of them along slopes, by which casters are drawn farther from the light than they are, so that
/// they do not shade themselves. Depth is reversed.
constexpr float steps_back = -4;
constexpr float slopes_back = -1.5F;

gl::Texture make_depths() {
    gl::Texture texture = gl::Texture::make("shadow map", static_cast<GLenum>(GL_TEXTURE_2D));
    glTextureStorage2D(texture.id(), 1, GL_DEPTH_COMPONENT32F, ShadowMap::edge, ShadowMap::edge);
    glTextureParameteri(texture.id(), GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTextureParameteri(texture.id(), GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTextureParameteri(texture.id(), GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
    glTextureParameteri(texture.id(), GL_TEXTURE_COMPARE_FUNC, GL_GEQUAL);
    // Beside the map nothing is in the way: its border is as far as can be.
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_S, GL_CLAMP_TO_BORDER);
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_T, GL_CLAMP_TO_BORDER);
    return texture;
}

}  // namespace

scene::Camera shadow_camera(const scene::Bounds& bounds, const glm::dvec3& to_light) {
    const glm::dvec3 aside = std::abs(to_light.y) < 0.9 ? glm::dvec3(0, 1, 0) : glm::dvec3(1, 0, 0);
    scene::Camera camera;
    camera.projection = scene::Projection::orthographic;
    camera.pivot = bounds.center();
    camera.up = aside;
    camera.orientation = glm::quatLookAt(-to_light, aside);
    const double radius = bounds.radius() > 0 ? bounds.radius() : 1.0;
    camera.distance = margin * radius / std::tan(0.5 * camera.fov_y_radians);
    return camera;
}

Settings shadow_settings(const Settings& settings) {
    Settings casters;
    casters.quality = Quality::draft;
    casters.faces = settings.faces;
    casters.point_method = PointMethod::points;
    casters.points = casters.lines = casters.grid = casters.axes = false;
    casters.vertex_colors = settings.vertex_colors;  // whose alpha may leave something out
    casters.hidden_back_culling = false;
    return casters;
}

ShadowMap::ShadowMap() : depths_(make_depths()), framebuffer_(make_depth_target("shadow map", depths_)) {}

ShadowMap::View ShadowMap::view_of(const DrawPlan& casters) {
    return {casters.scene_revision, casters.camera, casters.settings, casters.lean};
}

void ShadowMap::draw(const DrawPlan& casters) {
    const View view = view_of(casters);
    if (drawn_ == view) return;
    drawn_ = view;
    const gl::DebugGroup group("shadow");
    frame_.set(make_frame_block(
        casters, {.framebuffer = framebuffer_.id(), .origin = {0, 0}, .size = glm::ivec2(edge), .clip = std::nullopt}));
    begin_depths(framebuffer_, glm::ivec2(edge));
    glEnable(GL_POLYGON_OFFSET_FILL);
    glPolygonOffset(slopes_back, steps_back);
    Slicer whole;
    DrawCounts unseen;
    meshes_.draw_faces(casters, casters.meshes, whole, unseen);
    parts_.draw(casters.parts, casters.settings.lighting, whole, unseen);
    glPolygonOffset(0, 0);
    glDisable(GL_POLYGON_OFFSET_FILL);
}

glm::mat4 ShadowMap::matrix(const DrawPlan& casters, const scene::Camera& seen_from) {
    glm::dmat4 to_texels = glm::translate(glm::dmat4(1), glm::dvec3(0.5, 0.5, 0));
    to_texels = glm::scale(to_texels, glm::dvec3(0.5, 0.5, 1));
    return glm::mat4(to_texels * projection_of(casters, glm::ivec2(edge)) * casters.camera.view() *
                     glm::inverse(seen_from.view()));
}

float ShadowMap::texel_length(const DrawPlan& casters) {
    return static_cast<float>(casters.camera.view_height() / edge);
}

}  // namespace vitrine::render
