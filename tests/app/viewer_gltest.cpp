#include <app/bench/bench_screen.h>
#include <app/command_line.h>
#include <app/commands.h>
#include <app/headless.h>
#include <app/viewer/comparison.h>
#include <app/viewer/viewer.h>
#include <octree/points.h>
#include <support/gl_test.h>
#include <support/lonely_context.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/picture.h>
#include <vitrine/octree/build_octree.h>
#include <vitrine/render/environment.h>
#include <vitrine/ui/imgui_compat.h>

#include <imgui_internal.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <initializer_list>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;
using ui::compat::Key;

constexpr glm::ivec2 window_size{1280, 720};

/// Stands for the window that is lent to a comparison; somebody stops it after so many frames.
class LentScreen final : public BenchScreen {
public:
    LentScreen(HeadlessWindow& window, ui::Gui& gui, gl::Context& context, int most_frames)
        : window_(window), gui_(gui), context_(context), frames_left_(most_frames) {}

    gl::Context& context() override { return context_; }
    ui::Gui& gui() override { return gui_; }
    glm::ivec2 resize(glm::ivec2 /*size*/) override { return size(); }
    glm::ivec2 size() const override { return {96, 64}; }
    GLuint framebuffer() const override { return window_.framebuffer(); }
    bool takes_made_up_input() const override { return false; }
    void poll() override {
        if (frames_left_-- == 0) throw BenchStopped("");
    }
    void swap() override { window_.swap(); }
    void set_notice(const std::string& text, float /*done*/) override { notices.insert(text); }

    std::set<std::string> notices;

private:
    HeadlessWindow& window_;
    ui::Gui& gui_;
    gl::Context& context_;
    int frames_left_;
};

/// The viewer without a window, and hands to use it.
class ViewerTest : public test::GlTest {
protected:
    void SetUp() override {
        GlTest::SetUp();
        if (IsSkipped() || HasFatalFailure()) return;
        folder_ = fs::path(testing::TempDir()) / ("vitrine_viewer_test_" + std::to_string(std::random_device{}()));
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        write("triangle.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
        write("broken.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 9\n");
        window_.emplace(window_size);
        gui_.emplace(ui::GuiOptions{});
        profiler_.emplace();
    }
    void TearDown() override {
        viewer_.reset();
        profiler_.reset();
        gui_.reset();
        window_.reset();
        fs::remove_all(folder_);
        GlTest::TearDown();
    }

    void write(const char* name, const char* text) const { std::ofstream(folder_ / name) << text; }
    /// A triangle with a picture of one pixel.
    void write_textured(const char* name) const {
        write("a.mtl", "newmtl a\nmap_Kd a.png\n");
        io::write_picture(file("a.png"), {{1, 1}, {255, 0, 0, 255}});
        write(name, "mtllib a.mtl\nusemtl a\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nf 1/1 2/1 3/1\n");
    }
    /// An environment map, all of one colour.
    void write_map(const char* name, int width, int height) const {
        std::ofstream file(folder_ / name, std::ios::binary);
        file << "#?RADIANCE\n\n-Y " << height << " +X " << width << '\n';
        for (int i = 0; i < width * height; ++i) file.write("\x80\x80\x80\x81", 4);
    }
    fs::path file(const char* name) const { return folder_ / name; }

    Viewer& start(const SceneOptions& options = {}, const Preferences& preferences = {}) {
        viewer_.emplace(options, context().driver(), *gui_, *profiler_, preferences,
                        paths::PathHost{.context = &context(), .picture_ready = {}});
        frames(4);
        return *viewer_;
    }
    /// The same with something to wake, as in a window: files come in the background.
    Viewer& start_in_window(const SceneOptions& options = {}) {
        viewer_.emplace(options, context().driver(), *gui_, *profiler_, Preferences(),
                        paths::PathHost{.context = &context(), .picture_ready = [this] { ++woken_; }});
        return *viewer_;
    }
    /// Draws frames until it is so; false: it has not become so for a long time.
    bool frames_until(const std::function<bool()>& condition) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (!condition()) {
            if (std::chrono::steady_clock::now() > end) return false;
            frames(1);
        }
        return true;
    }
    bool load() {
        return frames_until([this] { return !viewer_->is_loading(); });
    }
    /// A cloud of so many points, all of them in one place, that takes no room on the disk. Reading it takes long.
    fs::path large_cloud(std::size_t points) const {
        const fs::path path = folder_ / "large.ply";
        std::ofstream(path) << "ply\nformat binary_little_endian 1.0\nelement vertex " << points
                            << "\nproperty float x\nproperty float y\nproperty float z\nend_header\n";
        fs::resize_file(path, fs::file_size(path) + 12 * points);
        return path;
    }
    static bool shows_window(const char* name) {
        const ImGuiWindow* window = ImGui::FindWindowByName(name);
        return window != nullptr && window->Active;
    }
    std::size_t triangles() { return viewer_->scene().counts().triangles; }

    void frames(int count) {
        for (int i = 0; i < count; ++i) {
            profiler_->begin_frame();
            gui_->begin_frame(window_size);
            viewer_->frame();
            gui_->end_frame(window_->framebuffer(), window_size);
        }
        profiler_->end_frame();
    }
    void press(Key key, std::initializer_list<Key> held = {}) {
        for (const Key each : held) ui::compat::feed_key(each, true);
        ui::compat::feed_key(key, true);
        frames(2);
        ui::compat::feed_key(key, false);
        for (const Key each : held) ui::compat::feed_key(each, false);
        frames(2);
    }
    void click(glm::vec2 position) {
        ui::compat::feed_pointer(position);
        frames(2);
        ui::compat::feed_button(0, true);
        frames(2);
        ui::compat::feed_button(0, false);
        frames(2);
    }
    /// Two triangles beside each other, each a node of its own, from straight ahead.
    SceneOptions of_pair() const {
        write("pair.obj",
              "o left\nv -2 -1 0\nv 0 -1 0\nv -1 1 0\nf 1 2 3\n"
              "o right\nv 0.2 -1 0\nv 2.2 -1 0\nv 1.2 1 0\nf 4 5 6\n");
        SceneOptions options;
        options.files = {file("pair.obj")};
        options.camera = "front";
        return options;
    }
    /// And waits for what it finds.
    void click_through(glm::vec2 position) {
        click(position);
        for (int i = 0; i < 6; ++i) {
            glFinish();
            frames(1);
        }
    }
    static int open_popups() { return ImGui::GetCurrentContext()->OpenPopupStack.Size; }
    glm::ivec2 picture_size() { return viewer_->viewport().status().size_pixels; }
    render::Settings& drawing() { return viewer_->viewport().settings().render; }

    fs::path folder_;
    std::optional<HeadlessWindow> window_;
    std::optional<ui::Gui> gui_;
    std::optional<gl::FrameProfiler> profiler_;
    std::atomic<int> woken_ = 0;
    std::optional<Viewer> viewer_;
};

