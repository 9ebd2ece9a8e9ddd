#include <support/gl_test.h>
#include <support/pixels.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/debug_output.h>
#include <vitrine/gl/fence.h>
#include <vitrine/gl/render_target.h>
#include <vitrine/platform/headless_context.h>

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace vitrine::platform {
namespace {

using test::Pixel;

constexpr HeadlessOptions debug{.debug = true};

std::string gl_text(GLenum name) {
    return reinterpret_cast<const char*>(glGetString(name));
}

/// A context that draws: what it clears is what is read.
void expect_it_draws() {
    const gl::RenderTarget target("check", {3, 2}, 1);
    constexpr std::array<float, 4> color{0.2F, 0.4F, 0.6F, 1.0F};
    glClearNamedFramebufferfv(target.draw_framebuffer(), GL_COLOR, 0, color.data());
    EXPECT_TRUE(test::filled(test::read_texture(target.color_texture()), Pixel(51, 102, 153, 255)));
    EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
}

/// Clears the picture of a target made in any context of the share group.
void paint(GLuint texture, const Pixel& color) {
    glClearTexImage(texture, 0, GL_RGBA, GL_UNSIGNED_BYTE, &color);
}

class HeadlessContextTest : public test::GlTest {};

TEST_F(HeadlessContextTest, SaysWhereItComesFrom) {
    const HeadlessContext context(debug);
    const std::string& origin = context.origin();
    const bool known = origin.rfind("EGL device ", 0) == 0 || origin.rfind("EGL software device ", 0) == 0 ||
                       origin == "EGL surfaceless" || origin == "EGL default display";
    EXPECT_TRUE(known) << origin;
}

TEST_F(HeadlessContextTest, IsCurrentAndOf45CoreAtLeast) {
    const HeadlessContext context(debug);
    GLint major = 0;
    GLint minor = 0;
    GLint profile = 0;
    glGetIntegerv(GL_MAJOR_VERSION, &major);
    glGetIntegerv(GL_MINOR_VERSION, &minor);
    glGetIntegerv(GL_CONTEXT_PROFILE_MASK, &profile);
    EXPECT_GE(10 * major + minor, 45);
    EXPECT_EQ(profile, GL_CONTEXT_CORE_PROFILE_BIT);
    expect_it_draws();
}

TEST_F(HeadlessContextTest, KnowsItsDriver) {
    const HeadlessContext context(debug);
    const gl::Driver& driver = context.driver();
    EXPECT_EQ(driver.vendor, gl_text(GL_VENDOR));
    EXPECT_EQ(driver.renderer, gl_text(GL_RENDERER));
    EXPECT_EQ(driver.version, gl_text(GL_VERSION));
    EXPECT_GE(driver.max_texture_size, 16384);
    EXPECT_GE(driver.max_samples, 4);
    EXPECT_EQ(driver.software, driver.renderer.find("llvmpipe") != std::string::npos);
}

TEST_F(HeadlessContextTest, IsADebugContextWhenAskedFor) {
    for (const bool wanted : {true, false}) {
        const HeadlessContext context({.debug = wanted});
        GLint flags = 0;
        glGetIntegerv(GL_CONTEXT_FLAGS, &flags);
        EXPECT_EQ((flags & GL_CONTEXT_FLAG_DEBUG_BIT) != 0, wanted);
    }
}

TEST_F(HeadlessContextTest, TwoAtATimeDoNotKnowOfEachOther) {
    HeadlessContext first(debug);
    const gl::Buffer buffer = gl::Buffer::make("in the first");
    {
        HeadlessContext second(debug);
        EXPECT_EQ(glIsBuffer(buffer.id()), GL_FALSE);
        expect_it_draws();
        first.make_current();
        EXPECT_EQ(glIsBuffer(buffer.id()), GL_TRUE);
        second.make_current();
        expect_it_draws();
    }
    first.make_current();
    EXPECT_EQ(glIsBuffer(buffer.id()), GL_TRUE);
    expect_it_draws();
}

TEST_F(HeadlessContextTest, TheEndOfOneLeavesTheOthersAlone) {
    auto first = std::make_unique<HeadlessContext>(debug);
    auto second = std::make_unique<HeadlessContext>(debug);
    auto third = std::make_unique<HeadlessContext>(debug);
    first.reset();
    second->make_current();
    expect_it_draws();
    second.reset();
    third->make_current();
    expect_it_draws();
    third.reset();
    context().make_current();
    expect_it_draws();
}

TEST_F(HeadlessContextTest, ManyInARow) {
    for (int i = 0; i < 20; ++i) {
        const HeadlessContext context(debug);
        expect_it_draws();
    }
}

TEST_F(HeadlessContextTest, SharesBuffersAndTextures) {
    HeadlessContext first(debug);
    const std::unique_ptr<gl::Context> second = first.make_shared();
    constexpr std::array<int, 3> numbers{7, 8, 9};
    const gl::Buffer buffer = gl::Buffer::make("shared");
    glNamedBufferStorage(buffer.id(), sizeof(numbers), numbers.data(), 0);
    const gl::Texture texture = gl::make_picture_texture("shared", {4, 3});
    paint(texture.id(), {10, 20, 30, 255});
    glFinish();

    second->make_current();
    std::array<int, 3> read{};
    glGetNamedBufferSubData(buffer.id(), 0, sizeof(read), read.data());
    EXPECT_EQ(read, numbers);
    EXPECT_TRUE(test::filled(test::read_texture(texture.id()), Pixel(10, 20, 30, 255)));
    paint(texture.id(), {40, 50, 60, 255});
    expect_it_draws();
    glFinish();

    first.make_current();
    EXPECT_TRUE(test::filled(test::read_texture(texture.id()), Pixel(40, 50, 60, 255)));
}

TEST_F(HeadlessContextTest, SharedObjectsCanBeMadeInAnotherThread) {
    HeadlessContext first(debug);
    const std::unique_ptr<gl::Context> second = first.make_shared();
    gl::Texture texture;
    gl::Fence fence;
    std::string problem;
    std::thread worker([&] {
        try {
            second->make_current();
            texture = gl::make_picture_texture("from the worker", {5, 4});
            paint(texture.id(), {1, 2, 3, 255});
            fence = gl::Fence::insert();
            glFlush();
            second->release();
        } catch (const Error& error) {
            problem = error.what();
        }
    });
    worker.join();
    ASSERT_EQ(problem, "");
    EXPECT_TRUE(fence.wait(std::chrono::seconds(10)));
    EXPECT_TRUE(test::filled(test::read_texture(texture.id()), Pixel(1, 2, 3, 255)));
    EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
}

TEST_F(HeadlessContextTest, BothThreadsWorkAtATime) {
    HeadlessContext first(debug);
    const std::unique_ptr<gl::Context> second = first.make_shared();
    const auto draw_much = [] {
        for (int i = 0; i < 50; ++i) expect_it_draws();
    };
    std::thread worker([&] {
        second->make_current();
        draw_much();
        second->release();
    });
    draw_much();
    worker.join();
}

TEST_F(HeadlessContextTest, ASharedOneOutlivesTheFirst) {
    auto first = std::make_unique<HeadlessContext>(debug);
    gl::Texture texture = gl::make_picture_texture("kept", {4, 3});
    paint(texture.id(), {10, 20, 30, 255});
    const std::unique_ptr<gl::Context> second = first->make_shared();
    glFinish();
    first.reset();
    second->make_current();
    EXPECT_TRUE(test::filled(test::read_texture(texture.id()), Pixel(10, 20, 30, 255)));
    expect_it_draws();
    texture.reset();
}

TEST_F(HeadlessContextTest, ASharedOneHasTheDriverAndCanBeSharedAgain) {
    HeadlessContext first(debug);
    const std::unique_ptr<gl::Context> second = first.make_shared();
    EXPECT_EQ(second->driver().renderer, first.driver().renderer);
    EXPECT_EQ(second->driver().max_samples, first.driver().max_samples);
    const std::unique_ptr<gl::Context> third = second->make_shared();
    const gl::Buffer buffer = gl::Buffer::make("in the first");
    third->make_current();
    EXPECT_EQ(glIsBuffer(buffer.id()), GL_TRUE);
}

// Whoever has it must release it before another thread can take it.
TEST_F(HeadlessContextTest, ReleaseHandsItToAnotherThread) {
    HeadlessContext context(debug);
    const auto draws_in_thread = [&] {
        bool draws = false;
        std::thread worker([&] {
            try {
                context.make_current();
                expect_it_draws();
                context.release();
                draws = true;
            } catch (const GraphicsError&) {
            }
        });
        worker.join();
        return draws;
    };
    EXPECT_FALSE(draws_in_thread());
    context.release();
    EXPECT_TRUE(draws_in_thread());
    context.make_current();
    expect_it_draws();
}

TEST_F(HeadlessContextTest, ComplaintsInASharedOneCountToo) {
    HeadlessContext first(debug);
    const std::unique_ptr<gl::Context> second = first.make_shared();
    second->make_current();
    glEnable(0xBADC0DE);
    EXPECT_EQ(take_complaints(), 1U);
    second->release();
    second->make_current();
    glEnable(0xBADC0DE);
    EXPECT_EQ(take_complaints(), 1U);
}

// A driver makes no share group of contexts that are lost by different rules.
TEST_F(HeadlessContextTest, ContextsOfAShareGroupAreLostAlike) {
    const auto strategy = [] {
        GLint value = 0;
        glGetIntegerv(GL_RESET_NOTIFICATION_STRATEGY, &value);
        return value;
    };
    HeadlessContext first;
    const GLint of_first = strategy();
    const std::unique_ptr<gl::Context> second = first.make_shared();
    second->make_current();
    EXPECT_EQ(strategy(), of_first);
    EXPECT_NO_THROW(gl::require_context());
    context().make_current();
}

}  // namespace
}  // namespace vitrine::platform
