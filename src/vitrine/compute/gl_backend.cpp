#include <vitrine/compute/gl_backend.h>

#include <vitrine/base/frame_timings.h>
#include <vitrine/compute/build_log.h>
#include <vitrine/gl/compute_scope.h>
#include <vitrine/gl/debug_output.h>
#include <vitrine/gl/driver.h>
#include <vitrine/gl/program.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace vitrine::compute {
namespace {

/// Runs whose times are still unknown; older ones are given up.
constexpr std::size_t most_timed = 256;

std::optional<ValueType> value_type(GLint type) {
    static constexpr std::array<std::array<GLint, 4>, 3> types{
        {{GL_FLOAT, GL_FLOAT_VEC2, GL_FLOAT_VEC3, GL_FLOAT_VEC4},
         {GL_INT, GL_INT_VEC2, GL_INT_VEC3, GL_INT_VEC4},
         {GL_UNSIGNED_INT, GL_UNSIGNED_INT_VEC2, GL_UNSIGNED_INT_VEC3, GL_UNSIGNED_INT_VEC4}}};
    for (std::size_t scalar = 0; scalar < types.size(); ++scalar) {
        for (int components = 1; components <= 4; ++components) {
            if (types[scalar][static_cast<std::size_t>(components - 1)] == type)
                return ValueType{static_cast<Scalar>(scalar), components};
        }
    }
    return std::nullopt;
}

GLenum image_format(arrays::TexelFormat format) {
    static constexpr std::array<GLenum, 6> formats{GL_R8, GL_RGBA8, GL_R32F, GL_RG32F, GL_RGBA32F, GL_RGBA8};
    return formats[static_cast<std::size_t>(format)];
}

GLenum image_access(gpu::Access access) {
    static constexpr std::array<GLenum, 3> names{GL_READ_ONLY, GL_WRITE_ONLY, GL_READ_WRITE};
    return names[static_cast<std::size_t>(access)];
}

/// "Block.positions[0]" and "positions[0]" are both "positions".
std::string bare_name(std::string name) {
    if (const std::size_t dot = name.rfind('.'); dot != std::string::npos) name.erase(0, dot + 1);
    if (const std::size_t bracket = name.find('['); bracket != std::string::npos) name.erase(bracket);
    return name;
}

std::string resource_name(GLuint program, GLenum interface, GLuint index) {
    std::array<char, 256> name{};
    GLsizei length = 0;
    glGetProgramResourceName(program, interface, index, static_cast<GLsizei>(name.size()), &length, name.data());
    return {name.data(), static_cast<std::size_t>(length)};
}

template <std::size_t N>
std::array<GLint, N> resource(GLuint program, GLenum interface, GLuint index, const std::array<GLenum, N>& properties) {
    std::array<GLint, N> values{};
    glGetProgramResourceiv(program, interface, index, N, properties.data(), N, nullptr, values.data());
    return values;
}

GLuint resource_count(GLuint program, GLenum interface) {
    GLint count = 0;
    glGetProgramInterfaceiv(program, interface, GL_ACTIVE_RESOURCES, &count);
    return static_cast<GLuint>(count);
}

void set_value(GLuint program, GLint location, const Value& value) {
    const auto* f = reinterpret_cast<const GLfloat*>(value.bytes.data());
    const auto* i = reinterpret_cast<const GLint*>(value.bytes.data());
    const auto* u = reinterpret_cast<const GLuint*>(value.bytes.data());
    switch (value.type.components + 4 * static_cast<int>(value.type.scalar)) {
        case 1: return glProgramUniform1fv(program, location, 1, f);
        case 2: return glProgramUniform2fv(program, location, 1, f);
        case 3: return glProgramUniform3fv(program, location, 1, f);
        case 4: return glProgramUniform4fv(program, location, 1, f);
        case 5: return glProgramUniform1iv(program, location, 1, i);
        case 6: return glProgramUniform2iv(program, location, 1, i);
        case 7: return glProgramUniform3iv(program, location, 1, i);
        case 8: return glProgramUniform4iv(program, location, 1, i);
        case 9: return glProgramUniform1uiv(program, location, 1, u);
        case 10: return glProgramUniform2uiv(program, location, 1, u);
        case 11: return glProgramUniform3uiv(program, location, 1, u);
        default: return glProgramUniform4uiv(program, location, 1, u);
    }
}

GLuint groups_of(std::size_t items, GLuint group, GLuint dimension) {
    GLint most = 0;
    glGetIntegeri_v(GL_MAX_COMPUTE_WORK_GROUP_COUNT, dimension, &most);
    const std::size_t groups = (items + group - 1) / group;
    if (groups > static_cast<std::size_t>(most))
        throw ComputeError(fmt::format("{} items in work groups of {} are {} groups, this driver takes {}", items,
                                       group, groups, most));
    return static_cast<GLuint>(groups);
}

void require_room(const Parameter& parameter, const arrays::TrackedBytes& array) {
    GLint64 most = 0;
    glGetInteger64v(GL_MAX_SHADER_STORAGE_BLOCK_SIZE, &most);
    if (array.size_bytes > static_cast<std::size_t>(most))
        throw ComputeError(fmt::format("the array '{}' of {} bytes for '{}' is too large: this driver takes {}",
                                       array.tracking->label, array.size_bytes, parameter.name, most));
}

}  // namespace