TEST_F(ViewerTest, PreparesMeshesInTheBackgroundWhereItCanWakeAWindow) {
    SceneOptions options;
    options.files = {file("triangle.obj")};
    const auto is_prepared = [&] {
        bool all = triangles() > 0;
        viewer_->scene().meshes().for_each(
            [&](scene::MeshId, const scene::Mesh& mesh) { all = all && mesh.structure.of(mesh) != nullptr; });
        return all;
    };
    start(options);
    EXPECT_FALSE(is_prepared());
    start_in_window(options);
    EXPECT_TRUE(frames_until(is_prepared));
    EXPECT_GT(woken_, 0);
}

TEST_F(ViewerTest, LoadsInTheBackgroundAndShowsACardMeanwhile) {
    Viewer& viewer = start_in_window();
    const scene::Camera before = viewer.camera();
    EXPECT_FALSE(shows_window("loading"));
    viewer.open(std::vector<fs::path>(4000, file("triangle.obj")));
    EXPECT_TRUE(viewer.is_loading());
    EXPECT_TRUE(frames_until([] { return shows_window("loading"); }));
    EXPECT_TRUE(viewer.wake_time()) << "it is drawn again soon";
    ASSERT_TRUE(load());
    frames(2);
    EXPECT_FALSE(shows_window("loading"));
    EXPECT_EQ(triangles(), 4000U);
    EXPECT_EQ(viewer.title(), "4000 files - Vitrine");
    EXPECT_NE(viewer.camera(), before) << "it is framed";
    EXPECT_EQ(viewer.message(), "");
}

