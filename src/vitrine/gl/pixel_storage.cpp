#include <vitrine/gl/pixel_storage.h>

#include <cstddef>

namespace vitrine::gl {
namespace {

constexpr std::array<GLenum, 4> pack_names{GL_PACK_ALIGNMENT, GL_PACK_ROW_LENGTH, GL_PACK_SKIP_ROWS,
                                           GL_PACK_SKIP_PIXELS};
constexpr std::array<GLenum, 4> unpack_names{GL_UNPACK_ALIGNMENT, GL_UNPACK_ROW_LENGTH, GL_UNPACK_SKIP_ROWS,
                                             GL_UNPACK_SKIP_PIXELS};
/// Rows of whole RGBA8 pixels have no gaps at this alignment.
constexpr std::array<GLint, 4> without_gaps{4, 0, 0, 0};

std::array<GLint, 4> parameters(const std::array<GLenum, 4>& names) {
    std::array<GLint, 4> values{};
    for (std::size_t i = 0; i < names.size(); ++i) glGetIntegerv(names[i], &values[i]);
    return values;
}

void set_parameters(const std::array<GLenum, 4>& names, const std::array<GLint, 4>& values) {
    for (std::size_t i = 0; i < names.size(); ++i) glPixelStorei(names[i], values[i]);
}

}  // namespace

PackScope::PackScope(GLuint buffer) : parameters_(parameters(pack_names)) {
    glGetIntegerv(GL_PIXEL_PACK_BUFFER_BINDING, &buffer_);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, buffer);
    set_parameters(pack_names, without_gaps);
}

PackScope::~PackScope() {
    set_parameters(pack_names, parameters_);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, static_cast<GLuint>(buffer_));
}

UnpackScope::UnpackScope(GLuint buffer) : parameters_(parameters(unpack_names)) {
    glGetIntegerv(GL_PIXEL_UNPACK_BUFFER_BINDING, &buffer_);
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, buffer);
    set_parameters(unpack_names, without_gaps);
}

UnpackScope::~UnpackScope() {
    set_parameters(unpack_names, parameters_);
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, static_cast<GLuint>(buffer_));
}

}  // namespace vitrine::gl
