#include <support/gl_test.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/debug_output.h>

#include <glad/gl.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

namespace vitrine::test {
namespace {

/// The executable's context: made when first asked for, gone before main() ends.
class SharedContext final : public testing::Environment {
public:
    /// nullptr where none can be made.
    platform::HeadlessContext* get() {
        if (!tried_) make();
        return context_.get();
    }
    const std::string& problem() const { return problem_; }
    void TearDown() override {
        context_.reset();
        tried_ = false;
    }

private:
    void make() {
        tried_ = true;
        try {
            context_ = std::make_unique<platform::HeadlessContext>(platform::HeadlessOptions{.debug = true});
        } catch (const Error& error) {
            problem_ = error.what();
        }
    }

    bool tried_ = false;
    std::unique_ptr<platform::HeadlessContext> context_;
    std::string problem_;
};

// GoogleTest owns it.
SharedContext& shared = static_cast<SharedContext&>(*testing::AddGlobalTestEnvironment(new SharedContext));

}  // namespace

GlTest::GlTest() {
    if (platform::HeadlessContext* context = shared.get()) context->make_current();
    complaints_before_ = gl::debug_complaints();
}

GlTest::~GlTest() {
    if (shared.get() == nullptr) return;
    shared.get()->make_current();
    EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
    EXPECT_EQ(gl::debug_complaints() - complaints_before_, 0U) << "the log has what OpenGL complained about";
}

void GlTest::SetUp() {
    if (shared.get() != nullptr) return;
    if (std::getenv("VITRINE_REQUIRE_GL") != nullptr) FAIL() << shared.problem();
    GTEST_SKIP() << shared.problem();
}

platform::HeadlessContext& GlTest::context() {
    return *shared.get();
}

std::uint64_t GlTest::take_complaints() {
    while (glGetError() != GL_NO_ERROR) {
    }
    const std::uint64_t now = gl::debug_complaints();
    return now - std::exchange(complaints_before_, now);
}

}  // namespace vitrine::test
