#include <support/gl_state.h>

#include <vitrine/gl/program.h>

#include <spdlog/fmt/fmt.h>

#include <array>
#include <utility>

namespace vitrine::test {
namespace {

struct Name {
    GLenum value;
    const char* text;
};

constexpr std::array switches{
    Name{GL_BLEND, "blend"},
    Name{GL_CULL_FACE, "cull face"},
    Name{GL_DEPTH_TEST, "depth test"},
    Name{GL_SCISSOR_TEST, "scissor test"},
    Name{GL_STENCIL_TEST, "stencil test"},
    Name{GL_PROGRAM_POINT_SIZE, "program point size"},
    Name{GL_MULTISAMPLE, "multisample"},
    Name{GL_POLYGON_OFFSET_LINE, "polygon offset line"},
    Name{GL_TEXTURE_CUBE_MAP_SEAMLESS, "seamless cube maps"},
};

constexpr std::array integers{
    Name{GL_DRAW_FRAMEBUFFER_BINDING, "draw framebuffer"},
    Name{GL_READ_FRAMEBUFFER_BINDING, "read framebuffer"},
    Name{GL_CURRENT_PROGRAM, "program"},
    Name{GL_VERTEX_ARRAY_BINDING, "vertex array"},
    Name{GL_VIEWPORT, "viewport"},
    Name{GL_SCISSOR_BOX, "scissor box"},
    Name{GL_BLEND_SRC_RGB, "blend source"},
    Name{GL_BLEND_DST_RGB, "blend destination"},
    Name{GL_BLEND_SRC_ALPHA, "blend alpha source"},
    Name{GL_BLEND_DST_ALPHA, "blend alpha destination"},
    Name{GL_BLEND_EQUATION_RGB, "blend equation"},
    Name{GL_BLEND_EQUATION_ALPHA, "blend alpha equation"},
    Name{GL_POLYGON_MODE, "polygon mode"},
    Name{GL_CLIP_ORIGIN, "clip origin"},
    Name{GL_CLIP_DEPTH_MODE, "clip depth"},
    Name{GL_DEPTH_FUNC, "depth function"},
    Name{GL_DEPTH_WRITEMASK, "depth mask"},
    Name{GL_COLOR_WRITEMASK, "colour mask"},
    Name{GL_FRONT_FACE, "front face"},
    Name{GL_CULL_FACE_MODE, "culled face"},
    Name{GL_POLYGON_OFFSET_FACTOR, "polygon offset factor"},
    Name{GL_POLYGON_OFFSET_UNITS, "polygon offset units"},
    Name{GL_ARRAY_BUFFER_BINDING, "array buffer"},
    Name{GL_UNIFORM_BUFFER_BINDING, "uniform buffer"},
    Name{GL_SHADER_STORAGE_BUFFER_BINDING, "storage buffer"},
    Name{GL_DRAW_INDIRECT_BUFFER_BINDING, "indirect buffer"},
    Name{GL_PIXEL_PACK_BUFFER_BINDING, "pack buffer"},
    Name{GL_PIXEL_UNPACK_BUFFER_BINDING, "unpack buffer"},
    Name{GL_PACK_ALIGNMENT, "pack alignment"},
    Name{GL_PACK_ROW_LENGTH, "pack row length"},
    Name{GL_PACK_SKIP_ROWS, "pack skip rows"},
    Name{GL_PACK_SKIP_PIXELS, "pack skip pixels"},
    Name{GL_UNPACK_ALIGNMENT, "unpack alignment"},
    Name{GL_UNPACK_ROW_LENGTH, "unpack row length"},
    Name{GL_UNPACK_SKIP_ROWS, "unpack skip rows"},
    Name{GL_UNPACK_SKIP_PIXELS, "unpack skip pixels"},
};

constexpr std::array<GLenum, 6> pixel_gaps{GL_PACK_ROW_LENGTH,   GL_PACK_SKIP_ROWS,   GL_PACK_SKIP_PIXELS,
                                           GL_UNPACK_ROW_LENGTH, GL_UNPACK_SKIP_ROWS, GL_UNPACK_SKIP_PIXELS};

constexpr std::array indexed{
    std::pair{Name{GL_UNIFORM_BUFFER_BINDING, "uniform buffer"}, 0U},
    std::pair{Name{GL_SHADER_STORAGE_BUFFER_BINDING, "storage buffer"}, 0U},
    std::pair{Name{GL_SHADER_STORAGE_BUFFER_BINDING, "storage buffer"}, 1U},
    std::pair{Name{GL_SHADER_STORAGE_BUFFER_BINDING, "storage buffer"}, 2U},
};

}  // namespace

StateText state_text() {
    StateText state;
    for (const Name& name : switches) state[name.text] = glIsEnabled(name.value) == GL_TRUE ? "on" : "off";
    for (const Name& name : integers) {
        std::array<GLint, 4> value{};
        glGetIntegerv(name.value, value.data());
        state[name.text] = fmt::format("{} {} {} {}", value[0], value[1], value[2], value[3]);
    }
    for (const auto& [name, index] : indexed) {
        GLint value = 0;
        glGetIntegeri_v(name.value, index, &value);
        state[fmt::format("{} {}", name.text, index)] = fmt::format("{}", value);
    }
    return state;
}

std::string changes(const StateText& before, const StateText& after) {
    std::string text;
    for (const auto& [name, value] : before) {
        if (after.at(name) != value) text += fmt::format("{}: {} -> {}\n", name, value, after.at(name));
    }
    return text;
}

UnusualState::UnusualState()
    : draw_("host draw", {8, 8}, 1),
      read_("host read", {8, 8}, 1),
      program_(gl::make_program("host", {{GL_VERTEX_SHADER, "host.vert", "#version 450 core\nvoid main() {}"},
                                         {GL_FRAGMENT_SHADER, "host.frag", "#version 450 core\nvoid main() {}"}})),
      vertices_(gl::VertexArray::make("host")),
      buffer_(gl::Buffer::make("host")) {
    glNamedBufferStorage(buffer_.id(), 1024, nullptr, 0);
    for (const GLenum name : {GL_BLEND, GL_CULL_FACE, GL_SCISSOR_TEST, GL_STENCIL_TEST, GL_PROGRAM_POINT_SIZE,
                              GL_POLYGON_OFFSET_LINE, GL_TEXTURE_CUBE_MAP_SEAMLESS})
        glEnable(name);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_MULTISAMPLE);
    glViewport(3, 2, 5, 4);
    glScissor(1, 1, 2, 3);
    glBlendFuncSeparate(GL_SRC_COLOR, GL_DST_COLOR, GL_ZERO, GL_ONE_MINUS_DST_ALPHA);
    glBlendEquationSeparate(GL_FUNC_REVERSE_SUBTRACT, GL_MIN);
    glPolygonMode(GL_FRONT_AND_BACK, GL_POINT);
    glClipControl(GL_UPPER_LEFT, GL_NEGATIVE_ONE_TO_ONE);
    glDepthFunc(GL_NEVER);
    glDepthMask(GL_FALSE);
    glColorMask(GL_FALSE, GL_TRUE, GL_FALSE, GL_TRUE);
    glFrontFace(GL_CW);
    glCullFace(GL_FRONT_AND_BACK);
    glPolygonOffset(3.0F, 5.0F);
    for (const GLenum name : {GL_PACK_ALIGNMENT, GL_UNPACK_ALIGNMENT}) glPixelStorei(name, 8);
    for (const GLenum name : pixel_gaps) glPixelStorei(name, 1);
    bind();
}

