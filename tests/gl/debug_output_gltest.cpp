#include <support/gl_test.h>

#include <vitrine/base/log.h>
#include <vitrine/gl/debug_output.h>
#include <vitrine/gl/object.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace vitrine::gl {
namespace {

using DebugOutputTest = test::GlTest;

TEST_F(DebugOutputTest, CountsAnError) {
    const std::uint64_t before = debug_complaints();
    glEnable(0xBADC0DE);
    EXPECT_EQ(debug_complaints() - before, 1U);
    EXPECT_EQ(take_complaints(), 1U);
}

TEST_F(DebugOutputTest, WritesAnErrorToTheLog) {
    const std::size_t lines_before = log_line_count();
    glNamedBufferStorage(0xFFFFFF, 4, nullptr, 0);
    EXPECT_EQ(take_complaints(), 1U);
    ASSERT_EQ(log_line_count(), lines_before + 1);
    const LogLine line = recent_log().back();
    EXPECT_EQ(line.level, spdlog::level::err);
    EXPECT_EQ(line.text.rfind("OpenGL: ", 0), 0U) << line.text;
}

TEST_F(DebugOutputTest, GroupsAreNoComplaints) {
    const std::size_t lines_before = log_line_count();
    {
        const DebugGroup outer("outer");
        const DebugGroup inner("inner");
        GLint depth = 0;
        glGetIntegerv(GL_DEBUG_GROUP_STACK_DEPTH, &depth);
        EXPECT_EQ(depth, 3);  // the default group counts
    }
    GLint depth = 0;
    glGetIntegerv(GL_DEBUG_GROUP_STACK_DEPTH, &depth);
    EXPECT_EQ(depth, 1);
    EXPECT_EQ(log_line_count(), lines_before);
}

TEST_F(DebugOutputTest, SeverityDecides) {
    const auto insert = [](GLenum severity, std::string_view text) {
        glDebugMessageInsert(GL_DEBUG_SOURCE_APPLICATION, GL_DEBUG_TYPE_PERFORMANCE, 7, severity,
                             static_cast<GLsizei>(text.size()), text.data());
    };
    insert(GL_DEBUG_SEVERITY_NOTIFICATION, "a note");
    insert(GL_DEBUG_SEVERITY_LOW, "a remark");
    EXPECT_EQ(take_complaints(), 0U);
    insert(GL_DEBUG_SEVERITY_MEDIUM, "a warning");
    EXPECT_EQ(take_complaints(), 1U);
    insert(GL_DEBUG_SEVERITY_HIGH, "a bad warning");
    EXPECT_EQ(take_complaints(), 1U);
}

TEST_F(DebugOutputTest, InstallingAgainChangesNothing) {
    install_debug_output(true);
    glEnable(0xBADC0DE);
    EXPECT_EQ(take_complaints(), 1U);
}

}  // namespace
}  // namespace vitrine::gl
