#include "viewport_test.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace vitrine::ui {
namespace {

/// An ImGui window with a viewport at a cursor position in it, in a window of `display` pixels.
struct Layout {
    glm::ivec2 display{400, 300};
    float scale = 1;  ///< pixels per ImGui unit
    ImVec2 position;
    ImVec2 size;
    ImVec2 cursor;  ///< of the viewport, in its ImGui window
    bool padded = true;
};

const std::vector<Layout> layouts{
    {.position = {20, 10}, .size = {300, 200}, .cursor = {8, 8}},
    {.display = {401, 303}, .position = {3, 5}, .size = {333, 277}, .cursor = {7, 9}},
    {.position = {20.4F, 10.7F}, .size = {301.5F, 199.3F}, .cursor = {10.3F, 12.6F}},
    {.display = {399, 301}, .position = {0, 0}, .size = {399, 301}, .cursor = {12.5F, 13.5F}},
    {.display = {500, 400}, .scale = 1.25F, .position = {13, 7}, .size = {301, 251}, .cursor = {9, 10}},
    {.display = {600, 450}, .scale = 1.5F, .position = {11.3F, 9.9F}, .size = {333, 233}, .cursor = {8.7F, 9.1F}},
    {.display = {802, 602}, .scale = 2, .position = {17, 29}, .size = {311, 237}, .cursor = {8.25F, 9.75F}},
};

/// Whole windows, each path's compared byte by byte with that of the path texture. Its parameter: samples per pixel, of
/// the pictures and of the window.
class SameWindowTest : public ViewportTest, public testing::WithParamInterface<int> {
protected:
    void SetUp() override {
        ViewportTest::SetUp();
        if (!IsSkipped() && !HasFatalFailure() && GetParam() > context().driver().max_samples)
            GTEST_SKIP() << "the driver has fewer samples";
    }
    Viewport make_viewport(paths::PathKind path, PresentKind present = PresentKind::exact) {
        Viewport viewport(renderer(), host());
        viewport.settings().path = path;
        viewport.settings().present = present;
        viewport.settings().samples = GetParam();
        return viewport;
    }
    /// The window with one viewport, and where that lies.
    test::Pixels window_with(const Layout& layout, Viewport& viewport) {
        gui().set_build([&] {
            if (!layout.padded) ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
            begin_window("view", layout.position, layout.size);
            if (!layout.padded) ImGui::PopStyleVar();
            ImGui::SetCursorPos(layout.cursor);
            viewport.show(scene, camera);
            place_ = place_of_last_item();
            ImGui::End();
        });
        gui().frames(3);
        EXPECT_TRUE(settle(viewport));
        EXPECT_EQ(viewport.status().remark, "");
        EXPECT_EQ(viewport.status().samples, GetParam());
        return gui().pixels();
    }
    /// The window with one viewport partly over another.
    test::Pixels window_with_two(paths::PathKind below, paths::PathKind above) {
        std::array<Viewport, 2> viewports{make_viewport(below), make_viewport(above)};
        scene::Camera other = camera;
        other.distance *= 1.7;
        gui().set_build([&] {
            show_in_window("below", {20, 11}, {201, 151}, viewports[0], camera);
            show_in_window("above", {121.5F, 83.25F}, {203, 147}, viewports[1], other);
        });
        gui().frames(3);
        for (const Viewport& viewport : viewports) EXPECT_TRUE(settle(viewport));
        return gui().pixels();
    }
    /// Whether `window` has the bytes of `wanted`; nearly, where `inline` drew some of them: a rasterizer interpolates
    /// from its framebuffer's corner, so that it rounds otherwise at another place. docs/render_paths.md tells of it.
    static testing::AssertionResult as_wanted(const test::Pixels& window, const test::Pixels& wanted, bool in_place) {
        if (!in_place) return test::same(window, wanted);
        const double rounded = test::differing_part(window, wanted, 0);
        const double moved = test::differing_part(window, wanted, 1);
        return (rounded < 1e-3 && moved < 1e-4 ? testing::AssertionSuccess() : testing::AssertionFailure())
               << rounded << " of the pixels differ, " << moved << " by more than one level";
    }

    Place place_;
};

std::string name_of_case(const testing::TestParamInfo<int>& test_case) {
    return std::to_string(test_case.param) + (test_case.param == 1 ? "Sample" : "Samples");
}
INSTANTIATE_TEST_SUITE_P(Pixels, SameWindowTest, testing::Values(1, 2, 4, 8), name_of_case);

TEST_P(SameWindowTest, ForEveryPathAndPresentation) {
    for (const Layout& layout : layouts) {
        make_gui(layout.display, layout.scale, GetParam());
        Viewport plain = make_viewport(paths::PathKind::texture);
        const test::Pixels wanted = window_with(layout, plain);
        const test::Pixels picture = expected(camera, place_.size, plain.settings());
        ASSERT_TRUE(test::same(wanted.part(place_.first, place_.size), picture)) << &layout - layouts.data();
        for (const paths::PathKind path : paths::all_paths) {
            for (const PresentKind present : {PresentKind::exact, PresentKind::image}) {
                Viewport viewport = make_viewport(path, present);
                const test::Pixels window = window_with(layout, viewport);
                EXPECT_TRUE(as_wanted(window, wanted, path == paths::PathKind::inline_))
                    << &layout - layouts.data() << " " << paths::name_of(path) << " " << name_of(present);
                EXPECT_EQ(viewport.status().present == "image",
                          present == PresentKind::image && path != paths::PathKind::inline_);
            }
        }
    }
}

// The framebuffer's lower left corner, where positions in it are those in the picture: no pixel rounds otherwise.
TEST_P(SameWindowTest, ForInlineInTheCornerToo) {
    for (const glm::ivec2 display : {glm::ivec2(400, 300), glm::ivec2(333, 217)}) {
        make_gui(display, 1, GetParam());
        const auto filling = [&](paths::PathKind path) {
            Viewport viewport = make_viewport(path);
            const glm::vec2 size(display);
            return window_with({.position = {0, 0}, .size = {size.x - 37, size.y}, .cursor = {0, 20}, .padded = false},
                               viewport);
        };
        const test::Pixels wanted = filling(paths::PathKind::texture);
        ASSERT_EQ(place_.first, glm::ivec2(0, 20));
        ASSERT_EQ(place_.size, display - glm::ivec2(37, 20));
        EXPECT_TRUE(test::same(filling(paths::PathKind::inline_), wanted));
    }
}

TEST_P(SameWindowTest, ForTwoThatOverlap) {
    make_gui({400, 300}, 1, GetParam());
    const test::Pixels wanted = window_with_two(paths::PathKind::texture, paths::PathKind::texture);
    for (const paths::PathKind below : paths::all_paths) {
        for (const paths::PathKind above : paths::all_paths) {
            const bool in_place = below == paths::PathKind::inline_ || above == paths::PathKind::inline_;
            EXPECT_TRUE(as_wanted(window_with_two(below, above), wanted, in_place))
                << paths::name_of(above) << " over " << paths::name_of(below);
        }
    }
}

}  // namespace
}  // namespace vitrine::ui
