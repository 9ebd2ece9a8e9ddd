#include <vitrine/gl/debug_output.h>

#include <vitrine/base/log.h>

#include <glad/gl.h>

#include <atomic>

namespace vitrine::gl {
namespace {

std::atomic<std::uint64_t> complaints{0};

/// NVIDIA's "pixel transfer is synchronized with 3D rendering" comes for every readback, also a deliberate one;
/// it is no proof of a stall (ogl-samples#77).
constexpr GLuint nvidia_pixel_transfer = 131154;

void GLAPIENTRY on_message(GLenum, GLenum type, GLuint id, GLenum severity, GLsizei length, const GLchar* message,
                           const void*) {
    if (type == GL_DEBUG_TYPE_PUSH_GROUP || type == GL_DEBUG_TYPE_POP_GROUP) return;
    if (id == nvidia_pixel_transfer) return;
    const std::string_view text(message, static_cast<std::size_t>(length));
    if (severity == GL_DEBUG_SEVERITY_HIGH || severity == GL_DEBUG_SEVERITY_MEDIUM) {
        ++complaints;
        if (type == GL_DEBUG_TYPE_ERROR) {
            log().error("OpenGL: {}", text);
        } else {
            log().warn("OpenGL: {}", text);
        }
    } else {
        log().debug("OpenGL: {}", text);
    }
}

}  // namespace

void install_debug_output(bool synchronous) {
    glEnable(GL_DEBUG_OUTPUT);
    if (synchronous) {
        glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
    } else {
        glDisable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
    }
    glDebugMessageCallback(on_message, nullptr);
    glDebugMessageControl(GL_DONT_CARE, GL_DONT_CARE, GL_DEBUG_SEVERITY_NOTIFICATION, 0, nullptr, GL_FALSE);
}

std::uint64_t debug_complaints() {
    return complaints;
}

DebugGroup::DebugGroup(std::string_view name) {
    glPushDebugGroup(GL_DEBUG_SOURCE_APPLICATION, 0, static_cast<GLsizei>(name.size()), name.data());
}

DebugGroup::~DebugGroup() {
    glPopDebugGroup();
}

}  // namespace vitrine::gl
