#include <vitrine/render/deformer.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/program.h>
#include <vitrine/gl/saved_state.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/gpu/memory_check.h>
#include <vitrine/render/shader_text.h>
#include <vitrine/scene/deformation.h>

#include <spdlog/fmt/fmt.h>
#include <glm/gtc/matrix_access.hpp>
#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace vitrine::render {
namespace {

// Attribute locations of deform.vert beside those of vertex_layout.h.
constexpr GLuint joints_location = 7;
constexpr GLuint weights_location = 8;
constexpr std::array<GLuint, 2> position_ways{9, 10};
constexpr std::array<GLuint, 2> normal_ways{11, 12};
constexpr std::array<GLuint, 2> tangent_ways{13, 14};
/// That one pass adds.
constexpr std::size_t targets_of_pass = position_ways.size();

constexpr GLint target_weights_uniform = 0;

/// What a pass does: bits of a variant of the program.
enum Trait : unsigned { normals = 1, packed_normals = 2, tangents = 4, skinned = 8, morphed = 16, last = 32 };

gl::VertexArray make_vertices() {
    gl::VertexArray vertices = make_vertex_array();
    glVertexArrayAttribIFormat(vertices.id(), joints_location, 4, GL_UNSIGNED_SHORT, 0);
    glVertexArrayAttribFormat(vertices.id(), weights_location, 4, GL_FLOAT, GL_FALSE, 0);
    for (const auto& ways : {position_ways, normal_ways, tangent_ways})
        for (const GLuint location : ways) glVertexArrayAttribFormat(vertices.id(), location, 3, GL_FLOAT, GL_FALSE, 0);
    for (GLuint location = joints_location; location <= tangent_ways.back(); ++location)
        glVertexArrayAttribBinding(vertices.id(), location, location);
    return vertices;
}

/// Of a vertex as deform.vert writes it: its position, its normal and its tangent, as far as it has them.
std::uint32_t moved_bytes(bool has_normals, bool has_tangents) {
    return (3U + (has_normals ? 3U : 0U) + (has_tangents ? 4U : 0U)) * sizeof(float);
}

MovedVertices moved_in(const std::shared_ptr<gl::Buffer>& buffer, bool has_normals, bool has_tangents) {
    const std::uint32_t stride = moved_bytes(has_normals, has_tangents);
    MovedVertices moved{.positions = {buffer, 0, stride}, .normals = {}, .tangents = {}};
    if (has_normals) moved.normals = {buffer, sizeof(glm::vec3), stride};
    if (has_tangents) moved.tangents = {buffer, stride - static_cast<std::uint32_t>(sizeof(glm::vec4)), stride};
    return moved;
}

gl::Buffer make_buffer(const std::string& mesh, std::uint64_t bytes) {
    gl::Buffer buffer = gl::Buffer::make("moved vertices");
    if (!gpu::has_memory_for([&] { glNamedBufferStorage(buffer.id(), static_cast<GLsizeiptr>(bytes), nullptr, 0); }))
        throw GraphicsError(fmt::format("no GPU memory for the moved vertices of '{}' ({} bytes)", mesh, bytes));
    return buffer;
}

/// For its scope vertices go through a shader into a buffer, and no farther.
class Capture {
public:
    Capture(const gl::TransformFeedback& feedback, const gl::Framebuffer& nowhere) {
        glGetIntegerv(GL_TRANSFORM_FEEDBACK_BINDING, &before_);
        was_off_ = glIsEnabled(GL_RASTERIZER_DISCARD);
        glEnable(GL_RASTERIZER_DISCARD);
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, nowhere.id());
        glBindTransformFeedback(GL_TRANSFORM_FEEDBACK, feedback.id());
    }
    ~Capture() {
        glBindTransformFeedback(GL_TRANSFORM_FEEDBACK, static_cast<GLuint>(before_));
        if (was_off_ == GL_FALSE) glDisable(GL_RASTERIZER_DISCARD);
    }
    Capture(const Capture&) = delete;
    Capture& operator=(const Capture&) = delete;

private:
    gl::SavedState saved_;
    GLint before_ = 0;
    GLboolean was_off_ = GL_FALSE;
};

}  // namespace

