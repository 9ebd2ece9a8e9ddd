#include "viewport_test.h"

#include <support/gl_state.h>
#include <support/lost_contexts.h>

#include <vitrine/base/error.h>

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <utility>

namespace vitrine::ui {
namespace {

class ViewportPresentTest : public ViewportTest {
protected:
    Viewport make_viewport(PresentKind present, paths::PathKind path = paths::PathKind::texture, int samples = 1) {
        Viewport viewport(renderer(), host());
        viewport.settings().present = present;
        viewport.settings().path = path;
        viewport.settings().samples = samples;
        return viewport;
    }
};

TEST_F(ViewportPresentTest, BothWaysShowTheSameBytes) {
    Viewport exact = make_viewport(PresentKind::exact);
    Viewport image = make_viewport(PresentKind::image);
    std::array<Place, 2> places;
    gui().set_build([&] {
        places[0] = show_in_window("exact", {3.3F, 5.8F}, {180, 133}, exact, camera);
        places[1] = show_in_window("image", {203.3F, 105.8F}, {180, 133}, image, camera);
    });
    gui().frames(2);
    ASSERT_EQ(places[0].size, places[1].size);
    EXPECT_TRUE(test::same(in_window(places[0]), in_window(places[1])));
    EXPECT_TRUE(test::same(in_window(places[0]), in_picture(exact)));
    EXPECT_EQ(image.status().present, "image");
    EXPECT_EQ(exact.status().present, render::name_of(renderer().present_method()));
    EXPECT_EQ(exact.status().remark, "");
}

// What ImGui draws before it is below, what it draws after it is above, and so is a window in front.
TEST_F(ViewportPresentTest, KeepsItsPlaceInTheOrderOfDrawing) {
    for (const paths::PathKind path : paths::all_paths) {
        Viewport viewport = make_viewport(PresentKind::exact, path);
        Place place;
        gui().set_build([&] {
            begin_window("view", {20, 10}, {300, 200});
            ImDrawList& list = *ImGui::GetWindowDrawList();
            list.AddRectFilled({30, 20}, {310, 200}, IM_COL32(255, 0, 0, 255));
            viewport.show(scene, camera);
            place = place_of_last_item();
            list.AddRectFilled({50, 40}, {90, 60}, IM_COL32(0, 255, 0, 255));
            ImGui::End();
            begin_window("front", {200, 100}, {60, 50});
            ImGui::GetWindowDrawList()->AddRectFilled({210, 110}, {250, 140}, IM_COL32(0, 0, 255, 255));
            ImGui::End();
        });
        gui().frames(3);
        ASSERT_TRUE(settle(viewport));
        const test::Pixels window = gui().pixels();
        EXPECT_TRUE(test::filled(window.part({50, 40}, {40, 20}), {0, 255, 0, 255})) << paths::name_of(path);
        EXPECT_TRUE(test::filled(window.part({210, 110}, {40, 30}), {0, 0, 255, 255})) << paths::name_of(path);
        EXPECT_EQ(in_window(place).count(test::Pixel{255, 0, 0, 255}), 0U) << paths::name_of(path);
    }
}

TEST_F(ViewportPresentTest, IsClippedByTheWindowItScrollsIn) {
    for (const paths::PathKind path : paths::all_paths) {
        Viewport viewport = make_viewport(PresentKind::exact, path);
        Place place;
        gui().set_build([&] {
            ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, {400, 300}, IM_COL32(255, 0, 255, 255));
            begin_window("outer", {50, 60}, {100, 80}, plain_window | ImGuiWindowFlags_NoBackground);
            ImGui::SetCursorPos({-40, -30});
            ImGui::BeginChild("view", {200, 150});
            viewport.show(scene, camera);
            place = place_of_last_item();
            ImGui::EndChild();
            ImGui::End();
        });
        gui().frames(3);
        ASSERT_TRUE(settle(viewport));
        const test::Pixels window = gui().pixels();
        const test::Pixel behind{255, 0, 255, 255};
        EXPECT_TRUE(test::filled(window.part({0, 0}, {400, 60}), behind)) << paths::name_of(path);
        EXPECT_TRUE(test::filled(window.part({0, 140}, {400, 160}), behind)) << paths::name_of(path);
        EXPECT_TRUE(test::filled(window.part({150, 0}, {250, 300}), behind)) << paths::name_of(path);
        const glm::ivec2 seen_at(70, 80);
        const glm::ivec2 seen_size(50, 40);
        const test::Pixels whole = expected(camera, place.size, viewport.settings());
        EXPECT_LT(
            test::differing_part(window.part(seen_at, seen_size), whole.part(seen_at - place.first, seen_size), 0),
            2e-3)
            << paths::name_of(path);
    }
}

TEST_F(ViewportPresentTest, TwoThatOverlapAreBothRight) {
    for (const paths::PathKind path : paths::all_paths) {
        Viewport below = make_viewport(PresentKind::exact, path);
        Viewport above = make_viewport(PresentKind::exact, path);
        scene::Camera other = camera;
        other.distance *= 1.7;
        std::array<Place, 2> places;
        gui().set_build([&] {
            places[0] = show_in_window("below", {20, 10}, {200, 150}, below, camera);
            places[1] = show_in_window("above", {120.5F, 80.25F}, {200, 150}, above, other);
        });
        gui().frames(3);
        ASSERT_TRUE(settle(below));
        ASSERT_TRUE(settle(above));
        EXPECT_LT(test::differing_part(in_window(places[1]), expected(other, places[1].size, above.settings()), 0),
                  2e-3)
            << paths::name_of(path);
        const glm::ivec2 seen(90, 60);  // of the lower one: left of and above the upper one's window
        EXPECT_LT(test::differing_part(gui().pixels().part(places[0].first, seen),
                                       expected(camera, places[0].size, below.settings()).part({0, 0}, seen), 0),
                  2e-3)
            << paths::name_of(path);
    }
}

// Between `show` and the end of the frame a program may close what it shows.
TEST_F(ViewportPresentTest, MayBeGoneBeforeTheFrameIsDrawn) {
    for (const paths::PathKind path : paths::all_paths) {
        auto viewport = std::make_unique<Viewport>(make_viewport(PresentKind::exact, path));
        gui().set_build([&] {
            if (viewport) show_in_window("view", {20, 10}, {150, 120}, *viewport, camera);
            viewport.reset();
        });
        gui().frames(3);
    }
}

TEST_F(ViewportPresentTest, LeavesTheHostsStateAlone) {
    for (const paths::PathKind path : paths::all_paths) {
        Viewport viewport = make_viewport(PresentKind::exact, path);
        test::StateText before;
        std::string changed = "not drawn";
        const auto first = [](const ImDrawList*, const ImDrawCmd* command) {
            *static_cast<test::StateText*>(command->UserCallbackData) = test::state_text();
        };
        struct Second {
            const test::StateText* before;
            std::string* changed;
        } second{&before, &changed};
        gui().set_build([&] {
            begin_window("view", {20, 10}, {150, 120});
            ImGui::GetWindowDrawList()->AddCallback(first, &before);
            viewport.show(scene, camera);
            ImGui::GetWindowDrawList()->AddCallback(
                [](const ImDrawList*, const ImDrawCmd* command) {
                    const auto& what = *static_cast<const Second*>(command->UserCallbackData);
                    *what.changed = test::changes(*what.before, test::state_text());
                },
                &second);
            ImGui::End();
        });
        gui().frames(3);
        EXPECT_EQ(changed, "") << paths::name_of(path);
    }
}

TEST_F(ViewportPresentTest, InlineSaysWhenTheWindowDoesNotSuit) {
    Viewport viewport = make_viewport(PresentKind::exact, paths::PathKind::inline_, 4);
    gui().set_build([&] { show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    gui().frames(3);
    EXPECT_NE(viewport.status().remark.find("1 sample per pixel and 4 are wanted"), std::string::npos);
    EXPECT_EQ(viewport.status().present, render::name_of(renderer().present_method()));
    viewport.settings().samples = 1;
    gui().frames(2);
    EXPECT_EQ(viewport.status().remark, "");
}

// A host with another renderer cannot run OpenGL in the middle of its lists.
TEST_F(ViewportPresentTest, AnotherRendererGetsImages) {
    for (const paths::PathKind path : {paths::PathKind::texture, paths::PathKind::inline_}) {
        Viewport viewport = make_viewport(PresentKind::exact, path);
        Place place;
        gui().set_build([&] {
            const char* renderer_before = std::exchange(ImGui::GetIO().BackendRendererName, "another");
            place = show_in_window("view", {20, 10}, {150, 120}, viewport, camera);
            ImGui::GetIO().BackendRendererName = renderer_before;
        });
        gui().frames(2);
        EXPECT_EQ(viewport.status().present, "image");
        EXPECT_NE(viewport.status().remark, "");
        EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, viewport.settings())));
    }
}