struct GlBackend::Loans {
    std::vector<std::pair<arrays::TrackedBytes, gpu::Loan>> arrays;
    std::vector<std::pair<arrays::TrackedTexels, gpu::TextureLoan>> images;
};

GlBackend::GlBackend(std::shared_ptr<gpu::Mirrors> mirrors, std::shared_ptr<BuildReports> reports,
                     std::shared_ptr<Costs> costs)
    : mirrors_(std::move(mirrors)),
      costs_(std::move(costs)),
      kernels_(
          Way::gl,
          [](const std::string& name, const SourceText& source) {
              return std::pair(build(name, source), std::string());
          },
          std::move(reports)),
      runs_on_cpu_(gl::read_driver().software) {}

GlBackend::GlKernel GlBackend::build(const std::string& name, const SourceText& source) {
    GlKernel kernel;
    const std::string file = source.file.empty() ? name + ".comp" : source.file.string();
    try {
        kernel.program = gl::make_program(name, {{GL_COMPUTE_SHADER, name, source.text}});
    } catch (const gl::ShaderError& error) {
        throw KernelBuildError(readable_log(error.log(), file));
    }
    std::array<GLint, 3> group{};
    glGetProgramiv(kernel.program.id(), GL_COMPUTE_WORK_GROUP_SIZE, group.data());
    kernel.group_columns = static_cast<GLuint>(group[0]);
    kernel.group_rows = static_cast<GLuint>(group[1]);
    reflect_arrays(kernel);
    reflect_uniforms(kernel);
    return kernel;
}

void GlBackend::reflect_arrays(GlKernel& kernel) {
    const GLuint program = kernel.program.id();
    const GLuint variables = resource_count(program, GL_BUFFER_VARIABLE);
    for (GLuint i = 0; i < variables; ++i) {
        const auto [block, stride] =
            resource(program, GL_BUFFER_VARIABLE, i, std::array<GLenum, 2>{GL_BLOCK_INDEX, GL_TOP_LEVEL_ARRAY_STRIDE});
        const auto [array_stride] = resource(program, GL_BUFFER_VARIABLE, i, std::array<GLenum, 1>{GL_ARRAY_STRIDE});
        std::string name = bare_name(resource_name(program, GL_BUFFER_VARIABLE, i));
        const GLuint binding = kernel.buffers++;
        glShaderStorageBlockBinding(program, static_cast<GLuint>(block), binding);
        kernel.parameters.push_back({.name = std::move(name),
                                     .kind = Parameter::Kind::array,
                                     .type = {},
                                     .element_bytes = static_cast<std::size_t>(std::max(stride, array_stride)),
                                     .place = binding});
    }
}

void GlBackend::reflect_uniforms(GlKernel& kernel) {
    const GLuint program = kernel.program.id();
    const GLuint uniforms = resource_count(program, GL_UNIFORM);
    for (GLuint i = 0; i < uniforms; ++i) {
        const auto [location, type] = resource(program, GL_UNIFORM, i, std::array<GLenum, 2>{GL_LOCATION, GL_TYPE});
        if (location < 0) continue;  // in a block
        Parameter parameter{.name = bare_name(resource_name(program, GL_UNIFORM, i)),
                            .kind = Parameter::Kind::value,
                            .type = value_type(type),
                            .element_bytes = 0,
                            .place = static_cast<std::size_t>(location)};
        if (type == GL_IMAGE_2D) {
            parameter.kind = Parameter::Kind::image;
            parameter.place = kernel.images++;
            glProgramUniform1i(program, location, static_cast<GLint>(parameter.place));
        }
        kernel.parameters.push_back(std::move(parameter));
    }
}

