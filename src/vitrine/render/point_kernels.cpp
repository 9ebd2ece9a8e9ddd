#include <vitrine/render/point_kernels.h>

#include <vitrine/gl/compute_limits.h>
#include <vitrine/gl/compute_scope.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/color_uniforms.h>
#include <vitrine/render/point_programs.h>
#include <vitrine/render/vertex_layout.h>

#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace vitrine::render {
namespace {

// Uniform locations of the kernels of points, and storage bindings.
constexpr GLint spread_extent_uniform = 0;
constexpr GLint spread_size_uniform = 1;
constexpr GLint spread_first_uniform = 2;
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
constexpr GLuint pixels_binding = 4;
constexpr GLuint bindings = 5;

/// That every driver can dispatch at once.
constexpr std::uint64_t most_groups = 65535;

/// Points of a dispatch. A shader sees 128 MiB of a buffer on every driver; a multiple of any alignment.
constexpr std::uint64_t batch_points = std::uint64_t{1} << 22U;

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
    return !cloud.lit && !cloud.values && glm::vec3(cloud.base_color) == glm::vec3(1.0F);
}

/// What each point has of its own: numbers, or colours.
const Attribute& shown_of(const CloudItem& cloud) {
    return cloud.values ? cloud.values : cloud.colors;
}

void set_colors(GLuint program, const CloudItem& cloud, const ShownField* field) {
    glProgramUniform1i(program, is_colored_uniform, shown_of(cloud) ? 1 : 0);
    set_layout(program, colors_layout_uniform, shown_of(cloud));
    if (cloud.values) set_color_scale(program, field->scale);
    if (is_plain(cloud)) return;  // its kernel has nothing else
    const glm::mat3 normals = normal_matrix(cloud.model_view);
    if (!cloud.values) glProgramUniform4fv(program, base_color_uniform, 1, glm::value_ptr(cloud.base_color));
    glProgramUniformMatrix3fv(program, normal_matrix_uniform, 1, GL_FALSE, glm::value_ptr(normals));
    glProgramUniform1i(program, is_lit_uniform, cloud.lit ? 1 : 0);
    set_layout(program, normals_layout_uniform, cloud.normals);
}

void set_place(GLuint program, const DrawPlan& plan, const PointGroup& group, const CloudItem& cloud, glm::ivec2 size) {
    const glm::mat4 to_cells = group.cells_matrix(plan, cloud, size);
    const glm::uvec2 extent(group.extent());
    glProgramUniformMatrix4fv(program, to_cells_uniform, 1, GL_FALSE, glm::value_ptr(to_cells));
    glProgramUniform2ui(program, extent_uniform, extent.x, extent.y);
    glProgramUniform1f(program, margin_uniform, static_cast<float>(group.margin()));
}

gl::Program make_color_kernel(bool one_pass, const std::vector<std::string>& defined) {
    return make_point_kernel(one_pass ? "point_both" : "point_color", defined);
}

/// Runs a kernel for points of a cloud. `positions` is a texture that is bound.
class Dispatcher {
public:
    Dispatcher(GLuint program, GLuint positions, const CloudItem& cloud)
        : program_(program), positions_(positions), cloud_(cloud) {}

    /// Points [begin, end) of the buffers.
    void run(std::uint64_t begin, std::uint64_t end) {
        while (begin < end) {
            const std::uint64_t batch = begin / batch_points * batch_points;
            const std::uint64_t stop = std::min(end, batch + batch_points);
            if (batch_ != batch) bind(batch);
            const std::uint64_t count = stop - begin;
            glProgramUniform2ui(program_, range_uniform, static_cast<GLuint>(begin - batch),
                                static_cast<GLuint>(count));
            glDispatchCompute(static_cast<GLuint>(point_work_groups(count)), 1, 1);
            begin = stop;
        }
    }

private:
    void bind(std::uint64_t batch) {
        const std::uint64_t count = std::min(batch_points, cloud_.all_points - batch);
        glTextureBufferRange(positions_, GL_RGB32F, cloud_.positions.buffer->id(),
                             static_cast<GLintptr>(batch * sizeof(glm::vec3)),
                             static_cast<GLsizeiptr>(count * sizeof(glm::vec3)));
        bind_part(normals_binding, cloud_.normals, batch, count);
        bind_part(colors_binding, shown_of(cloud_), batch, count);
        batch_ = batch;
    }

    GLuint program_;
    GLuint positions_;
    const CloudItem& cloud_;
    std::uint64_t batch_ = std::numeric_limits<std::uint64_t>::max();  ///< that is bound: its first point
};

}  // namespace