TEST_F(ViewportPresentTest, InlineDrawsInEveryFrameThatIsShownAndWantsNone) {
    Viewport viewport = make_viewport(PresentKind::exact, paths::PathKind::inline_);
    gui().set_build([&] { show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    gui().frames(2);
    const std::uint64_t draws = viewport.status().path.draws;
    gui().frames(3);
    EXPECT_EQ(viewport.status().path.draws, draws + 3);
    EXPECT_FALSE(viewport.wants_frame());
}

// Until `shared` has its first picture, `inline` goes on: with the scene that is shown now.
TEST_F(ViewportPresentTest, InlineOutlivesItsSceneWhileAnotherPathTakesOver) {
    const auto make_quad_scene = [](glm::u8vec4 color) {
        auto made = std::make_unique<scene::Scene>();
        test::show(*made, test::make_quad({-1, -1}, {1, 1}, 0, color), test::unlit());
        return made;
    };
    constexpr test::Pixel red{255, 0, 0, 255};
    constexpr test::Pixel green{0, 255, 0, 255};
    auto shown = make_quad_scene(red);
    camera = scene::default_camera(shown->bounds(), 1.3);
    Viewport viewport = make_viewport(PresentKind::exact, paths::PathKind::inline_);
    gui().set_build([&] {
        begin_window("view", {20, 10}, {150, 120});
        viewport.show(*shown, camera);
        ImGui::End();
    });
    gui().frames(3);
    EXPECT_GT(gui().pixels().count(red), 500U);
    shown = make_quad_scene(green);
    viewport.settings().path = paths::PathKind::shared;
    for (int i = 0; i < 3; ++i) {
        gui().frame();
        EXPECT_EQ(gui().pixels().count(red), 0U);
        EXPECT_GT(gui().pixels().count(green), 500U);
    }
}

TEST_F(ViewportPresentTest, AScaledPictureIsShownFilteredInTheSamePlace) {
    for (const paths::PathKind path : paths::all_paths) {
        for (const float scale : {0.5F, 2.0F}) {
            Viewport viewport = make_viewport(PresentKind::exact, path);
            viewport.settings().render_scale.fixed = scale;
            Place place;
            gui().set_build([&] { place = show_in_window("view", {20, 10}, {200, 150}, viewport, camera); });
            gui().frames(3);
            ASSERT_TRUE(settle(viewport));
            EXPECT_EQ(viewport.status().render_scale, scale);
            EXPECT_EQ(viewport.status().size_pixels, place.size);
            const bool has_texture = path != paths::PathKind::inline_;
            EXPECT_EQ(viewport.picture().size, has_texture ? scaled_size(place.size, scale) : glm::ivec2(0));
            // The same scene at the same place: only edges are softer or finer.
            EXPECT_LT(test::differing_part(in_window(place), expected(camera, place.size, viewport.settings()), 60),
                      0.1)
                << paths::name_of(path) << " " << scale;
        }
    }
}

TEST_F(ViewportPresentTest, TheScaleDropsWhileItMovesAndThePictureIsSharpInTheEnd) {
    Viewport viewport = make_viewport(PresentKind::exact);
    viewport.settings().render_scale = {.fixed = 1, .automatic = true, .budget_ms = 1};
    Place place;
    gui().set_build([&] { place = show_in_window("view", {20, 10}, {200, 150}, viewport, camera); });
    gui().frames(3);
    for (int i = 0; i < 10; ++i) {
        camera.distance *= 1.02;
        gui().frame(std::chrono::milliseconds(40));
    }
    EXPECT_EQ(viewport.status().render_scale, smallest_render_scale);
    EXPECT_LT(viewport.picture().size.x, place.size.x / 3);
    EXPECT_TRUE(viewport.wants_frame()) << "one sharp picture is due";
    gui().frame();
    EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, viewport.settings())));
    EXPECT_FALSE(viewport.wants_frame());
}

