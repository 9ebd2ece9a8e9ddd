#include <app/demos/signal_demo.h>
#include <support/canvas.h>

#include <vitrine/gl/call_log.h>

#include <gtest/gtest.h>

namespace vitrine::app {
namespace {

class SignalDemoTest : public test::DrawTest {};

TEST_F(SignalDemoTest, AFrameSendsOneColumnOfFourThousandBytes) {
    SignalDemo demo;
    compute::Queue queue(canvas().renderer().shared_mirrors());
    scene::Scene scene = demo.make_scene();
    const scene::Camera camera = scene::default_camera(scene.bounds(), 1.0);
    draw(scene, camera, {64, 64});
    gl::CallLog log;
    log.start();
    for (int frame = 0; frame < 3; ++frame) {
        demo.advance(scene, queue, 0.016);
        draw(scene, camera, {64, 64});
        log.end_frame();
        std::uint64_t bytes = 0;
        for (const gl::Call& call : log.frames().back()->calls) {
            if (call.kind != gl::CallKind::upload || call.label != "signal texels") continue;
            bytes += call.bytes;
            ASSERT_EQ(call.boxes.size(), 1U);
            EXPECT_EQ(call.boxes[0].min, glm::ivec2(frame, 0));
            EXPECT_EQ(call.boxes[0].size(), glm::ivec2(1, 1000));
        }
        EXPECT_EQ(bytes, 4000U);
    }
}

TEST_F(SignalDemoTest, TheCursorBeginsAnewBehindTheLastColumn) {
    SignalDemo demo;
    compute::Queue queue(canvas().renderer().shared_mirrors());
    scene::Scene scene = demo.make_scene();
    const auto first_sample = [&] {
        const scene::ImagePlane& image = scene.image_plane(scene.image_planes().ids().front());
        return std::get<scene::ScalarImage>(image.texels).at(0, 0);
    };
    demo.advance(scene, queue, 0.016);
    const float before = first_sample();
    for (std::size_t i = 1; i < SignalDemo::edge; ++i) demo.advance(scene, queue, 0.016);
    EXPECT_EQ(first_sample(), before);
    demo.advance(scene, queue, 0.016);
    EXPECT_NE(first_sample(), before);
}

}  // namespace
}  // namespace vitrine::app
