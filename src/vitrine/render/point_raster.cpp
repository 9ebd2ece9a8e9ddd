#include <vitrine/render/point_raster.h>

#include <vitrine/gl/program.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/box_view.h>
#include <vitrine/render/shader_text.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

// Uniform locations of point_resolve.vert and point_resolve.frag.
constexpr GLint eye_dome_uniform = 1;
constexpr GLint region_uniform = 2;
constexpr GLint corners_uniform = 3;

int pixels_of(const CloudItem& cloud) {
    return static_cast<int>(std::lround(cloud.size_pixels));
}

bool has_eye_dome(const CloudItem& cloud, const EyeDome& eye_dome) {
    return eye_dome.when == EyeDome::When::on || (eye_dome.when == EyeDome::When::automatic && !cloud.has_normals);
}

PointLook look_of(const CloudItem& cloud, const EyeDome& eye_dome) {
    if (!has_eye_dome(cloud, eye_dome)) return {.pixels = pixels_of(cloud)};
    return {pixels_of(cloud), true, cloud.growth, cloud.gaps};
}

/// As eye_dome.glsl has it. Larger points are flat over more pixels: their neighbours are as much farther, and shade as
/// much less. Through gaps far points are seen, which near ones around are not to blacken.
glm::vec3 eye_dome_of(const PointLook& look, const Settings& settings) {
    constexpr float through_gaps = 1.01F;
    if (!look.has_eye_dome) return glm::vec3(0);
    return {settings.eye_dome.strength / look.growth,
            settings.eye_dome.radius_pixels * settings.pixel_scale * look.growth,
            look.gaps ? through_gaps : std::numeric_limits<float>::max()};
}

}  // namespace

PointRaster::PointRaster(std::unique_ptr<PointFinder> finder)
    : finder_(std::move(finder)),
      resolve_(gl::make_program("point_resolve",
                                {{GL_VERTEX_SHADER, "point_resolve.vert", shader_text("point_resolve.vert")},
                                 {GL_FRAGMENT_SHADER, "point_resolve.frag", shader_text("point_resolve.frag")}})),
      no_vertices_(gl::VertexArray::make("points")) {}

void PointRaster::draw(const DrawPlan& plan, std::span<const CloudItem* const> clouds, glm::ivec2 size, Slicer& slicer,
                       DrawCounts& counts) {
    if (clouds.empty()) return;
    View view{plan.scene_revision, plan.camera, plan.settings, plan.sample_place, size};
    view.settings.point_share = 1;
    sort_in(plan, clouds, size);
    const bool more = continues(view);
    kept_.reset();
    for (PointGroup& group : groups_) {
        if (!more) group.drawn.assign(group.clouds.size(), 0);
        const PointCells& pixels = finder_->find(plan, group, size, slicer);
        for (std::size_t i = 0; i < group.clouds.size(); ++i) group.drawn[i] = group.clouds[i]->points;
        resolve(group, pixels, view, slicer);
        counts.draw_calls += group.clouds.size();
        for (const CloudItem* cloud : group.clouds) counts.points += cloud->points;
    }
    if (!slicer.stopped()) kept_ = view;
}

/// Fills the groups with what is in the picture; their cells stay with them.
void PointRaster::sort_in(const DrawPlan& plan, std::span<const CloudItem* const> clouds, glm::ivec2 size) {
    const BoxView box_view(plan.camera, plan.planes, size);
    for (PointGroup& group : groups_) {
        group.clouds.clear();
        group.region = {};
    }
    for (const CloudItem* cloud : clouds) {
        const PointLook look = look_of(*cloud, plan.settings.eye_dome);
        const gl::PixelBox region = box_view.pixels_of(cloud->bounds, glm::dmat4(cloud->model_view), look.pixels + 1);
        if (region.empty()) continue;
        auto group = std::ranges::find(groups_, look, &PointGroup::look);
        if (group == groups_.end()) {
            group = groups_.insert(group, PointGroup{});
            group->look = look;
        }
        group->clouds.push_back(cloud);
        group->region = gl::box_around(group->region, region);
    }
    std::erase_if(groups_, [](const PointGroup& group) { return group.clouds.empty(); });
}

/// The view alone decides about the regions.
bool PointRaster::continues(const View& view) const {
    if (kept_ != view) return false;
    return std::ranges::all_of(groups_, [](const PointGroup& group) {
        return std::ranges::equal(group.drawn, group.clouds,
                                  [](std::uint64_t drawn, const CloudItem* cloud) { return drawn <= cloud->points; });
    });
}

void PointRaster::resolve(const PointGroup& group, const PointCells& cells, const View& view, Slicer& slicer) const {
    const gl::TextureScope bound(0, cells.texture(), GL_TEXTURE_BUFFER);
    const GLuint program = resolve_.id();
    glUseProgram(program);
    const glm::vec3 eye_dome = eye_dome_of(group.look, view.settings);
    const glm::ivec2 extent = group.region.size();
    const glm::vec2 low = 2.0F * glm::vec2(group.region.min) / glm::vec2(view.size) - 1.0F;
    const glm::vec2 high = 2.0F * glm::vec2(group.region.max) / glm::vec2(view.size) - 1.0F;
    glProgramUniform3f(program, eye_dome_uniform, eye_dome.x, eye_dome.y, eye_dome.z);
    glProgramUniform4i(program, region_uniform, group.region.min.x, group.region.min.y, extent.x, extent.y);
    glProgramUniform4f(program, corners_uniform, low.x, low.y, high.x, high.y);
    glBindVertexArray(no_vertices_.id());
    slicer.draw(1, [](std::uint64_t, std::uint64_t) { glDrawArrays(GL_TRIANGLE_STRIP, 0, 4); });
}

}  // namespace vitrine::render
