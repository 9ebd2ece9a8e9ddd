#include <vitrine/render/point_raster.h>

#include <vitrine/gl/compute_limits.h>
#include <vitrine/gl/compute_scope.h>
#include <vitrine/gl/program.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/shader_text.h>
#include <vitrine/render/vertex_layout.h>

#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

// Uniform locations of the kernels of points, and storage bindings.
constexpr GLint to_cells_uniform = 0;
constexpr GLint range_uniform = 1;
constexpr GLint extent_uniform = 3;
constexpr GLint margin_uniform = 4;
constexpr GLint base_color_uniform = 5;
constexpr GLint normal_matrix_uniform = 6;
constexpr GLint is_lit_uniform = 7;
constexpr GLint is_colored_uniform = 8;
constexpr GLint normals_layout_uniform = 10;
constexpr GLint colors_layout_uniform = 11;
constexpr GLuint normals_binding = 1;
constexpr GLuint colors_binding = 2;
constexpr GLuint cells_binding = 3;
constexpr GLuint pixels_binding = 4;
constexpr GLuint bindings = 5;
// Uniform locations of point_spread.comp and point_resolve.frag.
constexpr GLint spread_extent_uniform = 0;
constexpr GLint spread_size_uniform = 1;
constexpr GLint spread_first_uniform = 2;
constexpr GLint resolve_eye_dome_uniform = 1;
constexpr GLint resolve_extent_uniform = 2;

/// Of a work group of each kernel.
constexpr std::uint64_t group_size = 128;
/// That every driver can dispatch at once.
constexpr std::uint64_t most_groups = 65535;
/// Points of a dispatch. A shader sees 128 MiB of a buffer on every driver; a multiple of any alignment.
constexpr std::uint64_t batch_points = std::uint64_t{1} << 22U;

std::uint64_t groups_for(std::uint64_t count) {
    return (count + group_size - 1) / group_size;
}

gl::Program kernel(const std::string& name, const std::vector<std::string>& defined = {}) {
    const std::string file = name + ".comp";
    return gl::make_program(name, {{GL_COMPUTE_SHADER, file, shader_text(file, defined)}});
}

/// From a cloud's coordinates to cells, whose first column and row hold what the view's first pixels need beside them.
glm::dmat4 cells_matrix(const DrawPlan& plan, const CloudItem& cloud, glm::ivec2 size, int point_pixels) {
    const glm::dvec2 half = 0.5 * glm::dvec2(size);
    const double margin = 0.5 * (point_pixels - 1);
    glm::dmat4 to_cells(1.0);
    to_cells = glm::translate(to_cells, glm::dvec3(half + margin, 0.0));
    to_cells = glm::scale(to_cells, glm::dvec3(half, 1.0));
    return to_cells * plan.camera.projection_matrix(half.x / half.y, plan.planes) * glm::dmat4(cloud.model_view);
}

void bind_part(GLuint binding, const Attribute& attribute, std::uint64_t first, std::uint64_t count) {
    if (!attribute) return;
    const std::uint64_t begin = first * attribute.stride_bytes;
    const std::uint64_t size = count * attribute.stride_bytes;
    glBindBufferRange(GL_SHADER_STORAGE_BUFFER, binding, attribute.buffer->id(), static_cast<GLintptr>(begin),
                      static_cast<GLsizeiptr>(size));
}

void set_layout(GLuint program, GLint uniform, const Attribute& attribute) {
    constexpr std::uint32_t word = sizeof(float);
    glProgramUniform2ui(program, uniform, attribute.offset_bytes / word, attribute.stride_bytes / word);
}

bool is_plain(const CloudItem& cloud) {
    return !cloud.lit && glm::vec3(cloud.base_color) == glm::vec3(1.0F);
}

void set_colors(GLuint program, const CloudItem& cloud) {
    glProgramUniform1i(program, is_colored_uniform, cloud.colors ? 1 : 0);
    set_layout(program, colors_layout_uniform, cloud.colors);
    if (is_plain(cloud)) return;  // its kernel has nothing else
    const glm::mat3 normals = normal_matrix(cloud.model_view);
    glProgramUniform4fv(program, base_color_uniform, 1, glm::value_ptr(cloud.base_color));
    glProgramUniformMatrix3fv(program, normal_matrix_uniform, 1, GL_FALSE, glm::value_ptr(normals));
    glProgramUniform1i(program, is_lit_uniform, cloud.lit ? 1 : 0);
    set_layout(program, normals_layout_uniform, cloud.normals);
}