bool has_atomics_of_64_bits() {
    return gl::has_extension("GL_ARB_gpu_shader_int64") && gl::has_extension("GL_NV_shader_atomic_int64");
}

PointKernels::PointKernels(bool atomics_of_64_bits)
    : one_pass_(atomics_of_64_bits),
      color_(make_color_kernel(atomics_of_64_bits, {})),
      color_plain_(make_color_kernel(atomics_of_64_bits, {"PLAIN"})),
      positions_(gl::Texture::make("points' positions", static_cast<GLenum>(GL_TEXTURE_BUFFER))) {
    if (one_pass_) return;
    depth_ = make_point_kernel("point_depth");
    depth_adds_ = make_point_kernel("point_depth", {"ADDS"});
}

const PointCells& PointKernels::find(const DrawPlan& plan, PointGroup& group, glm::ivec2 size, Slicer& slicer) {
    const gl::ComputeScope saved(bindings, 0);
    group.cells.fit(group.extent(), group.extent(size));
    add(plan, group, size, slicer);
    const PointCells& pixels = group.look.pixels == 1 ? group.cells : spread(group, size, slicer);
    glMemoryBarrier(GL_TEXTURE_FETCH_BARRIER_BIT);
    return pixels;
}

void PointKernels::add(const DrawPlan& plan, PointGroup& group, glm::ivec2 size, Slicer& slicer) {
    const gl::TextureScope bound(0, positions_.id(), GL_TEXTURE_BUFFER);
    const gl::TextureScope table(color_table_unit, plan.field ? plan.field->table.texels->id() : 0);
    group.cells.bind(cells_binding);
    const bool adds = !group.is_fresh();
    if (!adds) group.cells.clear();
    const auto run_all = [&](const auto& kernel_of, bool colors) {
        for (std::size_t i = 0; i < group.clouds.size(); ++i) {
            const CloudItem& cloud = *group.clouds[i];
            const GLuint program = kernel_of(cloud);
            glUseProgram(program);
            set_place(program, plan, group, cloud, size);
            if (colors) set_colors(program, cloud, plan.field.get());
            run(program, cloud, group.drawn[i], slicer);
        }
        glMemoryBarrier(GL_SHADER_STORAGE_BARRIER_BIT);
    };
    // All depths before the first colour: the clouds hide each other.
    if (!one_pass_) run_all([&](const CloudItem&) { return adds ? depth_adds_.id() : depth_.id(); }, false);
    run_all([&](const CloudItem& cloud) { return color_kernel(cloud); }, true);
}

const PointCells& PointKernels::spread(const PointGroup& group, glm::ivec2 size, Slicer& slicer) {
    const glm::ivec2 extent = group.region.size();
    pixels_.fit(extent, size);
    pixels_.bind(pixels_binding);
    if (spread_.id() == 0) spread_ = make_point_kernel("point_spread");
    const GLuint program = spread_.id();
    glUseProgram(program);
    glProgramUniform2ui(program, spread_extent_uniform, static_cast<GLuint>(extent.x), static_cast<GLuint>(extent.y));
    glProgramUniform1ui(program, spread_size_uniform, static_cast<GLuint>(group.look.pixels));
    const auto pixels = static_cast<std::uint64_t>(extent.x) * static_cast<std::uint64_t>(extent.y);
    slicer.draw(point_work_groups(pixels), [&](std::uint64_t first, std::uint64_t count) {
        for (const std::uint64_t end = first + count; first < end; first += most_groups) {
            glProgramUniform1ui(program, spread_first_uniform, static_cast<GLuint>(first * point_work_group));
            glDispatchCompute(static_cast<GLuint>(std::min(most_groups, end - first)), 1, 1);
        }
    });
    return pixels_;
}

GLuint PointKernels::color_kernel(const CloudItem& cloud) {
    if (cloud.values) {
        if (color_field_.id() == 0) color_field_ = make_color_kernel(one_pass_, {"FIELD"});
        return color_field_.id();
    }
    return is_plain(cloud) ? color_plain_.id() : color_.id();
}

void PointKernels::run(GLuint program, const CloudItem& cloud, std::uint64_t first, Slicer& slicer) const {
    const std::uint64_t last = cloud.points;
    slicer.draw(point_work_groups(last - first), [&](std::uint64_t group, std::uint64_t count) {
        const std::uint64_t begin = first + group * point_work_group;
        const std::uint64_t end = std::min(last, begin + count * point_work_group);
        Dispatcher dispatcher(program, positions_.id(), cloud);
        cloud.ranges.for_each(begin, end - begin,
                              [&](std::uint64_t from, std::uint64_t to) { dispatcher.run(from, to); });
    });
}

}  // namespace vitrine::render
