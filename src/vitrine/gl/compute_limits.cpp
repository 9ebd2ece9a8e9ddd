#include <vitrine/gl/compute_limits.h>

#include <glad/gl.h>

namespace vitrine::gl {
namespace {

int integer_of(GLenum name) {
    GLint value = 0;
    glGetIntegerv(name, &value);
    return value;
}

std::array<int, 3> integers_of(GLenum name) {
    std::array<int, 3> values{};
    for (GLuint axis = 0; axis < 3; ++axis) glGetIntegeri_v(name, axis, &values[axis]);
    return values;
}

std::int64_t large_integer_of(GLenum name) {
    GLint64 value = 0;
    glGetInteger64v(name, &value);
    return value;
}

}  // namespace

ComputeLimits read_compute_limits() {
    return {.groups = integers_of(GL_MAX_COMPUTE_WORK_GROUP_COUNT),
            .group_size = integers_of(GL_MAX_COMPUTE_WORK_GROUP_SIZE),
            .group_invocations = integer_of(GL_MAX_COMPUTE_WORK_GROUP_INVOCATIONS),
            .shared_bytes = integer_of(GL_MAX_COMPUTE_SHARED_MEMORY_SIZE),
            .storage_bindings = integer_of(GL_MAX_SHADER_STORAGE_BUFFER_BINDINGS),
            .storage_blocks = integer_of(GL_MAX_COMPUTE_SHADER_STORAGE_BLOCKS),
            .storage_block_bytes = large_integer_of(GL_MAX_SHADER_STORAGE_BLOCK_SIZE),
            .image_units = integer_of(GL_MAX_IMAGE_UNITS)};
}

std::string shading_language_version() {
    const auto* text = reinterpret_cast<const char*>(glGetString(GL_SHADING_LANGUAGE_VERSION));
    return text != nullptr ? text : "unknown";
}

bool has_extension(std::string_view name) {
    const int count = integer_of(GL_NUM_EXTENSIONS);
    for (int i = 0; i < count; ++i) {
        const auto* text = reinterpret_cast<const char*>(glGetStringi(GL_EXTENSIONS, static_cast<GLuint>(i)));
        if (text != nullptr && name == text) return true;
    }
    return false;
}

}  // namespace vitrine::gl