void GlBackend::run(const Kernel& kernel, Extent extent, std::span<const Argument> arguments) {
    const auto& entry = kernels_.get(kernel, kernel.source().glsl);
    const GlKernel& compiled = *entry.compiled;
    const std::vector<MatchedArgument> matched =
        match_arguments(kernel.name(), entry.source.source().text, compiled.parameters, extent, arguments);
    const gl::DebugGroup group(kernel.name());
    const gl::ComputeScope scope(compiled.buffers, compiled.images);
    const auto begin = FrameClock::now();
    const std::uint64_t uploaded = mirrors_->bytes_uploaded();
    const Loans loans = bind(compiled, matched);
    if (const std::uint64_t sent = mirrors_->bytes_uploaded() - uploaded; sent > 0) {
        costs_->bytes_copied += sent;
        costs_->transfer_ms += Milliseconds(FrameClock::now() - begin).count();
    }
    dispatch(compiled, extent);
    for (const auto& [array, loan] : loans.arrays) mirrors_->accept(array, loan);
    for (const auto& [image, loan] : loans.images) mirrors_->textures().accept(image, loan);
    ++costs_->runs;
}

GlBackend::Loans GlBackend::bind(const GlKernel& kernel, std::span<const MatchedArgument> arguments) {
    Loans loans;
    for (const MatchedArgument& each : arguments) {
        const auto place = static_cast<GLuint>(each.parameter->place);
        if (const auto* value = std::get_if<Value>(&each.argument.content)) {
            set_value(kernel.program.id(), static_cast<GLint>(place), *value);
        } else if (const auto* array = std::get_if<Argument::Array>(&each.argument.content)) {
            require_room(*each.parameter, array->bytes);
            gpu::Loan loan = mirrors_->lend(array->bytes, array->access);
            glBindBufferRange(GL_SHADER_STORAGE_BUFFER, place, loan.buffer(), 0,
                              static_cast<GLsizeiptr>(loan.size_bytes));
            loans.arrays.emplace_back(array->bytes, std::move(loan));
        } else {
            const auto& image = std::get<Argument::Image>(each.argument.content);
            gpu::TextureLoan loan = mirrors_->textures().lend(image.texels, image.access, mirrors_->forced());
            glBindImageTexture(place, loan.texture(), 0, GL_FALSE, 0, image_access(image.access),
                               image_format(image.texels.format));
            loans.images.emplace_back(image.texels, std::move(loan));
        }
    }
    return loans;
}

void GlBackend::dispatch(const GlKernel& kernel, Extent extent) {
    collect(false);
    const GLuint columns = groups_of(extent.columns, kernel.group_columns, 0);
    const GLuint rows = groups_of(extent.rows, kernel.group_rows, 1);
    glUseProgram(kernel.program.id());
    const auto begin = FrameClock::now();
    TimedRun run;
    if (!runs_on_cpu_) {
        run = {gl::make_timestamp("kernel"), gl::make_timestamp("kernel")};
        glQueryCounter(run.begin.id(), GL_TIMESTAMP);
    }
    glDispatchCompute(columns, rows, 1);
    glMemoryBarrier(GL_ALL_BARRIER_BITS);
    if (runs_on_cpu_) {
        costs_->kernel_ms += Milliseconds(FrameClock::now() - begin).count();
    } else {
        glQueryCounter(run.end.id(), GL_TIMESTAMP);
        timed_.push_back(std::move(run));
    }
}

void GlBackend::collect(bool wait) {
    while (!timed_.empty()) {
        GLint there = wait ? GL_TRUE : GL_FALSE;
        if (!wait) glGetQueryObjectiv(timed_.front().end.id(), GL_QUERY_RESULT_AVAILABLE, &there);
        if (there == GL_FALSE) break;
        GLuint64 begin = 0;
        GLuint64 end = 0;
        glGetQueryObjectui64v(timed_.front().begin.id(), GL_QUERY_RESULT, &begin);
        glGetQueryObjectui64v(timed_.front().end.id(), GL_QUERY_RESULT, &end);
        costs_->kernel_ms += static_cast<double>(end - begin) * 1e-6;
        timed_.pop_front();
    }
    while (timed_.size() > most_timed) timed_.pop_front();
}

void GlBackend::finish() {
    glFinish();
    collect(true);
}

}  // namespace vitrine::compute