TEST_F(ViewportPresentTest, APathThatCannotBeMadeLeavesTheOneBefore) {
    Viewport viewport(renderer());  // without a context to share with
    Place place;
    gui().set_build([&] { place = show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    gui().frames(2);
    viewport.settings().path = paths::PathKind::shared;
    for (int i = 0; i < 4; ++i) {
        gui().frame();
        EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, viewport.settings())));
        EXPECT_NE(viewport.status().remark.find("second context"), std::string::npos);
    }
    EXPECT_EQ(viewport.settings().path, paths::PathKind::texture);
    viewport.settings().path = paths::PathKind::blit;
    gui().frame();
    EXPECT_EQ(viewport.status().remark, "");
}

TEST_F(ViewportPresentTest, AFirstPathThatCannotBeMadeGivesWayToTexture) {
    Viewport viewport(renderer());  // without a context to share with
    viewport.settings().path = paths::PathKind::shared;
    Place place;
    gui().set_build([&] { place = show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    gui().frames(3);
    EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, viewport.settings())));
    EXPECT_EQ(viewport.settings().path, paths::PathKind::texture);
    EXPECT_NE(viewport.status().remark.find("second context"), std::string::npos);
}

TEST_F(ViewportPresentTest, WhenTheSecondContextIsLostTextureTakesOver) {
    test::LostContexts contexts(test::Loss::reset);
    Viewport viewport = make_viewport(PresentKind::exact, paths::PathKind::shared);
    Place place;
    gui().set_build([&] { place = show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    gui().frames(2);
    ASSERT_TRUE(settle(viewport));
    const test::Pixels before = in_window(place);
    contexts.lose();
    EXPECT_FALSE(viewport.wants_frame());
    camera.distance *= 1.1;
    test::Pixels kept = before;
    for (int i = 0; i < 5000 && viewport.settings().path == paths::PathKind::shared; ++i) {
        EXPECT_TRUE(test::same(kept, before));
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        gui().frame();
        kept = in_window(place);
    }
    EXPECT_EQ(viewport.settings().path, paths::PathKind::texture);
    EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, viewport.settings())));
    EXPECT_NE(viewport.status().remark.find("context is lost"), std::string::npos);
    EXPECT_FALSE(viewport.wants_frame());
}

TEST(PresentNames, AreReadBack) {
    for (const PresentKind kind : {PresentKind::exact, PresentKind::image})
        EXPECT_EQ(present_kind_named(name_of(kind)), kind);
    EXPECT_THROW(present_kind_named("sharp"), UsageError);
}

}  // namespace
}  // namespace vitrine::ui
