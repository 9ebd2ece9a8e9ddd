#include <vitrine/render/point_raster.h>

#include <vitrine/gl/compute_scope.h>
#include <vitrine/gl/program.h>
#include <vitrine/render/point_programs.h>
#include <vitrine/render/shader_text.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

constexpr GLuint pixels_binding = 4;
constexpr GLuint bindings = 5;
// Uniform locations of point_spread.comp and point_resolve.frag.
constexpr GLint spread_extent_uniform = 0;
constexpr GLint spread_size_uniform = 1;
constexpr GLint spread_first_uniform = 2;
constexpr GLint resolve_eye_dome_uniform = 1;
constexpr GLint resolve_extent_uniform = 2;

/// That every driver can dispatch at once.
constexpr std::uint64_t most_groups = 65535;

int pixels_of(const CloudItem& cloud) {
    return static_cast<int>(std::lround(cloud.size_pixels));
}

bool has_eye_dome(const CloudItem& cloud, const EyeDome& eye_dome) {
    return eye_dome.when == EyeDome::When::on || (eye_dome.when == EyeDome::When::automatic && !cloud.has_normals);
}

/// Strength and radius; no strength, no lighting.
glm::vec2 eye_dome_of(bool has_eye_dome, const Settings& settings) {
    return {has_eye_dome ? settings.eye_dome.strength : 0.0F, settings.eye_dome.radius_pixels * settings.pixel_scale};
}

}  // namespace

PointRaster::PointRaster(std::unique_ptr<PointFinder> finder)
    : finder_(std::move(finder)),
      resolve_(gl::make_program("point_resolve",
                                {{GL_VERTEX_SHADER, "present.vert", shader_text("present.vert")},
                                 {GL_FRAGMENT_SHADER, "point_resolve.frag", shader_text("point_resolve.frag")}})),
      no_vertices_(gl::VertexArray::make("points")) {}

void PointRaster::draw(const DrawPlan& plan, std::span<const CloudItem* const> clouds, glm::ivec2 size, Slicer& slicer,
                       DrawCounts& counts) {
    if (clouds.empty()) return;
    const gl::ComputeScope saved(bindings, 0);
    View view{plan.scene_revision, plan.camera, plan.settings, size};
    view.settings.point_share = 1;
    sort_in(clouds, plan.settings.eye_dome);
    const bool more = continues(view);
    kept_.reset();
    for (PointGroup& group : groups_) {
        group.cells.fit(group.extent(size));
        if (!more) group.drawn.assign(group.clouds.size(), 0);
        finder_->add(plan, group, size, slicer);
        for (std::size_t i = 0; i < group.clouds.size(); ++i) group.drawn[i] = group.clouds[i]->points;
        resolve(spread(group, size, slicer), eye_dome_of(group.has_eye_dome, plan.settings), slicer);
        counts.draw_calls += group.clouds.size();
        for (const CloudItem* cloud : group.clouds) counts.points += cloud->points;
    }
    if (!slicer.stopped()) kept_ = view;
}

/// Fills the groups; their cells stay with them.
void PointRaster::sort_in(std::span<const CloudItem* const> clouds, const EyeDome& eye_dome) {
    for (PointGroup& group : groups_) group.clouds.clear();
    for (const CloudItem* cloud : clouds) {
        const int pixels = pixels_of(*cloud);
        const bool dome = has_eye_dome(*cloud, eye_dome);
        auto group = std::ranges::find_if(
            groups_, [&](const PointGroup& g) { return g.point_pixels == pixels && g.has_eye_dome == dome; });
        if (group == groups_.end()) {
            group = groups_.insert(group, PointGroup{});
            group->point_pixels = pixels;
            group->has_eye_dome = dome;
        }
        group->clouds.push_back(cloud);
    }
    std::erase_if(groups_, [](const PointGroup& group) { return group.clouds.empty(); });
}

bool PointRaster::continues(const View& view) const {
    if (kept_ != view) return false;
    return std::ranges::all_of(groups_, [](const PointGroup& group) {
        return std::ranges::equal(group.drawn, group.clouds,
                                  [](std::uint64_t drawn, const CloudItem* cloud) { return drawn <= cloud->points; });
    });
}

/// What each pixel shows; the cells themselves where points are no larger.
const PointCells& PointRaster::spread(const PointGroup& group, glm::ivec2 size, Slicer& slicer) {
    if (group.point_pixels == 1) return group.cells;
    group.cells.bind(cells_binding);
    spread_cells_.fit(size);
    spread_cells_.bind(pixels_binding);
    if (spread_.id() == 0) spread_ = make_point_kernel("point_spread");
    const GLuint program = spread_.id();
    glUseProgram(program);
    glProgramUniform2ui(program, spread_extent_uniform, static_cast<GLuint>(size.x), static_cast<GLuint>(size.y));
    glProgramUniform1ui(program, spread_size_uniform, static_cast<GLuint>(group.point_pixels));
    const auto pixels = static_cast<std::uint64_t>(size.x) * static_cast<std::uint64_t>(size.y);
    slicer.draw(point_work_groups(pixels), [&](std::uint64_t first, std::uint64_t count) {
        for (const std::uint64_t end = first + count; first < end; first += most_groups) {
            glProgramUniform1ui(program, spread_first_uniform, static_cast<GLuint>(first * point_work_group));
            glDispatchCompute(static_cast<GLuint>(std::min(most_groups, end - first)), 1, 1);
        }
    });
    glMemoryBarrier(GL_SHADER_STORAGE_BARRIER_BIT);
    return spread_cells_;
}

void PointRaster::resolve(const PointCells& cells, const glm::vec2& eye_dome, Slicer& slicer) const {
    cells.bind(cells_binding);
    glUseProgram(resolve_.id());
    const glm::uvec2 extent(cells.extent());
    glProgramUniform2f(resolve_.id(), resolve_eye_dome_uniform, eye_dome.x, eye_dome.y);
    glProgramUniform2ui(resolve_.id(), resolve_extent_uniform, extent.x, extent.y);
    glBindVertexArray(no_vertices_.id());
    slicer.draw(1, [](std::uint64_t, std::uint64_t) { glDrawArrays(GL_TRIANGLES, 0, 3); });
}

}  // namespace vitrine::render