TEST_F(ViewerTest, EscCancelsLoadingAndWhatHasBeenReadStays) {
    Viewer& viewer = start_in_window();
    viewer.open(std::vector<fs::path>(100'000, file("triangle.obj")));
    ASSERT_TRUE(frames_until([&] { return triangles() > 0; }));
    press(Key::escape);
    ASSERT_TRUE(load());
    EXPECT_GE(triangles(), 1U);
    EXPECT_LT(triangles(), 100'000U);
}

TEST_F(ViewerTest, ACloudThickensAndCancellingItBringsBackTheOldScene) {
    SceneOptions options;
    options.files = {file("triangle.obj")};
    Viewer& viewer = start_in_window(options);
    ASSERT_TRUE(load());
    frames(2);
    const scene::Camera camera = viewer.camera();
    viewer.open({large_cloud(200'000'000)});
    const auto points = [&] { return viewer.scene().counts().points; };
    ASSERT_TRUE(frames_until([&] { return points() > 0 || !viewer.is_loading(); }));
    EXPECT_GT(points(), 0U);
    EXPECT_LE(points(), 100'000'000U);
    EXPECT_EQ(triangles(), 0U);
    EXPECT_EQ(viewer.title(), "large.ply - Vitrine");
    press(Key::escape);
    ASSERT_TRUE(load());
    EXPECT_EQ(points(), 0U);
    EXPECT_EQ(triangles(), 1U);
    EXPECT_EQ(viewer.title(), "triangle.obj - Vitrine");
    EXPECT_EQ(viewer.camera(), camera);
    EXPECT_EQ(viewer.message(), "");
}

TEST_F(ViewerTest, ACloudIsWholeInTheEndAndNothingOfItsPreviewsStays) {
    Viewer& viewer = start_in_window();
    viewer.open({large_cloud(3'000'000)});
    ASSERT_TRUE(load());
    EXPECT_EQ(viewer.scene().counts().points, 3'000'000U);
    EXPECT_EQ(viewer.scene().counts().point_clouds, 1U);
    EXPECT_EQ(viewer.scene().counts().nodes, 1U);
    EXPECT_EQ(viewer.scene().counts().materials, 0U);
}

TEST_F(ViewerTest, AFileThatTurnsOutBadBringsBackTheOldScene) {
    SceneOptions options;
    options.files = {file("triangle.obj")};
    Viewer& viewer = start_in_window(options);
    ASSERT_TRUE(load());
    const fs::path cloud = large_cloud(3'000'000);
    std::fstream bytes(cloud, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(static_cast<std::streamoff>(fs::file_size(cloud)) - 12);
    bytes.write("\xff\xff\xff\x7f", 4);  // NaN
    bytes.close();
    viewer.open({cloud});
    ASSERT_TRUE(load());
    EXPECT_NE(viewer.message().find("expected a finite number"), std::string::npos) << viewer.message();
    EXPECT_EQ(triangles(), 1U);
    EXPECT_EQ(viewer.scene().counts().points, 0U);
    EXPECT_EQ(viewer.title(), "triangle.obj - Vitrine");
}

TEST_F(ViewerTest, ADroppedMapLightsWhatIsShown) {
    SceneOptions options;
    options.files = {file("triangle.obj")};
    Viewer& viewer = start_in_window(options);
    ASSERT_TRUE(load());
    write_map("sky.hdr", 4, 2);
    viewer.split().set_count(2);
    viewer.drop({file("sky.hdr")});
    EXPECT_FALSE(viewer.is_loading()) << "the scene stays";
    ASSERT_TRUE(frames_until([&] { return drawing().lighting.is_mapped(); }));
    EXPECT_EQ(triangles(), 1U);
    EXPECT_EQ(viewer.message(), "");
    for (ui::SplitView::View& view : viewer.split().views()) {
        const render::Lighting& lighting = view.viewport.settings().render.lighting;
        EXPECT_EQ(lighting.map, drawing().lighting.map);
        EXPECT_EQ(lighting.map->name, "sky.hdr");
        EXPECT_EQ(lighting.key, 0) << "it has lights of its own";
    }
    write_map("sea.hdr", 2, 1);
    viewer.drop({file("sky.hdr"), file("triangle.obj"), file("sea.hdr")});
    EXPECT_TRUE(viewer.is_loading());
    ASSERT_TRUE(load());
    ASSERT_TRUE(frames_until([&] { return drawing().lighting.map->name == "sea.hdr"; })) << "the last one";
    EXPECT_EQ(triangles(), 1U);
}

TEST_F(ViewerTest, AMapThatIsNoneIsAMessageAndTheSceneStays) {
    write("bad.hdr", "#?RADIANCE\n\n-Y 2 +X 0\n");
    SceneOptions options;
    options.files = {file("triangle.obj")};
    options.environment = file("bad.hdr");
    Viewer& viewer = start_in_window(options);
    ASSERT_TRUE(frames_until([&] { return !viewer.message().empty() && !viewer.is_loading(); }));
    EXPECT_NE(viewer.message().find("bad.hdr: line 3: expected the size"), std::string::npos) << viewer.message();
    EXPECT_EQ(triangles(), 1U);
    EXPECT_EQ(drawing().lighting, render::Lighting());
    write_map("good.hdr", 4, 2);
    viewer.open({file("good.hdr")});
    ASSERT_TRUE(frames_until([&] { return drawing().lighting.is_mapped(); }));
    EXPECT_EQ(viewer.message(), "");
    viewer.open({file("bad.hdr")});
    ASSERT_TRUE(frames_until([&] { return !viewer.message().empty(); }));
    EXPECT_TRUE(drawing().lighting.is_mapped()) << "the one before";
}

TEST_F(ViewerTest, OfMapsTheLastOneCountsAndClosingGivesThemUp) {
    write_map("small.hdr", 2, 1);
    write_map("large.hdr", 2000, 1000);
    Viewer& viewer = start_in_window();
    for (int i = 0; i < 3; ++i) viewer.drop({file("large.hdr")});
    viewer.drop({file("small.hdr")});
    ASSERT_TRUE(frames_until([&] { return drawing().lighting.is_mapped(); }));
    EXPECT_EQ(drawing().lighting.map->name, "small.hdr");
    viewer.drop({file("large.hdr")});
    viewer_.reset();
}

TEST_F(ViewerTest, WithoutAWindowAMapIsThereAtOnce) {
    write_map("sky.hdr", 4, 2);
    SceneOptions options;
    options.environment = file("sky.hdr");
    options.key_light = 0.5F;
    Viewer& viewer = start(options);
    EXPECT_TRUE(drawing().lighting.is_mapped());
    EXPECT_EQ(drawing().lighting.key, 0.5F) << "as it was asked for";
    EXPECT_GT(viewer.scene().counts().triangles, 0U) << "of the sample";
}

TEST_F(ViewerTest, WhatIsDroppedWhileFilesAreLoadedIsLoadedToo) {
    Viewer& viewer = start_in_window();
    const fs::path other = file("other.obj");
    fs::copy_file(file("triangle.obj"), other);
    viewer.drop(std::vector<fs::path>(2000, file("triangle.obj")));
    viewer.drop({other});
    ASSERT_TRUE(load());
    EXPECT_EQ(triangles(), 2001U);
    viewer.drop({other});
    ASSERT_TRUE(load());
    EXPECT_EQ(triangles(), 1U) << "alone";
    viewer.open(std::vector<fs::path>(100'000, file("triangle.obj")));
    viewer.open({other});
    ASSERT_TRUE(load());
    EXPECT_EQ(triangles(), 1U) << "the last one that was opened wins";
    EXPECT_EQ(viewer.title(), "other.obj - Vitrine");
}

TEST_F(ViewerTest, ClosingEndsLoading) {
    SceneOptions options;
    options.files = std::vector<fs::path>(100'000, file("triangle.obj"));
    start_in_window(options);
    frames(2);
    EXPECT_TRUE(viewer_->is_loading());
    viewer_.reset();
    EXPECT_GT(woken_, 0);
}

TEST_F(ViewerTest, AFolderIsOpenedWithWhatIsInIt) {
    Viewer& viewer = start();
    viewer.open({folder_});
    EXPECT_EQ(triangles(), 1U);
    EXPECT_NE(viewer.message().find("broken.obj: line 4"), std::string::npos) << viewer.message();
    EXPECT_EQ(viewer.preferences().recent.at(0), folder_);
    fs::create_directories(folder_ / "empty");
    viewer.open({folder_ / "empty"});
    EXPECT_NE(viewer.message().find("has no files of a known kind"), std::string::npos) << viewer.message();
    EXPECT_EQ(triangles(), 1U);
}

TEST_F(ViewerTest, WatchedFilesAreReadAgainFromTheSamePointOfView) {
    SceneOptions options;
    options.files = {file("triangle.obj")};
    options.watch = true;
    Viewer& viewer = start_in_window(options);
    ASSERT_TRUE(load());
    frames(2);
    viewer.camera().distance *= 2;
    const scene::Camera camera = viewer.camera();
    write("triangle.obj", "v 0 0 0\nv 1 0 0\nv 0 9 0\nv 1 1 0\nf 1 2 3\nf 2 4 3\n");
    ASSERT_TRUE(frames_until([&] { return triangles() == 2; }));
    EXPECT_EQ(viewer.camera(), camera);
    write("triangle.obj", "v 0 0 0\nf 1 2 9\n");
    ASSERT_TRUE(frames_until([&] { return !viewer.message().empty(); }));
    EXPECT_NE(viewer.message().find("line 2"), std::string::npos) << viewer.message();
    EXPECT_EQ(triangles(), 2U) << "the old picture stays";
    EXPECT_TRUE(viewer.wants_frame()) << "for the message to be placed";
    write("fresh.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\nf 3 2 1\nf 2 1 3\n");
    fs::rename(file("fresh.obj"), file("triangle.obj"));
    ASSERT_TRUE(frames_until([&] { return triangles() == 3; }));
    EXPECT_EQ(viewer.message(), "");
    EXPECT_EQ(viewer.camera(), camera);
    EXPECT_EQ(viewer.title(), "triangle.obj - Vitrine");
}

TEST_F(ViewerTest, WhatTheGpuHasIsNotKeptWhenAllIsPrepared) {
    SceneOptions options;
    options.files = {file("triangle.obj")};
    options.drop_copies = true;
    Viewer& viewer = start_in_window(options);
    ASSERT_TRUE(load());
    const auto mesh = [&]() -> const scene::Mesh& {
        return viewer.scene().mesh(viewer.scene().meshes().ids().front());
    };
    ASSERT_TRUE(frames_until([&] { return mesh().structure.of(mesh()) != nullptr; }));
    EXPECT_TRUE(frames_until([&] { return !mesh().positions.has_copy() && !mesh().indices.has_copy(); }));
    for (const paths::PathKind path : paths::all_paths) {
        viewer.viewport().settings().path = path;
        viewer.viewport().request_draw();
        EXPECT_TRUE(frames_until([&] { return viewer.viewport().status().counts.triangles == 1; }));
        EXPECT_EQ(viewer.viewport().status().remark, "");
    }
    press(Key::f);
    EXPECT_FALSE(viewer.scene().bounds().empty()) << "it can be framed";
    EXPECT_EQ(viewer.scene().counts().triangles, 1U);
}

TEST_F(ViewerTest, APointOfAnOctreeComesWhenTheViewNeedsIt) {
    const fs::path ply = file("points.ply");
    octree::write_ply(ply, octree::bumpy_points(200'000));
    octree::build_octree(*io::PointFile::open(ply), file("points.octree"),
                         {.progress = nullptr, .chunk_points = 20'000, .leaf_points = 1000});
    SceneOptions options;
    options.files = {file("points.octree")};
    options.octree_points = 60'000;
    options.drop_copies = true;
    Viewer& viewer = start_in_window(options);
    ASSERT_TRUE(load());
    const auto cloud = [&]() -> const scene::PointCloud& {
        return viewer.scene().point_cloud(viewer.scene().point_clouds().ids().front());
    };
    EXPECT_EQ(viewer.scene().counts().points, 200'000U);
    const glm::dvec3 place(13.1, -5, 2);
    const auto shown_near = [&] {
        return std::ranges::count_if(
            cloud().positions, [&](const glm::vec3& point) { return glm::length(glm::dvec3(point) - place) < 0.3; });
    };
    const auto settles = [&] {
        return frames_until([&] { return !viewer.wants_frame() && cloud().positions.size() > 1000; });
    };
    ASSERT_TRUE(settles());
    const auto before = shown_near();
    EXPECT_TRUE(cloud().positions.has_copy()) << "others come into its place";
    viewer.split().active().camera.pivot = place;
    viewer.split().active().camera.distance = 0.5;
    viewer.viewport().request_draw();
    EXPECT_TRUE(frames_until([&] { return shown_near() > before; }));
    EXPECT_TRUE(settles());
}

TEST_F(ViewerTest, TexturesAppearWhenTheGeometryIsThere) {
    write_textured("maps.obj");
    SceneOptions options;
    options.files = {file("maps.obj")};
    options.drop_copies = true;
    Viewer& viewer = start_in_window(options);
    const auto texture = [&]() -> const scene::Texture& {
        return viewer.scene().texture(viewer.scene().textures().ids().front());
    };
    ASSERT_TRUE(load());
    EXPECT_EQ(triangles(), 1U);
    ASSERT_TRUE(frames_until([&] { return texture().state == scene::TextureState::ready; }));
    EXPECT_TRUE(frames_until([&] { return !texture().texels.has_copy(); })) << "the GPU has it";
    frames(4);
    EXPECT_FALSE(viewer.wants_frame());
}

TEST_F(ViewerTest, ATextureThatCannotBeReadIsAMessageAndTheModelIsShown) {
    write_textured("maps.obj");
    write("a.png", "no picture");
    Viewer& viewer = start_in_window();
    viewer.open({file("maps.obj")});
    ASSERT_TRUE(load());
    ASSERT_TRUE(frames_until([&] { return !viewer.message().empty(); }));
    EXPECT_NE(viewer.message().find("a.png: is no picture of a kind that is read"), std::string::npos);
    EXPECT_EQ(triangles(), 1U);
}

TEST_F(ViewerTest, WithoutAWindowTexturesAreThereAtOnce) {
    write_textured("maps.obj");
    SceneOptions options;
    options.files = {file("maps.obj")};
    const scene::Scene& scene = start(options).scene();
    ASSERT_EQ(scene.textures().size(), 1U);
    EXPECT_EQ(scene.texture(scene.textures().ids().front()).state, scene::TextureState::ready);
}

TEST_F(ViewerTest, ShowsTheSampleWhenNothingIsAskedFor) {
    const Viewer& viewer = start();
    EXPECT_GT(viewer.scene().counts().triangles, 1000U);
    EXPECT_EQ(viewer.title(), "sample - Vitrine");
    EXPECT_EQ(viewer.message(), "");
    EXPECT_FALSE(viewer.wants_frame());
}

TEST_F(ViewerTest, OpensAFile) {
    SceneOptions options;
    options.files = {file("triangle.obj")};
    const Viewer& viewer = start(options);
    EXPECT_EQ(viewer.scene().counts().triangles, 1U);
    EXPECT_EQ(viewer.title(), "triangle.obj - Vitrine");
    ASSERT_EQ(viewer.preferences().recent.size(), 1U);
    EXPECT_EQ(viewer.preferences().recent[0], file("triangle.obj"));
}

TEST_F(ViewerTest, ABadFileIsAMessageAndTheOldSceneStays) {
    Viewer& viewer = start();
    const std::size_t triangles = viewer.scene().counts().triangles;
    viewer.open({file("broken.obj")});
    frames(2);
    EXPECT_NE(viewer.message().find("line 4"), std::string::npos) << viewer.message();
    EXPECT_EQ(viewer.scene().counts().triangles, triangles);
    EXPECT_EQ(viewer.title(), "sample - Vitrine");
    press(Key::escape);
    EXPECT_EQ(viewer.message(), "");
}

TEST_F(ViewerTest, StartsEmptyWithABadFile) {
    SceneOptions options;
    options.files = {file("broken.obj")};
    const Viewer& viewer = start(options);
    EXPECT_NE(viewer.message(), "");
    EXPECT_EQ(viewer.scene().counts().nodes, 0U);
    EXPECT_EQ(viewer.title(), "Vitrine");
}

TEST_F(ViewerTest, ABadFileAmongGoodOnesIsAMessageBesideThem) {
    SceneOptions options;
    options.files = {file("triangle.obj"), file("broken.obj"), file("gone.obj")};
    const Viewer& viewer = start(options);
    EXPECT_NE(viewer.message().find("broken.obj: line 4"), std::string::npos) << viewer.message();
    EXPECT_NE(viewer.message().find("gone.obj: does not exist"), std::string::npos) << viewer.message();
    EXPECT_EQ(viewer.scene().counts().triangles, 1U) << "nothing of the bad one stays";
    EXPECT_EQ(viewer.title(), "triangle.obj - Vitrine");
}

TEST_F(ViewerTest, AFileWithNothingToSeeIsAMessage) {
    write("none.ply",
          "ply\nformat ascii 1.0\nelement vertex 0\nproperty float x\nproperty float y\n"
          "property float z\nend_header\n");
    write("far.obj", "v -1e38 0 0\nv 1e38 0 0\nv 0 1e38 0\nf 1 2 3\n");
    Viewer& viewer = start();
    viewer.open({file("none.ply")});
    EXPECT_NE(viewer.message().find("nothing to show"), std::string::npos) << viewer.message();
    EXPECT_EQ(viewer.title(), "none.ply - Vitrine");
    viewer.open({file("far.obj")});
    EXPECT_NE(viewer.message().find("too large to be drawn"), std::string::npos) << viewer.message();
    viewer.open({file("triangle.obj")});
    EXPECT_EQ(viewer.message(), "");
}

TEST_F(ViewerTest, ACameraThatDoesNotSuitIsWrongUsage) {
    SceneOptions options;
    options.camera = "sideways";
    EXPECT_THROW(viewer_.emplace(options, context().driver(), *gui_, *profiler_), UsageError);
}

TEST_F(ViewerTest, PathsChangeByKey) {
    Viewer& viewer = start();
    const Key keys[] = {Key::f5, Key::f6, Key::f7, Key::f8, Key::f9, Key::f10};
    for (std::size_t i = 0; i < std::size(keys) && i < paths::all_paths.size(); ++i) {
        press(keys[i]);
        EXPECT_EQ(viewer.viewport().settings().path, paths::all_paths[i]);
        const bool has_texture = paths::all_paths[i] != paths::PathKind::inline_;
        EXPECT_EQ(viewer.viewport().picture().texture != 0U, has_texture) << "no frame without a picture";
    }
    viewer.viewport().settings().path = paths::all_paths.back();
    press(Key::p);
    EXPECT_EQ(viewer.viewport().settings().path, paths::all_paths.front());
}

TEST_F(ViewerTest, ViewportsOpenAsAskedFor) {
    SceneOptions options;
    options.viewports = {.count = 3, .linked = false, .paths = {paths::PathKind::blit, paths::PathKind::cpu}};
    Viewer& viewer = start(options);
    ASSERT_EQ(viewer.split().count(), 3);
    EXPECT_FALSE(viewer.split().linked());
    EXPECT_EQ(viewer.split().views()[1].viewport.settings().path, paths::PathKind::cpu);
    EXPECT_EQ(viewer.split().views()[2].viewport.settings().path, paths::PathKind::blit);
    EXPECT_EQ(viewer.preferences().viewports,
              (ViewportOptions{.count = 3,
                               .linked = false,
                               .paths = {paths::PathKind::blit, paths::PathKind::cpu, paths::PathKind::blit}}));
}

TEST_F(ViewerTest, ViewportsComeAndGoByKey) {
    Viewer& viewer = start();
    press(Key::j);
    press(Key::j);
    EXPECT_EQ(viewer.split().count(), 3);
    EXPECT_EQ(viewer.split().active_index(), 2U);
    press(Key::tab, {Key::left_shift});
    EXPECT_EQ(viewer.split().active_index(), 0U);
    press(Key::tab, {Key::left_shift});
    EXPECT_EQ(viewer.split().active_index(), 1U);
    press(Key::f9);
    EXPECT_EQ(viewer.split().views()[1].viewport.settings().path, paths::PathKind::cpu);
    EXPECT_EQ(viewer.split().views()[0].viewport.settings().path, paths::PathKind::texture);
    press(Key::i);
    EXPECT_TRUE(viewer.split().maximised());
    press(Key::i);
    press(Key::u);
    EXPECT_FALSE(viewer.split().linked());
    press(Key::j, {Key::left_shift});
    EXPECT_EQ(viewer.split().count(), 2);
    EXPECT_EQ(viewer.viewport().settings().path, paths::PathKind::texture);
}

TEST_F(ViewerTest, EachViewportIsFramedForItsOwnShape) {
    SceneOptions options;
    options.viewports = {.count = 2, .linked = false, .paths = {}};
    Viewer& viewer = start(options);
    viewer.open({file("triangle.obj")});
    frames(3);
    for (const ui::SplitView::View& view : viewer.split().views()) {
        EXPECT_NEAR(view.camera.pivot.x, 0.5, 1e-6);
        EXPECT_NEAR(view.camera.pivot.y, 0.5, 1e-6);
    }
}

TEST_F(ViewerTest, AThemeIsForAllViewports) {
    SceneOptions options;
    options.viewports.count = 4;
    Viewer& viewer = start(options);
    press(Key::t);
    for (ui::SplitView::View& view : viewer.split().views())
        EXPECT_EQ(view.viewport.settings().render.grid_color, drawing().grid_color);
}

TEST_F(ViewerTest, SaysOnceThatTheDriverHasFewerSamples) {
    const int most = context().driver().max_samples;
    if (most >= 8) GTEST_SKIP() << "this driver has 8 samples";
    const std::size_t before = log_line_count();
    SceneOptions options;
    options.samples = 8;
    start(options);
    const std::vector<LogLine> lines = recent_log();
    const auto told = std::count_if(
        lines.end() - static_cast<std::ptrdiff_t>(log_line_count() - before), lines.end(), [&](const LogLine& line) {
            return line.text == "8 samples are wanted, this driver has " + std::to_string(most);
        });
    EXPECT_EQ(told, 1);
}

TEST_F(ViewerTest, TabGivesTheWindowToTheScene) {
    start();
    const glm::ivec2 with_panels = picture_size();
    press(Key::tab);
    EXPECT_EQ(picture_size().x, window_size.x);
    EXPECT_GT(picture_size().y, window_size.y * 9 / 10);
    press(Key::tab);
    EXPECT_EQ(picture_size(), with_panels);
}

TEST_F(ViewerTest, KeysSwitchWhatIsDrawn) {
    start();
    press(Key::z);
    EXPECT_TRUE(drawing().wireframe);
    press(Key::g);
    EXPECT_FALSE(drawing().grid);
    press(Key::n);
    EXPECT_EQ(drawing().shading, render::Shading::flat);
}

TEST_F(ViewerTest, ACameraKeyCountsOnceWhoeverAnswersIt) {
    Viewer& viewer = start();
    for (const glm::vec2 pointer : {glm::vec2(400, 300), glm::vec2(1200, 600)}) {  // over the scene, over a panel
        ui::compat::feed_pointer(pointer);
        frames(2);
        const scene::Projection before = viewer.camera().projection;
        press(Key::digit_5);
        EXPECT_NE(viewer.camera().projection, before);
    }
}

TEST_F(ViewerTest, ThemeAndScaleChangeByKey) {
    Viewer& viewer = start();
    const glm::vec3 dark = drawing().background_top;
    press(Key::t);
    EXPECT_EQ(gui_->theme(), ui::Theme::light);
    EXPECT_NE(drawing().background_top, dark);
    press(Key::plus, {Key::left_ctrl});
    EXPECT_FLOAT_EQ(gui_->scale(), 1.1F);
    viewer.set_base_scale(2);
    frames(1);
    EXPECT_FLOAT_EQ(gui_->scale(), 2.2F);
    press(Key::digit_0, {Key::left_ctrl});
    EXPECT_FLOAT_EQ(gui_->scale(), 2.0F);
}

TEST_F(ViewerTest, AStillSceneIsNotDrawnAgain) {
    Viewer& viewer = start();
    frames(4);
    const std::uint64_t draws = viewer.viewport().status().path.draws;
    frames(10);
    EXPECT_EQ(viewer.viewport().status().path.draws, draws);
    EXPECT_FALSE(viewer.wants_frame());
    press(Key::c);
    EXPECT_TRUE(viewer.wants_frame());
    EXPECT_GT(viewer.viewport().status().path.draws, draws);
}

TEST_F(ViewerTest, LayoutIsTakenAndGivenBack) {
    Preferences preferences;
    preferences.layout.timings = false;
    preferences.layout.column_width = 500;
    preferences.layout.log_section = true;
    preferences.layout.camera_section = true;
    const Viewer& viewer = start({}, preferences);
    EXPECT_NEAR(picture_size().x, window_size.x - 500, 8);
    EXPECT_EQ(viewer.preferences().layout, preferences.layout);
}

TEST_F(ViewerTest, TinyWindowsAreFine) {
    start();
    for (const glm::ivec2 size : {glm::ivec2(1, 1), glm::ivec2(64, 40), glm::ivec2(300, 700), glm::ivec2(1600, 90)}) {
        HeadlessWindow window(size);
        for (int i = 0; i < 3; ++i) {
            profiler_->begin_frame();
            gui_->begin_frame(size);
            viewer_->frame();
            gui_->end_frame(window.framebuffer(), size);
        }
    }
}

TEST_F(ViewerTest, TheListOfKeysFitsASmallWindow) {
    start();
    press(Key::f1);
    for (const glm::ivec2 size : {glm::ivec2(500, 350), glm::ivec2(360, 300), glm::ivec2(1280, 720)}) {
        HeadlessWindow window(size);
        for (int i = 0; i < 4; ++i) {
            profiler_->begin_frame();
            gui_->begin_frame(size);
            viewer_->frame();
            gui_->end_frame(window.framebuffer(), size);
        }
        const ImGuiWindow* list = ImGui::FindWindowByName("Keys and mouse");
        ASSERT_NE(list, nullptr);
        EXPECT_LE(list->Size.x, static_cast<float>(size.x));
        EXPECT_LE(list->ContentSize.x + 2 * list->WindowPadding.x, list->Size.x) << "nothing is cut off";
        EXPECT_EQ(list->ScrollMax.y > 0, size.y < 400) << "it scrolls";
    }
}

TEST_F(ViewerTest, EscClosesAMenu) {
    start();
    click({16, 10});
    ASSERT_EQ(open_popups(), 1);
    press(Key::escape);
    EXPECT_EQ(open_popups(), 0);
}

TEST_F(ViewerTest, ReloadKeepsTheCamera) {
    SceneOptions options;
    options.files = {file("triangle.obj")};
    Viewer& viewer = start(options);
    viewer.camera().distance *= 2;
    const scene::Camera before = viewer.camera();
    write("triangle.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 1 1 0\nf 1 2 3\nf 2 4 3\n");
    press(Key::r, {Key::left_ctrl});
    EXPECT_EQ(viewer.scene().counts().triangles, 2U);
    EXPECT_EQ(viewer.camera(), before);
}

TEST_F(ViewerTest, PathsAreComparedInAWindowAlone) {
    Viewer& viewer = start();
    press(Key::b, {Key::left_ctrl});
    EXPECT_EQ(open_popups(), 0);
    viewer.allow_comparisons(1);
    press(Key::b, {Key::left_ctrl});
    EXPECT_EQ(open_popups(), 1);
    EXPECT_FALSE(viewer.window_requests().compare);
    press(Key::enter);
    EXPECT_TRUE(viewer.window_requests().compare);
}

TEST_F(ViewerTest, AComparisonLeavesAllElseAsItWas) {
    SceneOptions options;
    options.files = {file("triangle.obj")};
    Viewer& viewer = start(options);
    const scene::Camera camera = viewer.camera();
    const Preferences preferences = viewer.preferences();
    viewer.allow_comparisons(1);
    constexpr int few_frames = 40;
    constexpr int enough_frames = 1000000;
    for (const int most_frames : {few_frames, enough_frames}) {
        press(Key::b, {Key::left_ctrl});
        click({812, 402});  // until ± 10 %
        click({563, 428});  // 5 s at most
        press(Key::enter);
        ASSERT_TRUE(std::exchange(viewer.window_requests().compare, false));
        LentScreen screen(*window_, *gui_, context(), most_frames);
        viewer.compare(screen);
        frames(3);
        EXPECT_GE(screen.notices.size(), 3U) << "it says how far it is";
        EXPECT_EQ(open_popups(), 1) << "with results or without";
        press(Key::escape);
        EXPECT_EQ(open_popups(), 0);
        EXPECT_EQ(viewer.camera(), camera);
        EXPECT_EQ(viewer.preferences(), preferences);
    }
}

// Nothing is measured under the name of a path that is not there.
TEST_F(ViewerTest, APathThatCannotBeMadeEndsAComparison) {
    Viewer& viewer = start();
    test::LonelyContext lonely(context());
    constexpr int enough_frames = 1000000;
    LentScreen screen(*window_, *gui_, lonely, enough_frames);
    render::Renderer renderer;
    const ComparePlan plan{.paths = {paths::PathKind::texture, paths::PathKind::shared}};
    const CompareSubject subject{.scene = viewer.scene(), .name = "sample", .camera = viewer.camera(), .settings = {}};
    try {
        compare_paths(plan, subject, screen, renderer);
        FAIL();
    } catch (const GraphicsError& error) {
        EXPECT_EQ(error.what(), std::string("texture stands in for shared: ") + test::LonelyContext::problem);
    }
}

TEST_F(ViewerTest, OverlaysOpenAndClose) {
    const Viewer& viewer = start();
    const Pixels before = window_->pixels();
    press(Key::f1);
    EXPECT_NE(window_->pixels(), before);
    press(Key::t);  // no shortcuts while it is open
    EXPECT_EQ(gui_->theme(), ui::Theme::dark);
    press(Key::f1);
    press(Key::o, {Key::left_ctrl});
    EXPECT_NE(window_->pixels(), before);
    press(Key::escape);
    press(Key::q, {Key::left_ctrl});
    EXPECT_EQ(viewer.message(), "");
    EXPECT_TRUE(viewer_->window_requests().quit);
}

TEST_F(ViewerTest, F11ShowsTheGpuLogInTheStrip) {
    Viewer& viewer = start();
    EXPECT_EQ(viewer.preferences().layout.strip, Strip::timings);
    press(Key::f11);
    EXPECT_EQ(viewer.preferences().layout.strip, Strip::gpu_log);
    EXPECT_TRUE(viewer.preferences().layout.timings);
    press(Key::f11);
    EXPECT_FALSE(viewer.preferences().layout.timings);
    press(Key::f3);
    EXPECT_EQ(viewer.preferences().layout.strip, Strip::timings);
    EXPECT_TRUE(viewer.preferences().layout.timings);
}

TEST_F(ViewerTest, TheMemoryPanelAsksForOneFrameWhenASecondHasPassed) {
    SceneOptions options;
    options.demo = "signal";
    Preferences preferences;
    preferences.layout.strip = Strip::memory;
    Viewer& viewer = start(options, preferences);
    frames(1);
    EXPECT_TRUE(viewer.wake_time()) << "a column was sent in the frame before";
    press(Key::p, {Key::left_ctrl});
    std::this_thread::sleep_for(gpu::RecentBytes::span);
    frames(1);
    EXPECT_FALSE(viewer.wake_time());
    EXPECT_FALSE(viewer.wants_frame());
}

TEST_F(ViewerTest, F4ShowsTheMemoryPanel) {
    Viewer& viewer = start();
    press(Key::f4);
    EXPECT_EQ(viewer.preferences().layout.strip, Strip::memory);
    EXPECT_TRUE(viewer.preferences().layout.timings);
}

TEST_F(ViewerTest, ADemoWritesOneColumnAFrameUntilAnotherSceneIsShown) {
    SceneOptions options;
    options.demo = "signal";
    Viewer& viewer = start(options);
    const auto samples = [&] {
        const scene::Pool<scene::ImagePlane>& images = viewer.scene().image_planes();
        return images[images.ids().front()].tracked_texels().bytes.tracking;
    };
    const std::uint64_t before = samples()->revision;
    EXPECT_TRUE(viewer.wants_frame());
    frames(3);
    EXPECT_EQ(samples()->revision, before + 3);
    EXPECT_TRUE(samples()->pending.empty()) << "what was written has been sent";
    viewer.open({file("triangle.obj")});
    frames(3);
    EXPECT_EQ(viewer.scene().image_planes().size(), 0U);
    EXPECT_FALSE(viewer.wants_frame());
}

TEST_F(ViewerTest, WhatIsDueOfADemoThatStandsStillShows) {
    SceneOptions options;
    options.demo = "waves";
    options.count = 1024;
    options.camera = "top";
    Viewer& viewer = start(options);
    press(Key::p, {Key::left_ctrl});
    frames(3);
    const auto revision = [&] {
        return viewer.scene().meshes()[viewer.scene().meshes().ids().front()].positions.revision();
    };
    const std::uint64_t before = revision();
    frames(2);
    EXPECT_EQ(revision(), before);
    const glm::vec2 middle(440, 240);
    ui::compat::feed_pointer(middle);
    frames(2);
    ui::compat::feed_button(0, true);
    frames(3);
    ui::compat::feed_button(0, false);
    frames(2);
    EXPECT_GT(revision(), before) << "the water was pressed";
}

TEST_F(ViewerTest, ADemoThatTellsFromHowFarItIsSeenIsNotFramed) {
    SceneOptions options;
    options.demo = "nbody";
    options.count = 65;
    Viewer& viewer = start(options);
    frames(3);
    EXPECT_NEAR(glm::distance(viewer.camera().eye(), glm::dvec3(0, 3.5, 4.5)), 0, 1e-6);
}

TEST_F(ViewerTest, CopiesInMainMemoryAreDroppedAsAskedForAndTheSceneIsStillSeen) {
    SceneOptions options;
    options.files = {file("triangle.obj")};
    options.drop_copies = true;
    Viewer& viewer = start(options);
    const auto& positions = [&]() -> const auto& {
        return viewer.scene().meshes()[viewer.scene().meshes().ids().front()].positions;
    };
    EXPECT_FALSE(positions().has_copy());
    EXPECT_FALSE(viewer.scene().bounds().empty());
    EXPECT_EQ(viewer.viewport().status().counts.triangles, 1U);
    viewer.viewport().settings().samples = 1;
    frames(2);
    EXPECT_EQ(viewer.viewport().status().counts.triangles, 1U) << "it can be drawn again";
    viewer.open({file("triangle.obj")});
    frames(3);
    EXPECT_FALSE(positions().has_copy()) << "of the next file, too";
}

TEST_F(ViewerTest, AVertexOfTheEditableMeshFollowsThePointer) {
    SceneOptions options;
    options.demo = "mesh";
    Viewer& viewer = start(options);
    const auto revision = [&] {
        return viewer.scene().meshes()[viewer.scene().meshes().ids().front()].positions.revision();
    };
    const scene::Camera camera = viewer.camera();
    const std::uint64_t before = revision();
    const glm::vec2 middle(440, 240);
    ui::compat::feed_pointer(middle);
    frames(2);
    ui::compat::feed_button(0, true);
    frames(2);
    ui::compat::feed_pointer(middle - glm::vec2(0, 30));
    frames(2);
    EXPECT_GT(revision(), before);
    EXPECT_EQ(viewer.camera(), camera) << "the drag is the vertex's";
    ui::compat::feed_button(0, false);
    frames(2);
    const std::uint64_t moved = revision();
    ui::compat::feed_pointer(middle + glm::vec2(0, 60));
    frames(2);
    EXPECT_EQ(revision(), moved);
}

// In the window, over what of_pair() shows.
constexpr glm::vec2 on_left(300, 300);
constexpr glm::vec2 on_right(590, 300);
constexpr glm::vec2 on_nothing(20, 60);

TEST_F(ViewerTest, AClickSelectsAndOneBesideTheSceneOrEscDoesNot) {
    for (const bool dropped : {false, true}) {
        SceneOptions options = of_pair();
        options.drop_copies = dropped;
        Viewer& viewer = start(options);
        const auto selected = [&] {
            const scene::NodeId node = drawing().selected;
            return node ? viewer.scene().node(node).name : std::string();
        };
        click_through(on_left);
        EXPECT_EQ(selected(), "left");
        click_through(on_right);
        EXPECT_EQ(selected(), "right");
        click_through(on_nothing);
        EXPECT_EQ(selected(), "");
        click_through(on_left);
        press(Key::escape);
        EXPECT_EQ(selected(), "");
        EXPECT_FALSE(viewer.wants_frame());
    }
}

TEST_F(ViewerTest, FFramesWhatIsSelected) {
    for (const glm::vec2 pointer : {glm::vec2(400, 300), glm::vec2(1200, 600)}) {  // over the scene, over a panel
        SceneOptions options = of_pair();
        options.select = "left";
        Viewer& viewer = start(options);
        ui::compat::feed_pointer(pointer);
        frames(2);
        press(Key::f);
        EXPECT_NEAR(viewer.camera().pivot.x, -1, 1e-6);
        press(Key::home);
        EXPECT_NEAR(viewer.camera().pivot.x, 0.1, 1e-6);
    }
}

TEST_F(ViewerTest, ASelectionGoesWithItsScene) {
    SceneOptions options = of_pair();
    options.select = "right";
    Viewer& viewer = start(options);
    EXPECT_TRUE(drawing().selected);
    press(Key::r, {Key::left_ctrl});
    ASSERT_TRUE(load());
    frames(2);
    EXPECT_FALSE(drawing().selected) << "its number may be another one's now";
    EXPECT_EQ(viewer.message(), "");
}

TEST_F(ViewerTest, WhatIsToBeSelectedAndIsNotThereIsAMessage) {
    SceneOptions options = of_pair();
    options.select = "square";
    const Viewer& viewer = start(options);
    EXPECT_FALSE(drawing().selected);
    EXPECT_NE(viewer.message().find("square"), std::string::npos);
}

/// What the program draws of these words, with a context of its own.
io::Picture rendered(const std::vector<std::string>& words, const fs::path& picture) {
    std::vector<const char*> arguments{"vitrine", "render"};
    for (const std::string& word : words) arguments.push_back(word.c_str());
    const std::string output = picture.string();
    arguments.insert(arguments.end(), {"-o", output.c_str()});
    const CommandLine line = parse_command_line(static_cast<int>(arguments.size()), arguments.data());
    const auto draw = [&] { return render(std::get<RenderOptions>(line.command)); };
    EXPECT_EQ(std::async(std::launch::async, draw).get(), 0);
    return io::read_picture(picture);
}

TEST_F(ViewerTest, AViewIsSavedOpenedAndRenderedAsItWasShown) {
    SceneOptions options = of_pair();
    options.rest_samples = 8;
    Viewer& viewer = start(options);
    press(Key::s, {Key::left_ctrl});
    EXPECT_EQ(open_popups(), 1) << "it asks for a name";
    press(Key::escape);
    EXPECT_FALSE(fs::exists(file("pair.json")));

    viewer.camera() = scene::default_camera(viewer.scene().bounds(), 1.7);
    viewer.camera().projection = scene::Projection::orthographic;
    drawing().wireframe = true;
    drawing().lighting.rotation_radians = 1.1F;
    drawing().shading = render::Shading::flat;
    gui_->set_theme(ui::Theme::light);
    click_through(on_left);
    ASSERT_TRUE(drawing().selected);
    press(Key::s, {Key::left_ctrl});
    press(Key::enter);
    EXPECT_EQ(open_popups(), 0);
    ASSERT_TRUE(fs::exists(file("pair.json")));
    EXPECT_EQ(viewer.preferences().recent.at(0), file("pair.json"));
    EXPECT_TRUE(shows_window("remark"));
    ui::compat::feed_pointer({1000, 700});
    ASSERT_TRUE(frames_until([&] {
        glFinish();
        return !viewer.wants_frame();
    }));
    const scene::Camera camera = viewer.camera();
    const render::Settings settings = drawing();
    const paths::PathPicture shown = viewer.viewport().picture();
    const io::Picture window = io::picture_from_bottom_up(
        shown.size, std::as_bytes(std::span<const std::uint8_t>(read_texture(shown.texture, shown.size))));

    const std::string size = std::to_string(shown.size.x) + "x" + std::to_string(shown.size.y);
    EXPECT_EQ(rendered({"--state", file("pair.json").string(), "--size", size}, file("a.png")).rgba, window.rgba);
    EXPECT_NE(rendered({file("pair.json").string(), "--size", size, "--theme", "dark"}, file("b.png")).rgba,
              window.rgba);

    viewer.camera() = {};
    drawing() = {};
    gui_->set_theme(ui::Theme::dark);
    viewer.open({file("triangle.obj")});
    frames(2);
    viewer.drop({file("pair.json")});
    frames(2);
    EXPECT_EQ(viewer.message(), "");
    EXPECT_EQ(viewer.camera(), camera);
    EXPECT_EQ(drawing(), settings);
    EXPECT_EQ(gui_->theme(), ui::Theme::light);
    EXPECT_EQ(viewer.title(), "pair.obj - Vitrine");
    fs::remove(file("pair.json"));
    press(Key::s, {Key::left_ctrl});
    EXPECT_TRUE(fs::exists(file("pair.json"))) << "it knows the name";
}

TEST_F(ViewerTest, AViewHidesNodesAndPlaysNoOtherScenesPart) {
    SceneOptions options = of_pair();
    options.hidden = {"left"};
    Viewer& viewer = start(options);
    EXPECT_EQ(viewer.viewport().status().counts.triangles, 1U);
    press(Key::s, {Key::left_ctrl});
    press(Key::enter);
    viewer.open({file("pair.obj")});
    frames(2);
    EXPECT_EQ(viewer.viewport().status().counts.triangles, 2U);
    viewer.open({file("pair.json")});
    frames(2);
    EXPECT_EQ(viewer.viewport().status().counts.triangles, 1U);
    viewer.open({file("pair.json"), file("triangle.obj")});
    frames(2);
    EXPECT_EQ(triangles(), 1U) << "of the file in the place of the view's own";
    EXPECT_NE(viewer.message().find("there is no 'pair/left'"), std::string::npos) << viewer.message();
}

TEST_F(ViewerTest, AViewsMapIsItsLight) {
    write_map("sky.hdr", 4, 2);
    SceneOptions options;
    options.files = {file("triangle.obj")};
    options.environment = file("sky.hdr");
    options.key_light = 0.25F;
    start(options);
    press(Key::s, {Key::left_ctrl});
    press(Key::enter);
    Viewer& other = start_in_window();
    other.open({file("triangle.json")});
    ASSERT_TRUE(load());
    ASSERT_TRUE(frames_until([&] { return drawing().lighting.is_mapped(); }));
    EXPECT_EQ(drawing().lighting.key, 0.25F);
    EXPECT_EQ(other.message(), "");
}

TEST_F(ViewerTest, ACameraThatWasAskedForStaysWhereFilesAreThereBeforeTheFirstFrame) {
    SceneOptions options;
    options.files = {file("triangle.obj")};
    options.camera = "eye=9,8,7 pivot=1,2,3";
    Viewer& viewer = start_in_window(options);
    while (woken_ == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    ASSERT_TRUE(load());
    frames(3);
    EXPECT_EQ(viewer.camera().pivot, glm::dvec3(1, 2, 3));
    EXPECT_NEAR(glm::distance(viewer.camera().eye(), glm::dvec3(9, 8, 7)), 0, 1e-9);
}

TEST_F(ViewerTest, ABadViewIsAMessageAndAllStays) {
    write("newer.json", R"({"version": 99})");
    write("lost.json", R"({"version": 1, "files": ["missing.obj"], "wireframe": true})");
    write("odd.json", R"({"version": 1, "files": ["triangle.obj"], "wireframe": true, "glow": 1})");
    SceneOptions options;
    options.files = {file("triangle.obj")};
    Viewer& viewer = start_in_window(options);
    ASSERT_TRUE(load());
    viewer.open({file("newer.json")});
    EXPECT_NE(viewer.message().find("newer.json: /version: expected 1"), std::string::npos) << viewer.message();
    viewer.open({file("lost.json")});
    ASSERT_TRUE(load());
    EXPECT_NE(viewer.message().find("missing.obj"), std::string::npos) << viewer.message();
    EXPECT_EQ(triangles(), 1U);
    EXPECT_FALSE(drawing().wireframe);
    viewer.open({file("odd.json")});
    ASSERT_TRUE(load());
    EXPECT_NE(viewer.message().find("/glow: nobody knows this key"), std::string::npos) << viewer.message();
    EXPECT_TRUE(drawing().wireframe);
}

TEST_F(ViewerTest, AViewThatCannotBeSavedAsksForAnotherName) {
    SceneOptions options;
    options.files = {file("triangle.obj")};
    start(options);
    fs::create_directories(file("triangle.json") / "not empty");
    press(Key::s, {Key::left_ctrl});
    press(Key::enter);
    frames(2);
    EXPECT_EQ(open_popups(), 1);
    EXPECT_TRUE(fs::is_directory(file("triangle.json")));
    fs::remove_all(file("triangle.json"));
    press(Key::enter);
    EXPECT_EQ(open_popups(), 0);
    EXPECT_TRUE(fs::is_regular_file(file("triangle.json")));
}

TEST_F(ViewerTest, AViewOfADemoShowsItAgain) {
    SceneOptions options;
    options.demo = "mesh";
    start(options);
    press(Key::s, {Key::left_ctrl});
    EXPECT_EQ(open_popups(), 1);
    press(Key::escape);
    write("demo.json", R"({"version": 1, "demo": "mesh", "rest_samples": 32})");
    Viewer& viewer = start();
    viewer.open({file("demo.json")});
    frames(2);
    EXPECT_EQ(viewer.title(), "mesh - Vitrine");
    EXPECT_EQ(viewer.viewport().settings().rest_samples, 32);
    write("none.json", R"({"version": 1, "demo": "none"})");
    viewer.open({file("none.json")});
    EXPECT_EQ(viewer.title(), "mesh - Vitrine");
    EXPECT_NE(viewer.message().find("'none'"), std::string::npos) << viewer.message();
}

}  // namespace
}  // namespace vitrine::app