void UnusualState::bind() const {
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, draw_.draw_framebuffer());
    glBindFramebuffer(GL_READ_FRAMEBUFFER, read_.read_framebuffer());
    glUseProgram(program_.id());
    glBindVertexArray(vertices_.id());
    for (GLuint index = 0; index < 3; ++index) glBindBufferBase(GL_SHADER_STORAGE_BUFFER, index, buffer_.id());
    glBindBufferBase(GL_UNIFORM_BUFFER, 0, buffer_.id());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
    glBindBuffer(GL_DRAW_INDIRECT_BUFFER, buffer_.id());
    glBindBuffer(GL_PIXEL_PACK_BUFFER, buffer_.id());
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, buffer_.id());
}

UnusualState::~UnusualState() {
    set_default_state();
}

void set_default_state() {
    for (const Name& name : switches) glDisable(name.value);
    glEnable(GL_MULTISAMPLE);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glUseProgram(0);
    glBindVertexArray(0);
    glViewport(0, 0, 1, 1);
    glBlendFunc(GL_ONE, GL_ZERO);
    glBlendEquation(GL_FUNC_ADD);
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    glClipControl(GL_LOWER_LEFT, GL_NEGATIVE_ONE_TO_ONE);
    glDepthFunc(GL_LESS);
    glDepthMask(GL_TRUE);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glFrontFace(GL_CCW);
    glCullFace(GL_BACK);
    glPolygonOffset(0.0F, 0.0F);
    for (const GLenum name : {GL_PACK_ALIGNMENT, GL_UNPACK_ALIGNMENT}) glPixelStorei(name, 4);
    for (const GLenum name : pixel_gaps) glPixelStorei(name, 0);
    for (GLuint index = 0; index < 3; ++index) glBindBufferBase(GL_SHADER_STORAGE_BUFFER, index, 0);
    glBindBufferBase(GL_UNIFORM_BUFFER, 0, 0);
    for (const GLenum target : {GL_ARRAY_BUFFER, GL_DRAW_INDIRECT_BUFFER, GL_PIXEL_PACK_BUFFER, GL_PIXEL_UNPACK_BUFFER})
        glBindBuffer(target, 0);
}

std::vector<GLuint> live_names(PFNGLISBUFFERPROC is_object) {
    std::vector<GLuint> names;
    for (GLuint name = 1; name < 10000; ++name) {
        if (is_object(name) == GL_TRUE) names.push_back(name);
    }
    return names;
}

}  // namespace vitrine::test