MovedVertices Deformer::request(const scene::Scene& scene, scene::NodeId node, const scene::Mesh& mesh,
                                gpu::Mirrors& mirrors) {
    const std::shared_ptr<const arrays::Tracking> array =
        (mesh.is_interleaved() ? mesh.vertices.tracked_bytes() : mesh.positions.tracked_bytes()).tracking;
    Entry& entry = entries_[{array.get(), node}];
    entry.array = array;
    Source source = source_of(scene, node, mesh);
    if (entry.source != source) {
        make_room(entry, mesh);
        entry.source = std::move(source);
        jobs_.push_back(job_of(mesh, entry.source, mirrors));
        jobs_.back().buffer = entry.buffer;
    }
    return moved_in(entry.buffer, mesh.has_normals(), !mesh.tangents.empty());
}

void Deformer::collect() {
    std::erase_if(entries_, [](const auto& item) { return item.second.array.expired(); });
}

/// Whoever holds the buffer draws from it still.
void Deformer::make_room(Entry& entry, const scene::Mesh& mesh) {
    const std::uint64_t bytes = mesh.vertex_count() * moved_bytes(mesh.has_normals(), !mesh.tangents.empty());
    if (entry.buffer != nullptr && entry.bytes == bytes && entry.buffer.use_count() == 1) return;
    entry.buffer = std::make_shared<gl::Buffer>(make_buffer(mesh.name, bytes));
    entry.bytes = bytes;
}

Deformer::Source Deformer::source_of(const scene::Scene& scene, scene::NodeId node, const scene::Mesh& mesh) {
    Source source;
    if (!mesh.joints.empty()) scene::joint_matrices(scene, node, source.joints);
    for (std::size_t i = 0; i < mesh.morph_targets.size(); ++i)
        source.weights.push_back(scene::morph_weight(mesh, scene.node(node), i));
    const auto note = [&](const auto&... arrays) { (source.arrays.emplace_back(arrays), ...); };
    note(mesh.positions, mesh.vertices, mesh.normals, mesh.packed_normals, mesh.tangents, mesh.joints, mesh.weights);
    scene::visit_morph_arrays(mesh, note);
    return source;
}

Deformer::Job Deformer::job_of(const scene::Mesh& mesh, const Source& source, gpu::Mirrors& mirrors) {
    Job job;
    job.vertices = mesh.vertex_count();
    job.from = vertices_of(mesh, mirrors);
    job.tangents = attribute_of(mesh.tangents, mirrors);
    job.matrices = source.joints;
    if (!job.matrices.empty()) {
        job.joints = attribute_of(mesh.joints, mirrors);
        job.weights = attribute_of(mesh.weights, mirrors);
    }
    for (std::size_t i = 0; i < mesh.morph_targets.size(); ++i) {
        if (source.weights[i] == 0) continue;
        const scene::MorphTarget& target = mesh.morph_targets[i];
        job.targets.push_back({.weight = source.weights[i],
                               .positions = attribute_of(target.positions, mirrors),
                               .normals = attribute_of(target.normals, mirrors),
                               .tangents = attribute_of(target.tangents, mirrors)});
    }
    return job;
}

void Deformer::run() {
    if (feedback_.id() == 0) {
        feedback_ = gl::TransformFeedback::make("moved vertices");
        vertices_ = make_vertices();
        nowhere_ = gl::Framebuffer::make("nowhere");
        glNamedFramebufferParameteri(nowhere_.id(), GL_FRAMEBUFFER_DEFAULT_WIDTH, 1);
        glNamedFramebufferParameteri(nowhere_.id(), GL_FRAMEBUFFER_DEFAULT_HEIGHT, 1);
        matrix_texels_ = gl::Texture::make("joint matrices", static_cast<GLenum>(GL_TEXTURE_BUFFER));
    }
    const Capture capture(feedback_, nowhere_);
    const gl::TextureScope matrices(0, matrix_texels_.id(), GL_TEXTURE_BUFFER);
    for (Job& job : jobs_) run(job);
    jobs_.clear();
}