void set_place(GLuint program, const DrawPlan& plan, const CloudItem& cloud, glm::ivec2 size, int point_pixels) {
    const glm::mat4 to_cells(cells_matrix(plan, cloud, size, point_pixels));
    const glm::uvec2 extent(size + point_pixels - 1);
    glProgramUniformMatrix4fv(program, to_cells_uniform, 1, GL_FALSE, glm::value_ptr(to_cells));
    glProgramUniform2ui(program, extent_uniform, extent.x, extent.y);
    glProgramUniform1f(program, margin_uniform, 0.5F * static_cast<float>(point_pixels - 1));
}

/// Points [first, first + count) of a cloud, which lie in one batch. `positions` is a texture that is bound.
void dispatch(GLuint program, GLuint positions, const CloudItem& cloud, std::uint64_t first, std::uint64_t count) {
    const std::uint64_t batch = first / batch_points * batch_points;
    const std::uint64_t end = first + count - batch;
    glTextureBufferRange(positions, GL_RGB32F, cloud.positions.buffer->id(),
                         static_cast<GLintptr>(batch * sizeof(glm::vec3)),
                         static_cast<GLsizeiptr>(end * sizeof(glm::vec3)));
    bind_part(normals_binding, cloud.normals, batch, end);
    bind_part(colors_binding, cloud.colors, batch, end);
    glProgramUniform2ui(program, range_uniform, static_cast<GLuint>(first - batch), static_cast<GLuint>(count));
    glDispatchCompute(static_cast<GLuint>(groups_for(count)), 1, 1);
}

int pixels_of(const CloudItem& cloud) {
    return static_cast<int>(std::lround(cloud.size_pixels));
}

bool has_eye_dome(const CloudItem& cloud, const EyeDome& eye_dome) {
    return eye_dome.when == EyeDome::When::on || (eye_dome.when == EyeDome::When::automatic && !cloud.normals);
}

/// Strength and radius; no strength, no lighting.
glm::vec2 eye_dome_of(bool has_eye_dome, const Settings& settings) {
    return {has_eye_dome ? settings.eye_dome.strength : 0.0F, settings.eye_dome.radius_pixels * settings.pixel_scale};
}

}  // namespace

bool has_atomics_of_64_bits() {
    return gl::has_extension("GL_ARB_gpu_shader_int64") && gl::has_extension("GL_NV_shader_atomic_int64");
}

PointRaster::PointRaster(bool atomics_of_64_bits)
    : one_pass_(atomics_of_64_bits),
      color_(kernel(atomics_of_64_bits ? "point_both" : "point_color")),
      color_plain_(kernel(atomics_of_64_bits ? "point_both" : "point_color", {"PLAIN"})),
      spread_(kernel("point_spread")),
      resolve_(gl::make_program("point_resolve",
                                {{GL_VERTEX_SHADER, "present.vert", shader_text("present.vert")},
                                 {GL_FRAGMENT_SHADER, "point_resolve.frag", shader_text("point_resolve.frag")}})),
      no_vertices_(gl::VertexArray::make("points")),
      positions_(gl::Texture::make("points' positions", static_cast<GLenum>(GL_TEXTURE_BUFFER))) {
    if (one_pass_) return;
    depth_ = kernel("point_depth");
    depth_adds_ = kernel("point_depth", {"ADDS"});
}

void PointRaster::draw(const DrawPlan& plan, std::span<const CloudItem* const> clouds, glm::ivec2 size, Slicer& slicer,
                       DrawCounts& counts) {
    if (clouds.empty()) return;
    const gl::ComputeScope saved(bindings, 0);
    View view{plan.scene_revision, plan.camera, plan.settings, size};
    view.settings.point_share = 1;
    sort_in(clouds, plan.settings.eye_dome);
    const bool more = continues(view);
    kept_.reset();
    for (Group& group : groups_) {
        group.cells.fit(size + group.point_pixels - 1);
        if (!more) {
            group.cells.clear();
            group.drawn.assign(group.clouds.size(), 0);
        }
        rasterize(plan, group, size, slicer);
        resolve(spread(group, size, slicer), eye_dome_of(group.has_eye_dome, plan.settings), slicer);
        counts.draw_calls += group.clouds.size();
        for (const CloudItem* cloud : group.clouds) counts.points += cloud->points;
    }
    if (!slicer.stopped()) kept_ = view;
}

