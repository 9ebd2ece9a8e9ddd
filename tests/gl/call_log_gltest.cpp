#include <support/gl_test.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/call_log.h>
#include <vitrine/gl/program.h>
#include <vitrine/gl/render_target.h>

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

namespace vitrine::gl {
namespace {

class CallLogTest : public test::GlTest {
protected:
    /// Ends the frame and gives what was asked in it.
    CallFrame ended() {
        log_.end_frame();
        return log_.frames().empty() ? CallFrame{} : *log_.frames().back();
    }

    static std::string line_of(const Call& call) {
        return std::string(name_of(call.kind)) + ' ' + std::string(call.what) + ' ' + call.label;
    }

    static std::vector<std::string> lines_of(const CallFrame& frame) {
        std::vector<std::string> lines;
        for (const Call& call : frame.calls) lines.push_back(line_of(call));
        return lines;
    }

    CallLog log_;
};

constexpr std::array<std::byte, 64> bytes{};

TEST_F(CallLogTest, TellsWhatABufferIsAskedForInOrder) {
    log_.start();
    {
        const Buffer buffer = Buffer::make("heights");
        glNamedBufferStorage(buffer.id(), 64, nullptr, GL_DYNAMIC_STORAGE_BIT);
        glNamedBufferSubData(buffer.id(), 4, 12, bytes.data());
        glNamedBufferSubData(buffer.id(), 32, 8, bytes.data());
    }
    const CallFrame frame = ended();
    EXPECT_EQ(lines_of(frame), (std::vector<std::string>{"create buffer heights", "allocate buffer heights",
                                                         "upload buffer heights", "delete buffer heights"}));
    const Call& upload = frame.calls[2];
    EXPECT_EQ(upload.ranges, (std::vector<CallRange>{{4, 16}, {32, 40}}));
    EXPECT_EQ(upload.bytes, 20U);
    EXPECT_EQ(upload.times, 2U);
    EXPECT_EQ(frame.calls[1].bytes, 64U);
    EXPECT_EQ(frame.total(CallKind::upload).calls, 2U);
    EXPECT_EQ(frame.total(CallKind::upload).bytes, 20U);
}

TEST_F(CallLogTest, UploadsToAnotherBufferAreAnotherLine) {
    const Buffer a = Buffer::make("a");
    const Buffer b = Buffer::make("b");
    for (const Buffer* buffer : {&a, &b}) glNamedBufferStorage(buffer->id(), 64, nullptr, GL_DYNAMIC_STORAGE_BIT);
    log_.start();
    for (const Buffer* buffer : {&a, &b, &a}) glNamedBufferSubData(buffer->id(), 0, 8, bytes.data());
    EXPECT_EQ(lines_of(ended()), (std::vector<std::string>{"upload buffer a", "upload buffer b", "upload buffer a"}));
}

TEST_F(CallLogTest, CopiesNameWhereToAndWhereFrom) {
    const Buffer from = Buffer::make("staging ring");
    const Buffer to = Buffer::make("teapot positions");
    for (const Buffer* buffer : {&from, &to}) glNamedBufferStorage(buffer->id(), 64, nullptr, GL_DYNAMIC_STORAGE_BIT);
    log_.start();
    glCopyNamedBufferSubData(from.id(), to.id(), 0, 16, 32);
    const CallFrame frame = ended();
    ASSERT_EQ(lines_of(frame), std::vector<std::string>{"copy buffer teapot positions"});
    EXPECT_EQ(frame.calls[0].detail, "from 'staging ring'");
    EXPECT_EQ(frame.calls[0].ranges, (std::vector<CallRange>{{16, 48}}));
}

TEST_F(CallLogTest, ContentsThatComeWithTheStorageAreAnUpload) {
    const Buffer buffer = Buffer::make("constants");
    log_.start();
    glNamedBufferData(buffer.id(), 64, bytes.data(), GL_STATIC_DRAW);
    EXPECT_EQ(lines_of(ended()), (std::vector<std::string>{"allocate buffer constants", "upload buffer constants"}));
}

TEST_F(CallLogTest, TexturesTellTheirRectangles) {
    log_.start();
    const Texture texture = Texture::make("map", GLenum{GL_TEXTURE_2D});
    glTextureStorage2D(texture.id(), 1, GL_RGBA8, 8, 4);
    glTextureSubImage2D(texture.id(), 0, 2, 1, 4, 2, GL_RGBA, GL_UNSIGNED_BYTE, bytes.data());
    const CallFrame frame = ended();
    ASSERT_EQ(frame.calls.size(), 3U);
    EXPECT_EQ(frame.calls[1].detail, "8x4 RGBA8");
    EXPECT_EQ(frame.calls[1].bytes, 128U);
    ASSERT_EQ(frame.calls[2].boxes.size(), 1U);
    EXPECT_EQ(frame.calls[2].boxes[0].min, glm::ivec2(2, 1));
    EXPECT_EQ(frame.calls[2].boxes[0].max, glm::ivec2(6, 3));
    EXPECT_EQ(frame.calls[2].bytes, 32U);
}

TEST_F(CallLogTest, ProgramsAndDraws) {
    const RenderTarget target("canvas", {8, 4}, 1);
    const VertexArray none = VertexArray::make("none");
    log_.start();
    const Program program =
        make_program("dots", {{GL_VERTEX_SHADER, "dots.vert", "#version 450\nvoid main() { gl_Position = vec4(0); }"}});
    glUseProgram(program.id());
    glBindVertexArray(none.id());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.draw_framebuffer());
    glDrawArrays(GL_POINTS, 0, 3);
    glDrawArraysInstanced(GL_TRIANGLES, 0, 3, 5);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    glUseProgram(0);
    glBindVertexArray(0);
    const CallFrame frame = ended();
    EXPECT_EQ(lines_of(frame),
              (std::vector<std::string>{"create program dots", "create shader dots.vert", "compile shader dots.vert",
                                        "link program dots", "delete shader dots.vert", "draw program dots",
                                        "draw program dots"}));
    EXPECT_EQ(frame.calls[5].detail, "points, 3 vertices, into 'canvas'");
    EXPECT_EQ(frame.calls[6].detail, "triangles, 3 vertices 5 times, into 'canvas'");
}

TEST_F(CallLogTest, ReadsAndClearsTellTheirTarget) {
    const RenderTarget target("canvas", {8, 4}, 1);
    constexpr std::array<GLfloat, 4> black{0, 0, 0, 1};
    std::array<std::byte, 128> pixels{};
    log_.start();
    glClearNamedFramebufferfv(target.draw_framebuffer(), GL_COLOR, 0, black.data());
    glGetTextureSubImage(target.color_texture(), 0, 0, 0, 0, 8, 4, 1, GL_RGBA, GL_UNSIGNED_BYTE, 128, pixels.data());
    glFinish();
    const CallFrame frame = ended();
    EXPECT_EQ(lines_of(frame),
              (std::vector<std::string>{"clear framebuffer canvas", "read texture canvas colour", "wait everything "}));
    EXPECT_EQ(frame.calls[0].detail, "colour");
    EXPECT_EQ(frame.calls[1].bytes, 128U);
}

TEST_F(CallLogTest, LeavesNothingOfItselfWhenItStops) {
    const auto send = glad_glNamedBufferSubData;
    const auto draw = glad_glDrawArrays;
    const auto create = glad_glCreateBuffers;
    const auto read = glad_glReadPixels;
    const auto wait = glad_glClientWaitSync;
    log_.start();
    EXPECT_NE(glad_glNamedBufferSubData, send);
    EXPECT_NE(glad_glDrawArrays, draw);
    EXPECT_TRUE(log_.recording());
    log_.stop();
    EXPECT_EQ(glad_glNamedBufferSubData, send);
    EXPECT_EQ(glad_glDrawArrays, draw);
    EXPECT_EQ(glad_glCreateBuffers, create);
    EXPECT_EQ(glad_glReadPixels, read);
    EXPECT_EQ(glad_glClientWaitSync, wait);
    EXPECT_FALSE(log_.recording());
}

TEST_F(CallLogTest, RecordsNothingWhileItIsOff) {
    const Buffer before = Buffer::make("before");
    log_.start();
    const Buffer dropped = Buffer::make("of a frame that did not end");
    log_.stop();
    const Buffer after = Buffer::make("after");
    log_.end_frame();
    EXPECT_TRUE(log_.frames().empty());
}

TEST_F(CallLogTest, TwoDoNotRecordAtOnce) {
    log_.start();
    CallLog other;
    EXPECT_THROW(other.start(), UsageError);
    EXPECT_FALSE(other.recording());
    log_.stop();
    EXPECT_NO_THROW(other.start());
}

TEST_F(CallLogTest, FramesInWhichNothingIsAskedCountButAreNotKept) {
    std::vector<std::uint64_t> told;
    log_.set_listener([&](const CallFrame& frame) { told.push_back(frame.number); });
    log_.start();
    const Buffer first = Buffer::make("first");
    log_.end_frame();
    log_.end_frame();
    const Buffer third = Buffer::make("third");
    log_.end_frame();
    EXPECT_EQ(log_.frames().size(), 2U);
    EXPECT_EQ(told, (std::vector<std::uint64_t>{1, 3}));
}

TEST_F(CallLogTest, KeepsNoMoreThanItsMemoryAllows) {
    log_.start();
    for (std::size_t i = 0; i < CallLog::most_frames + 10; ++i) {
        glFinish();
        log_.end_frame();
    }
    EXPECT_EQ(log_.frames().size(), CallLog::most_frames);
    EXPECT_EQ(log_.frames().front()->number, 11U);
    const Buffer a = Buffer::make("a");
    const Buffer b = Buffer::make("b");
    for (const Buffer* buffer : {&a, &b}) glNamedBufferStorage(buffer->id(), 64, nullptr, GL_DYNAMIC_STORAGE_BIT);
    for (std::size_t i = 0; i < CallFrame::most_calls; ++i)
        glNamedBufferSubData((i % 2 == 0 ? a : b).id(), 0, 1, bytes.data());
    const CallFrame frame = ended();
    EXPECT_EQ(frame.calls.size(), CallFrame::most_calls);
    EXPECT_EQ(frame.left_out, 4U);
    EXPECT_EQ(frame.total(CallKind::upload).calls, CallFrame::most_calls);
}

TEST_F(CallLogTest, OtherThreadsAndContextsAreToldApart) {
    const auto other = context().make_shared();
    context().make_current();
    log_.start();
    const Buffer mine = Buffer::make("mine");
    std::thread([&] {
        other->make_current();
        { const Buffer theirs = Buffer::make("theirs"); }
        other->release();
    }).join();
    const CallFrame frame = ended();
    ASSERT_EQ(lines_of(frame),
              (std::vector<std::string>{"create buffer mine", "create buffer theirs", "delete buffer theirs"}));
    EXPECT_EQ(frame.calls[0].thread, 0);
    EXPECT_EQ(frame.calls[1].thread, 1);
}

TEST_F(CallLogTest, GoesOnWhenTheLoaderRunsAgain) {
    log_.start();
    const auto other = context().make_shared();
    context().make_current();
    const Buffer after = Buffer::make("after");
    const CallFrame frame = ended();
    ASSERT_FALSE(frame.calls.empty());
    EXPECT_EQ(line_of(frame.calls.back()), "create buffer after");
}

}  // namespace
}  // namespace vitrine::gl