/// Pass by pass between the job's buffer, which the last one ends in, and another one.
void Deformer::run(Job& job) {
    if (!job.matrices.empty()) set_matrices(job.matrices);
    const bool has_normals = bool(job.from.normals);
    const bool has_tangents = bool(job.tangents);
    const std::size_t passes = std::max<std::size_t>(1, (job.targets.size() + targets_of_pass - 1) / targets_of_pass);
    std::shared_ptr<gl::Buffer> between;
    if (passes > 1)
        between = std::make_shared<gl::Buffer>(make_buffer("", job.vertices * moved_bytes(has_normals, has_tangents)));
    for (std::size_t i = 0; i < passes; ++i) {
        const bool is_last = i + 1 == passes;
        const std::shared_ptr<gl::Buffer>& to = (passes - i) % 2 == 1 ? job.buffer : between;
        const std::size_t first = i * targets_of_pass;
        const std::size_t count = std::min(targets_of_pass, job.targets.size() - first);
        pass(job, std::span(job.targets).subspan(first, count), is_last, *to);
        const MovedVertices moved = moved_in(to, has_normals, has_tangents);
        job.from = {.positions = moved.positions, .normals = moved.normals};
        job.tangents = moved.tangents;
    }
}

void Deformer::pass(const Job& job, std::span<const Target> targets, bool is_last, const gl::Buffer& to) {
    unsigned variant = is_last ? last : 0U;
    if (attach(vertices_, normal_location, job.from.normals)) variant |= normals;
    if (job.from.packed_normals) variant |= packed_normals;
    if (attach(vertices_, tangent_location, job.tangents)) variant |= tangents;
    if (is_last && !job.matrices.empty()) variant |= skinned;
    if (!targets.empty()) variant |= morphed;
    set_normal_format(vertices_, job.from.packed_normals);
    attach(vertices_, position_location, job.from.positions);
    attach(vertices_, joints_location, (variant & skinned) != 0 ? job.joints : Attribute());
    attach(vertices_, weights_location, (variant & skinned) != 0 ? job.weights : Attribute());
    const GLuint id = program(variant);
    glUseProgram(id);
    attach_ways(id, targets);
    glBindVertexArray(vertices_.id());
    glTransformFeedbackBufferBase(feedback_.id(), 0, to.id());
    glBeginTransformFeedback(GL_POINTS);
    glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(job.vertices));
    glEndTransformFeedback();
}

/// Where there is no target, or it does not move them, vertices go nowhere.
void Deformer::attach_ways(GLuint program, std::span<const Target> targets) {
    glm::vec2 weights(0);
    const auto attach_way = [&](GLuint location, const Attribute& way) {
        if (!attach(vertices_, location, way)) glVertexAttrib3f(location, 0, 0, 0);
    };
    for (std::size_t i = 0; i < targets_of_pass; ++i) {
        const Target target = i < targets.size() ? targets[i] : Target();
        weights[static_cast<int>(i)] = target.weight;
        attach_way(position_ways[i], target.positions);
        attach_way(normal_ways[i], target.normals);
        attach_way(tangent_ways[i], target.tangents);
    }
    glProgramUniform2fv(program, target_weights_uniform, 1, glm::value_ptr(weights));
}

void Deformer::set_matrices(const std::vector<glm::mat4>& matrices) {
    std::vector<glm::vec4> rows;
    rows.reserve(3 * matrices.size());
    for (const glm::mat4& matrix : matrices)
        for (int row = 0; row < 3; ++row) rows.push_back(glm::row(matrix, row));
    // A buffer of its own for each: the one before may be in use.
    matrices_ = gl::Buffer::make("joint matrices");
    glNamedBufferStorage(matrices_.id(), static_cast<GLsizeiptr>(rows.size() * sizeof(glm::vec4)), rows.data(), 0);
    glTextureBuffer(matrix_texels_.id(), GL_RGBA32F, matrices_.id());
}

GLuint Deformer::program(unsigned variant) {
    gl::Program& made = programs_[variant];
    if (made.id() != 0) return made.id();
    std::vector<std::string> defines;
    const std::array<std::pair<Trait, const char*>, 6> names{{{normals, "NORMALS"},
                                                              {packed_normals, "OCTAHEDRAL_NORMALS"},
                                                              {tangents, "TANGENTS"},
                                                              {skinned, "SKINNED"},
                                                              {morphed, "MORPHED"},
                                                              {last, "LAST"}}};
    for (const auto& [trait, name] : names)
        if ((variant & trait) != 0) defines.emplace_back(name);
    made = gl::make_program("deform", {{GL_VERTEX_SHADER, "deform.vert", shader_text("deform.vert", defines)}});
    return made.id();
}

}  // namespace vitrine::render