/// Fills the groups; their cells stay with them.
void PointRaster::sort_in(std::span<const CloudItem* const> clouds, const EyeDome& eye_dome) {
    for (Group& group : groups_) group.clouds.clear();
    for (const CloudItem* cloud : clouds) {
        const int pixels = pixels_of(*cloud);
        const bool dome = has_eye_dome(*cloud, eye_dome);
        auto group = std::ranges::find_if(
            groups_, [&](const Group& g) { return g.point_pixels == pixels && g.has_eye_dome == dome; });
        if (group == groups_.end()) {
            group = groups_.insert(group, Group{});
            group->point_pixels = pixels;
            group->has_eye_dome = dome;
        }
        group->clouds.push_back(cloud);
    }
    std::erase_if(groups_, [](const Group& group) { return group.clouds.empty(); });
}

bool PointRaster::continues(const View& view) const {
    if (kept_ != view) return false;
    return std::ranges::all_of(groups_, [](const Group& group) {
        return std::ranges::equal(group.drawn, group.clouds,
                                  [](std::uint64_t drawn, const CloudItem* cloud) { return drawn <= cloud->points; });
    });
}

void PointRaster::rasterize(const DrawPlan& plan, Group& group, glm::ivec2 size, Slicer& slicer) const {
    const gl::BufferTextureScope bound(0, positions_.id());
    group.cells.bind(cells_binding);
    const bool adds = std::ranges::any_of(group.drawn, [](std::uint64_t drawn) { return drawn > 0; });
    const auto run_all = [&](const auto& kernel_of, bool colors) {
        for (std::size_t i = 0; i < group.clouds.size(); ++i) {
            const CloudItem& cloud = *group.clouds[i];
            const GLuint program = kernel_of(cloud);
            glUseProgram(program);
            set_place(program, plan, cloud, size, group.point_pixels);
            if (colors) set_colors(program, cloud);
            run(program, cloud, group.drawn[i], slicer);
        }
        glMemoryBarrier(GL_SHADER_STORAGE_BARRIER_BIT);
    };
    // All depths before the first colour: the clouds hide each other.
    if (!one_pass_) run_all([&](const CloudItem&) { return adds ? depth_adds_.id() : depth_.id(); }, false);
    run_all([&](const CloudItem& cloud) { return color_kernel(cloud); }, true);
    for (std::size_t i = 0; i < group.clouds.size(); ++i) group.drawn[i] = group.clouds[i]->points;
}

GLuint PointRaster::color_kernel(const CloudItem& cloud) const {
    return is_plain(cloud) ? color_plain_.id() : color_.id();
}

void PointRaster::run(GLuint program, const CloudItem& cloud, std::uint64_t first, Slicer& slicer) const {
    const std::uint64_t last = cloud.points;
    slicer.draw(groups_for(last - first), [&](std::uint64_t group, std::uint64_t count) {
        std::uint64_t begin = first + group * group_size;
        const std::uint64_t end = std::min(last, begin + count * group_size);
        while (begin < end) {
            const std::uint64_t stop = std::min(end, (begin / batch_points + 1) * batch_points);
            dispatch(program, positions_.id(), cloud, begin, stop - begin);
            begin = stop;
        }
    });
}

/// What each pixel shows; the cells themselves where points are no larger.
const PointCells& PointRaster::spread(const Group& group, glm::ivec2 size, Slicer& slicer) {
    if (group.point_pixels == 1) return group.cells;
    spread_cells_.fit(size);
    spread_cells_.bind(pixels_binding);
    const GLuint program = spread_.id();
    glUseProgram(program);
    glProgramUniform2ui(program, spread_extent_uniform, static_cast<GLuint>(size.x), static_cast<GLuint>(size.y));
    glProgramUniform1ui(program, spread_size_uniform, static_cast<GLuint>(group.point_pixels));
    const auto pixels = static_cast<std::uint64_t>(size.x) * static_cast<std::uint64_t>(size.y);
    slicer.draw(groups_for(pixels), [&](std::uint64_t first, std::uint64_t count) {
        for (const std::uint64_t end = first + count; first < end; first += most_groups) {
            glProgramUniform1ui(program, spread_first_uniform, static_cast<GLuint>(first * group_size));
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
