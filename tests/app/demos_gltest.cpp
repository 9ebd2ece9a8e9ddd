#include <app/demos/demo.h>
#include <app/scene_setup.h>
#include <support/canvas.h>

#include <vitrine/base/error.h>

#include <gtest/gtest.h>

#include <memory>

namespace vitrine::app {
namespace {

class DemosTest : public test::DrawTest {};

TEST_F(DemosTest, EachMovesItsScene) {
    for (const DemoKind& kind : all_demos()) {
        const std::unique_ptr<Demo> demo = kind.make();
        scene::Scene scene = demo->make_scene();
        compute::Queue queue(canvas().renderer().shared_mirrors());
        EXPECT_FALSE(scene.bounds().empty()) << kind.name;
        demo->advance(scene, queue, 0);
        const std::uint64_t before = scene.revision();
        if (!demo->moves()) continue;
        demo->advance(scene, queue, 0.02);
        EXPECT_NE(scene.revision(), before) << kind.name;
        EXPECT_FALSE(scene.bounds().empty()) << kind.name;
    }
}

TEST_F(DemosTest, TakeTheSizesThatTheyHave) {
    SceneOptions options;
    EXPECT_EQ(make_demo(options), nullptr);
    options.demo = "sine";
    options.count = 77;
    const std::unique_ptr<Demo> demo = make_demo(options);
    const scene::Scene scene = demo->make_scene();
    EXPECT_EQ(scene.collection(scene.collections().ids().front()).positions().size(), 77U);
    options.count = 1;
    EXPECT_THROW(make_demo(options), UsageError);
    options.demo = "signal";
    options.count = 77;
    EXPECT_THROW(make_demo(options), UsageError);
}

}  // namespace
}  // namespace vitrine::app
