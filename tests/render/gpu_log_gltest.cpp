#include <support/gl_test.h>
#include <support/scenes.h>

#include <vitrine/gl/call_log.h>
#include <vitrine/gl/render_target.h>
#include <vitrine/render/renderer.h>
#include <vitrine/scene/labels.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace vitrine::render {
namespace {

constexpr glm::ivec2 size{16, 16};

/// The GPU log of a renderer that draws one rectangle: four vertices, two triangles.
class GpuLogOfAScene : public test::GlTest {
protected:
    void SetUp() override {
        GlTest::SetUp();
        if (IsSkipped() || HasFatalFailure()) return;
        renderer_ = std::make_unique<Renderer>();
        target_ = std::make_unique<gl::RenderTarget>("canvas", size, 1);
        scene::Mesh quad = test::make_pixel_quad({2, 2}, {8, 8});
        scene::label_arrays(quad, "quad");
        test::show(scene_, std::move(quad), test::unlit());
        settings_.grid = false;
        settings_.axes = false;
        log_.start();
    }
    void TearDown() override {
        log_.stop();
        target_.reset();
        renderer_.reset();
        GlTest::TearDown();
    }

    gl::CallFrame drawn() {
        renderer_->draw(scene_, test::pixel_camera(size), settings_, *target_);
        log_.end_frame();
        return *log_.frames().back();
    }

    static const gl::Call* find(const gl::CallFrame& frame, gl::CallKind kind, std::string_view label) {
        const auto found = std::find_if(frame.calls.begin(), frame.calls.end(),
                                        [&](const gl::Call& call) { return call.kind == kind && call.label == label; });
        return found != frame.calls.end() ? &*found : nullptr;
    }

    scene::Scene scene_;
    Settings settings_;
    std::unique_ptr<Renderer> renderer_;
    std::unique_ptr<gl::RenderTarget> target_;
    gl::CallLog log_;
};

TEST_F(GpuLogOfAScene, AnArrayIsMadeAndSentBeforeItIsDrawn) {
    const gl::CallFrame frame = drawn();
    const gl::Call* made = find(frame, gl::CallKind::create, "quad positions");
    const gl::Call* allocated = find(frame, gl::CallKind::allocate, "quad positions");
    const gl::Call* sent = find(frame, gl::CallKind::upload, "quad positions");
    const gl::Call* drawn = find(frame, gl::CallKind::draw, "mesh");
    ASSERT_TRUE(made != nullptr && allocated != nullptr && sent != nullptr && drawn != nullptr);
    EXPECT_LT(made, allocated);
    EXPECT_LT(allocated, sent);
    EXPECT_LT(sent, drawn);
    EXPECT_EQ(allocated->bytes, 48U);
    EXPECT_EQ(sent->bytes, 48U);
    EXPECT_EQ(sent->ranges, (std::vector<gl::CallRange>{{0, 48}}));
    EXPECT_EQ(drawn->detail, "triangles, 6 indices of 'quad positions', into 'canvas'");
}

TEST_F(GpuLogOfAScene, AFrameWithoutAChangeSendsNoArray) {
    drawn();
    EXPECT_EQ(find(drawn(), gl::CallKind::upload, "quad positions"), nullptr);
}

TEST_F(GpuLogOfAScene, AnEditSendsItsBytesAlone) {
    drawn();
    scene_.edit_mesh(test::first_geometry<scene::Mesh>(scene_)).positions.edit(2, 1)[0].z = 0.25F;
    const gl::CallFrame frame = drawn();
    const gl::Call* sent = find(frame, gl::CallKind::upload, "quad positions");
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->ranges, (std::vector<gl::CallRange>{{24, 36}}));
    EXPECT_EQ(sent->bytes, 12U);
}

}  // namespace
}  // namespace vitrine::render
