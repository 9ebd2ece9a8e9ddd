#include "viewport_test_base.h"

#include <string>
#include <vector>

namespace vitrine::test {
namespace {

class ViewportPicture : public ViewportTest {};

TEST_F(ViewportPicture, EveryPathPutsTheScenesBytesIntoTheWindow) {
    settle_full();
    const Pixels expected = direct_picture(window_size);
    for (const paths::PathKind path : paths::all_paths) {
        SCOPED_TRACE(std::string(name_of(path)));
        viewport().settings().path = path;
        settle_full();
        EXPECT_TRUE(same(gui().pixels(), expected));
        EXPECT_EQ(viewport().status().age_frames, 0) << "after settling the newest picture is shown";
    }
}

TEST_F(ViewportPicture, AFractionalPlaceShowsWholePixels) {
    const auto show = [&] {
        place_window("scene", {10.4F, 20.7F}, {200.3F, 150.9F}, [&] { viewport().show(scene, camera); });
    };
    for (const paths::PathKind path : paths::all_paths) {
        SCOPED_TRACE(std::string(name_of(path)));
        viewport().settings().path = path;
        gui().settle(show);
        const glm::ivec2 size = viewport().status().size_pixels;
        ASSERT_GT(size.x, 198);
        ASSERT_GT(size.y, 148);
        const Pixels expected = direct_picture(size);
        const Pixels window = gui().pixels();
        // ImGui itself moves windows to whole units; the viewport begins at the first whole pixel inside.
        bool found = false;
        for (int y = 19; y <= 22 && !found; ++y) {
            for (int x = 9; x <= 12 && !found; ++x) found = bool(same(window.part({x, y}, size), expected));
        }
        EXPECT_TRUE(found) << "the picture is nowhere in the window, texel for pixel";
    }
}

TEST_F(ViewportPicture, AChangeOfPathNeverShowsAnotherFrame) {
    settle_full();
    const Pixels expected = direct_picture(window_size);
    for (int i = 0; i < 24; ++i) {
        viewport().settings().path = paths::all_paths[static_cast<std::size_t>(i * 7 % 4)];
        gui().frame([&] { show_full(); });
        ASSERT_TRUE(same(gui().pixels(), expected)) << "frame " << i;
    }
}

TEST_F(ViewportPicture, ResizingIsNeverBlackStretchedOrLate) {
    for (const paths::PathKind path : paths::all_paths) {
        SCOPED_TRACE(std::string(name_of(path)));
        viewport().settings().path = path;
        for (int i = 0; i < 12; ++i) {
            const glm::ivec2 size(100 + 17 * i, 200 - 13 * i);
            gui().frame([&] {
                place_window("scene", {0, 0}, glm::vec2(size), [&] { viewport().show(scene, camera); });
            });
            if (i == 0) continue;  // ImGui draws nothing in a window's first frame
            ASSERT_EQ(viewport().status().size_pixels, size);
            ASSERT_TRUE(same(gui().pixels().part({0, 0}, size), direct_picture(size))) << size.x << "x" << size.y;
        }
    }
}

TEST_F(ViewportPicture, NothingChangedNothingIsDrawn) {
    settle_full();
    const std::uint64_t draws = viewport().status().path.draws;
    settle_full();
    EXPECT_EQ(viewport().status().path.draws, draws);
    EXPECT_FALSE(viewport().wants_frame());

    scene.edit_mesh(first_geometry<scene::Mesh>(scene)).positions.set(0, glm::vec3(0.25F, 2.0F, 0.25F));
    gui().frame([&] { show_full(); });
    EXPECT_EQ(viewport().status().path.draws, draws + 1) << "one element changed, one draw";
    EXPECT_TRUE(same(gui().pixels(), direct_picture(window_size)));

    viewport().settings().on_demand = false;
    gui().frame([&] { show_full(); });
    gui().frame([&] { show_full(); });
    EXPECT_EQ(viewport().status().path.draws, draws + 3) << "continuously: a draw in every frame";
}

TEST_F(ViewportPicture, SeveralViewportsDoNotKnowOfEachOther) {
    std::vector<ui::Viewport> viewports;
    std::vector<scene::Camera> cameras;
    for (const paths::PathKind path : paths::all_paths) {
        viewports.emplace_back(renderer());
        viewports.back().settings().path = path;
        viewports.back().settings().samples = 1;
        cameras.push_back(camera);
        cameras.back().orientation = glm::angleAxis(0.7 * double(cameras.size()), camera.up) * camera.orientation;
    }
    const auto show = [&] {
        for (std::size_t i = 0; i < viewports.size(); ++i) {
            const std::string name = "view " + std::to_string(i);
            place_window(name.c_str(), {80.0F * float(i), 0.0F}, {80.0F, 60.0F + 40.0F * float(i)},
                         [&] { viewports[i].show(scene, cameras[i]); });
        }
    };
    gui().settle(show);
    const Pixels window = gui().pixels();
    for (std::size_t i = 0; i < viewports.size(); ++i) {
        const glm::ivec2 size(80, 60 + 40 * int(i));
        camera = cameras[i];
        EXPECT_TRUE(same(window.part({80 * int(i), 0}, size), direct_picture(size))) << "viewport " << i;
    }
}

TEST_F(ViewportPicture, NoRoomIsFine) {
    settle_full();
    const auto flat = [&] {
        place_window("flat", {0, 0}, {100, 100}, [&] {
            ImGui::BeginChild("nothing", {1.0F, 1.0F});
            ImGui::EndChild();
            ImGui::SetCursorPosY(100.0F);
            viewport().show(scene, camera);
        });
    };
    gui().settle(flat);
    EXPECT_EQ(viewport().status().size_pixels.y, 0);
    gui().settle([&] {
        ImGui::SetNextWindowCollapsed(true);
        if (ImGui::Begin("collapsed")) viewport().show(scene, camera);
        ImGui::End();
    });
    settle_full();
    EXPECT_TRUE(same(gui().pixels(), direct_picture(window_size)));
}

}  // namespace
}  // namespace vitrine::test
