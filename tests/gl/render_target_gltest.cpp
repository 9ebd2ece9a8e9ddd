#include <support/gl_test.h>
#include <support/pixels.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/program.h>
#include <vitrine/gl/render_target.h>

#include <gtest/gtest.h>

#include <array>

namespace vitrine::gl {
namespace {

using test::Pixel;

class RenderTargetTest : public test::GlTest {
protected:
    static void clear(GLuint framebuffer, const std::array<float, 4>& color, float depth) {
        glClearNamedFramebufferfv(framebuffer, GL_COLOR, 0, color.data());
        glClearNamedFramebufferfv(framebuffer, GL_DEPTH, 0, &depth);
    }
    static GLint samples_of(GLuint framebuffer) {
        GLint samples = 0;
        glGetNamedFramebufferParameteriv(framebuffer, GL_SAMPLES, &samples);
        return samples;
    }
    static GLint level_parameter(GLuint texture, GLenum name) {
        GLint value = 0;
        glGetTextureLevelParameteriv(texture, 0, name, &value);
        return value;
    }
};

TEST_F(RenderTargetTest, TheTextureHasTheSizeAndFormat) {
    for (const glm::ivec2 size : {glm::ivec2(1, 1), glm::ivec2(7, 5), glm::ivec2(1, 4096), glm::ivec2(640, 480)}) {
        const RenderTarget target("target", size, 1);
        EXPECT_EQ(target.size(), size);
        EXPECT_EQ(level_parameter(target.color_texture(), GL_TEXTURE_WIDTH), size.x);
        EXPECT_EQ(level_parameter(target.color_texture(), GL_TEXTURE_HEIGHT), size.y);
        EXPECT_EQ(level_parameter(target.color_texture(), GL_TEXTURE_INTERNAL_FORMAT), GL_RGBA8);
    }
}

TEST_F(RenderTargetTest, ThePictureIsShownTexelByTexel) {
    const RenderTarget target("target", {4, 4}, 1);
    GLint filter = 0;
    glGetTextureParameteriv(target.color_texture(), GL_TEXTURE_MAG_FILTER, &filter);
    EXPECT_EQ(filter, GL_NEAREST);
    glGetTextureParameteriv(target.color_texture(), GL_TEXTURE_MIN_FILTER, &filter);
    EXPECT_EQ(filter, GL_NEAREST);
}

TEST_F(RenderTargetTest, OneSampleIsDrawnStraightIntoTheTexture) {
    const RenderTarget target("target", {5, 3}, 1);
    EXPECT_EQ(target.samples(), 1);
    EXPECT_EQ(target.draw_framebuffer(), target.read_framebuffer());
    clear(target.draw_framebuffer(), {1.0F, 0.4F, 0.2F, 1.0F}, 0.5F);
    EXPECT_TRUE(test::filled(test::read_texture(target.color_texture()), Pixel(255, 102, 51, 255)));
}

TEST_F(RenderTargetTest, SeveralSamplesReachTheTextureByResolve) {
    for (int samples = 2; samples <= context().driver().max_samples && samples <= 8; samples *= 2) {
        const RenderTarget target("target", {33, 17}, samples);
        EXPECT_GE(samples_of(target.draw_framebuffer()), samples);  // drivers may give more
        EXPECT_EQ(samples_of(target.read_framebuffer()), 0);
        clear(target.read_framebuffer(), {0, 0, 0, 0}, 0);
        clear(target.draw_framebuffer(), {0.2F, 0.6F, 0.8F, 1.0F}, 0);
        EXPECT_TRUE(test::filled(test::read_texture(target.color_texture()), Pixel(0)));
        target.resolve();
        EXPECT_TRUE(test::filled(test::read_texture(target.color_texture()), Pixel(51, 153, 204, 255)));
    }
}

/// White into the samples of `mask`, over all pixels.
void draw_white(const RenderTarget& target, GLbitfield mask) {
    const Program program = make_program(
        "white",
        {{GL_VERTEX_SHADER, "white.vert",
          "#version 450 core\n"
          "void main() { gl_Position = vec4(gl_VertexID == 1 ? 3 : -1, gl_VertexID == 2 ? 3 : -1, 0.5, 1); }"},
         {GL_FRAGMENT_SHADER, "white.frag", "#version 450 core\nout vec4 color;\nvoid main() { color = vec4(1.0); }"}});
    const VertexArray vertices = VertexArray::make("none");
    glBindFramebuffer(GL_FRAMEBUFFER, target.draw_framebuffer());
    glViewport(0, 0, target.size().x, target.size().y);
    glEnable(GL_SAMPLE_MASK);
    glSampleMaski(0, mask);
    glUseProgram(program.id());
    glBindVertexArray(vertices.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glSampleMaski(0, ~0U);
    glDisable(GL_SAMPLE_MASK);
    glUseProgram(0);
    glBindVertexArray(0);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

TEST_F(RenderTargetTest, ResolveAveragesTheSamples) {
    ASSERT_GE(context().driver().max_samples, 4);
    const RenderTarget target("target", {8, 8}, 4);
    clear(target.draw_framebuffer(), {0, 0, 0, 1}, 0);
    draw_white(target, 0b0101);
    target.resolve();
    EXPECT_TRUE(test::filled(test::read_texture(target.color_texture()), Pixel(128, 128, 128, 255), 1));
    draw_white(target, 0b0111);
    target.resolve();
    EXPECT_TRUE(test::filled(test::read_texture(target.color_texture()), Pixel(191, 191, 191, 255), 1));
}

TEST_F(RenderTargetTest, ResolveDepthBringsOnePixel) {
    ASSERT_GE(context().driver().max_samples, 4);
    const RenderTarget target("target", {6, 4}, 4);
    clear(target.read_framebuffer(), {0, 0, 0, 0}, 0.75F);
    clear(target.draw_framebuffer(), {0, 0, 0, 0}, 0.25F);
    target.resolve_depth({2, 1});
    const auto depth = [&](int x, int y_up) {
        return test::read_depth(target.read_framebuffer(), target.size(), {x, target.size().y - 1 - y_up});
    };
    EXPECT_EQ(depth(2, 1), 0.25F);
    EXPECT_EQ(depth(1, 1), 0.75F);
    EXPECT_EQ(depth(2, 2), 0.75F);
    EXPECT_EQ(depth(3, 1), 0.75F);
}

// A host may have the scissor test on; it limits blits as it limits drawing.
TEST_F(RenderTargetTest, ResolvingIgnoresAScissorBox) {
    ASSERT_GE(context().driver().max_samples, 4);
    const RenderTarget target("target", {6, 4}, 4);
    clear(target.read_framebuffer(), {0, 0, 0, 0}, 0.75F);
    clear(target.draw_framebuffer(), {1, 1, 1, 1}, 0.25F);
    glEnable(GL_SCISSOR_TEST);
    glScissor(0, 0, 1, 1);
    target.resolve();
    target.resolve_depth({5, 3});
    EXPECT_EQ(glIsEnabled(GL_SCISSOR_TEST), GL_TRUE);
    glDisable(GL_SCISSOR_TEST);
    EXPECT_TRUE(test::filled(test::read_texture(target.color_texture()), Pixel(255)));
    EXPECT_EQ(test::read_depth(target.read_framebuffer(), target.size(), {5, 0}), 0.25F);
}

TEST_F(RenderTargetTest, ResolvingKeepsToAScissorBoxWhenAskedTo) {
    ASSERT_GE(context().driver().max_samples, 4);
    const RenderTarget target("target", {6, 4}, 4);
    clear(target.read_framebuffer(), {0, 0, 0, 0}, 0);
    clear(target.draw_framebuffer(), {1, 1, 1, 1}, 0);
    glEnable(GL_SCISSOR_TEST);
    glScissor(2, 1, 3, 2);
    target.resolve(Scissor::kept);
    EXPECT_EQ(glIsEnabled(GL_SCISSOR_TEST), GL_TRUE);
    glDisable(GL_SCISSOR_TEST);
    const test::Pixels resolved = test::read_texture(target.color_texture());
    EXPECT_EQ(test::covered(resolved, Pixel(0)), (test::Box{{2, 1}, {3, 2}}));
    EXPECT_EQ(resolved.count(Pixel(255)), 6U);
}

TEST_F(RenderTargetTest, DepthIsNotClampedToSteps) {
    const RenderTarget target("target", {2, 2}, 1);
    constexpr float tiny = 1.2345e-9F;  // far away, with reversed depth
    clear(target.draw_framebuffer(), {0, 0, 0, 0}, tiny);
    EXPECT_EQ(test::read_depth(target.read_framebuffer(), target.size(), {1, 1}), tiny);
}

TEST_F(RenderTargetTest, CountsItsBytes) {
    EXPECT_EQ(RenderTarget("one", {10, 10}, 1).size_bytes(), 800U);
    ASSERT_GE(context().driver().max_samples, 4);
    EXPECT_EQ(RenderTarget("four", {10, 10}, 4).size_bytes(), 800U + 4 * 800U);
}

TEST_F(RenderTargetTest, WhatTheDriverCannotMakeIsAnError) {
    const int too_large = context().driver().max_texture_size + 1;
    EXPECT_THROW(RenderTarget("huge", {too_large, 1}, 1), GraphicsError);
    EXPECT_THROW(RenderTarget("smooth", {8, 8}, 4 * context().driver().max_samples), GraphicsError);
    EXPECT_GT(take_complaints(), 0U);  // the driver was asked for something impossible
}

}  // namespace
}  // namespace vitrine::gl
