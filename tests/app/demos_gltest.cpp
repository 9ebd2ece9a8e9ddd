#include <app/demos/demo.h>
#include <support/canvas.h>

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

}  // namespace
}  // namespace vitrine::app
