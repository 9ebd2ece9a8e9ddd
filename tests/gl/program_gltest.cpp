#include <support/gl_test.h>
#include <support/pixels.h>
#include <support/text.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/program.h>
#include <vitrine/gl/render_target.h>

#include <gtest/gtest.h>

#include <string>

namespace vitrine::gl {
namespace {

using test::contains;
using test::GlTest;

constexpr const char* whole_screen = R"(#version 450 core
void main() {
    gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.5, 1.0);
}
)";

class ProgramTest : public GlTest {
protected:
    /// The text of the error that making the program gives; empty when there is none.
    std::string problem(const ShaderSource& vertex, const ShaderSource& fragment) {
        std::string text;
        try {
            make_program("sketch", {vertex, fragment});
        } catch (const GraphicsError& error) {
            text = error.what();
        }
        take_complaints();  // some drivers tell the debug output as well
        return text;
    }
};

TEST_F(ProgramTest, DrawsWithBothStages) {
    const Program program = make_program("blue", {{GL_VERTEX_SHADER, "whole.vert", whole_screen},
                                                  {GL_FRAGMENT_SHADER, "blue.frag",
                                                   "#version 450 core\n"
                                                   "out vec4 color;\n"
                                                   "void main() { color = vec4(0.2, 0.4, 1.0, 0.6); }\n"}});
    const RenderTarget target("program", {9, 5}, 1);
    const VertexArray vertices = VertexArray::make("none");
    glBindFramebuffer(GL_FRAMEBUFFER, target.draw_framebuffer());
    glViewport(0, 0, 9, 5);
    glUseProgram(program.id());
    glBindVertexArray(vertices.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glBindVertexArray(0);
    glUseProgram(0);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    EXPECT_TRUE(test::filled(test::read_texture(target.color_texture()), {51, 102, 255, 153}));
}

TEST_F(ProgramTest, LetsGoOfItsShaders) {
    const Program program =
        make_program("two", {{GL_VERTEX_SHADER, "whole.vert", whole_screen},
                             {GL_FRAGMENT_SHADER, "empty.frag", "#version 450 core\nvoid main() {}"}});
    GLint attached = -1;
    glGetProgramiv(program.id(), GL_ATTACHED_SHADERS, &attached);
    EXPECT_EQ(attached, 0);
}

TEST_F(ProgramTest, AShaderThatDoesNotCompileIsNamedWithItsLine) {
    const std::string text = problem({GL_VERTEX_SHADER, "whole.vert", whole_screen}, {GL_FRAGMENT_SHADER, "broken.frag",
                                                                                      "#version 450 core\n"
                                                                                      "void main() {\n"
                                                                                      "    undeclared_thing = 1.0;\n"
                                                                                      "}\n"});
    EXPECT_TRUE(contains(text, "broken.frag"));
    EXPECT_TRUE(contains(text, "does not compile"));
    EXPECT_TRUE(contains(text, "undeclared_thing"));
    EXPECT_TRUE(contains(text, "3"));
}

TEST_F(ProgramTest, TheVertexShaderIsNamedToo) {
    const std::string text = problem({GL_VERTEX_SHADER, "broken.vert", "#version 450 core\nvoid main() { return 1; }"},
                                     {GL_FRAGMENT_SHADER, "good.frag", "#version 450 core\nvoid main() {}"});
    EXPECT_TRUE(contains(text, "broken.vert"));
    EXPECT_FALSE(contains(text, "good.frag"));
}

TEST_F(ProgramTest, AProgramThatDoesNotLinkIsNamed) {
    const std::string text = problem({GL_VERTEX_SHADER, "whole.vert", whole_screen},
                                     {GL_FRAGMENT_SHADER, "lonely.frag",
                                      "#version 450 core\n"
                                      "in vec3 never_written;\n"
                                      "out vec4 color;\n"
                                      "void main() { color = vec4(never_written, 1.0); }\n"});
    EXPECT_TRUE(contains(text, "program sketch does not link"));
    EXPECT_TRUE(contains(text, "never_written"));
}

TEST_F(ProgramTest, TextNeedNotEndInZero) {
    const std::string text = "#version 450 core\nvoid main() {}garbage after the end";
    const std::string_view used(text.data(), text.size() - 21);
    EXPECT_NO_THROW(make_program("view", {{GL_VERTEX_SHADER, "whole.vert", whole_screen},
                                          {GL_FRAGMENT_SHADER, "view.frag", std::string(used)}}));
}

}  // namespace
}  // namespace vitrine::gl
