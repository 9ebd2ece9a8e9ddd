#include "counted_context.h"
#include "shared_path_test.h"

#include <support/lost_contexts.h>
#include <support/text.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/fence.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>

namespace vitrine::paths {
namespace {

using namespace std::chrono_literals;

/// A second context that cannot be made current.
class UnusableContext final : public gl::Context {
public:
    explicit UnusableContext(gl::Context& real) : real_(real) {}
    void make_current() override { throw ContextLostError("this context is of no use"); }
    void release() override {}
    std::unique_ptr<gl::Context> make_shared() override { return real_.make_shared(); }
    const gl::Driver& driver() const override { return real_.driver(); }

private:
    gl::Context& real_;
};

/// A context whose second ones are of no use.
class UselessContext final : public gl::Context {
public:
    explicit UselessContext(gl::Context& real) : real_(real) {}
    void make_current() override { real_.make_current(); }
    void release() override { real_.release(); }
    std::unique_ptr<gl::Context> make_shared() override { return std::make_unique<UnusableContext>(real_); }
    const gl::Driver& driver() const override { return real_.driver(); }

private:
    gl::Context& real_;
};

class LostContextTest : public SharedPathTest, public testing::WithParamInterface<test::Loss> {};

TEST_P(LostContextTest, EndsADrawWithAnErrorAndTheLastPictureStays) {
    const scene::Scene slow = slow_scene();
    test::LostContexts contexts(GetParam());
    const auto path = make_shared_path();
    draw(*path, size);
    ASSERT_TRUE(settle(*path));
    const auto lose = [&] {
        std::this_thread::sleep_for(10ms);  // the draw is under way
        contexts.lose();
    };
    EXPECT_TRUE(test::contains(error_of_draw(*path, slow, size, lose), "context is lost"));
    EXPECT_EQ(path->counters().draws, 2U);
    EXPECT_EQ(path->picture().age_frames, 1);
    EXPECT_TRUE(test::same(shown(*path), expected(size)));
    EXPECT_TRUE(test::contains(error_of_draw(*path, scene()), "context is lost")) << "it stays lost";
}

TEST_P(LostContextTest, AllThatUseItAreToldAndANewPathHasANewOne) {
    test::LostContexts contexts(GetParam());
    CountedContext counted(context());
    const auto add = [&] {
        return make_path(PathKind::shared, renderer(), {}, {.context = &counted, .picture_ready = {}});
    };
    const auto one = add();
    const auto other = add();
    contexts.lose();
    EXPECT_TRUE(test::contains(error_of_draw(*one, scene()), "context is lost"));
    EXPECT_TRUE(test::contains(error_of_draw(*other, scene()), "context is lost"));
    EXPECT_EQ(counted.made(), 1);
    const auto fresh = add();
    EXPECT_EQ(counted.made(), 2);
}

INSTANTIATE_TEST_SUITE_P(HowItIsKnown, LostContextTest,
                         testing::Values(test::Loss::reset, test::Loss::no_answer, test::Loss::no_fence));

TEST_F(SharedPathTest, ASecondContextOfNoUseIsAnError) {
    UselessContext useless(context());
    const auto path = make_path(PathKind::shared, renderer(), {}, {.context = &useless, .picture_ready = {}});
    EXPECT_EQ(error_of_draw(*path, scene()), "this context is of no use");
    EXPECT_EQ(path->picture().texture, 0U);
}

}  // namespace
}  // namespace vitrine::paths
