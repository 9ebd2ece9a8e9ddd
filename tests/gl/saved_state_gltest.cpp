#include <support/gl_state.h>
#include <support/gl_test.h>

#include <vitrine/gl/saved_state.h>

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>

namespace vitrine::gl {
namespace {

class SavedStateTest : public test::GlTest {
protected:
    ~SavedStateTest() override { test::set_default_state(); }

    /// Without what drawing a scene leaves alone.
    static test::StateText state() {
        test::StateText all = test::state_text();
        std::erase_if(all, [](const auto& entry) {
            return entry.first == "array buffer" || entry.first == "scissor box" ||
                   entry.first.find("pack ") != std::string::npos;
        });
        return all;
    }
    static void expect_all_differ(const test::StateText& before) {
        for (const auto& [name, value] : state()) EXPECT_NE(value, before.at(name)) << name;
    }
    /// Changes the state that is the same in the default and in the unusual one.
    static void set_what_both_share() {
        glEnable(GL_DEPTH_TEST);
        GLint origin = 0;
        glGetIntegerv(GL_CLIP_ORIGIN, &origin);
        glClipControl(static_cast<GLenum>(origin), GL_ZERO_TO_ONE);
    }
};

TEST_F(SavedStateTest, PutsBackAHostsUnusualState) {
    const test::UnusualState host;
    const test::StateText before = state();
    {
        const SavedState saved;
        test::set_default_state();
        set_what_both_share();
        expect_all_differ(before);
    }
    EXPECT_EQ(test::changes(before, state()), "");
}

TEST_F(SavedStateTest, PutsBackTheDefaultState) {
    test::set_default_state();
    const test::StateText before = state();
    std::optional<test::UnusualState> others;  // outlives the comparison, for its end makes the state a default one
    {
        const SavedState saved;
        others.emplace();
        set_what_both_share();
        expect_all_differ(before);
    }
    EXPECT_EQ(test::changes(before, state()), "");
}

TEST_F(SavedStateTest, PutsBackAPartOfABuffer) {
    const Buffer buffer = Buffer::make("host");
    glNamedBufferStorage(buffer.id(), 4096, nullptr, 0);
    glBindBufferRange(GL_UNIFORM_BUFFER, 0, buffer.id(), 1024, 512);
    {
        const SavedState saved;
        glBindBufferBase(GL_UNIFORM_BUFFER, 0, 0);
    }
    GLint64 first = 0;
    GLint64 size = 0;
    glGetInteger64i_v(GL_UNIFORM_BUFFER_START, 0, &first);
    glGetInteger64i_v(GL_UNIFORM_BUFFER_SIZE, 0, &size);
    EXPECT_EQ(first, 1024);
    EXPECT_EQ(size, 512);
}

}  // namespace
}  // namespace vitrine::gl
