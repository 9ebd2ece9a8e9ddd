#include <app/bench/bench_compare.h>
#include <app/viewer/compare_window.h>
#include <support/gl_test.h>
#include <support/gui_harness.h>

#include <imgui_internal.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;
using ui::compat::Key;

constexpr glm::ivec2 window_size{1280, 800};

RunReport run_of(paths::PathKind kind, double ms) {
    RunReport run;
    run.path = paths::name_of(kind);
    run.present = "blit";
    run.what = {.size = window_size, .samples = 1, .scene = "a.ply", .triangles = 12};
    run.frames = 3;
    run.frame_ms = summarize(std::vector<double>{0.9 * ms, ms, 1.1 * ms});
    run.identical = true;
    return run;
}

BenchReport report_of_all() {
    BenchReport report;
    report.machine = {"renderer", "4.5", "cpu", "2026-01-02T03:04:05Z", "release"};
    double ms = 1;
    for (const paths::PathKind kind : paths::all_paths) report.runs.push_back(run_of(kind, ms++));
    return report;
}

class CompareWindowTest : public test::GlTest {
protected:
    void SetUp() override {
        GlTest::SetUp();
        if (IsSkipped() || HasFatalFailure()) return;
        folder_ = fs::path(testing::TempDir()) / ("vitrine_compare_test_" + std::to_string(std::random_device{}()));
        fs::create_directories(folder_);
        gui_.emplace(window_size);
        gui_->set_build([this] { started_ = window_.show(ui::look_of(gui_->gui())) || started_; });
    }
    void TearDown() override {
        gui_.reset();
        fs::remove_all(folder_);
        GlTest::TearDown();
    }
    void open(int window_samples = 1) {
        window_.open({.window_samples = window_samples, .most_samples = 4, .folder = folder_});
        gui_->frames(3);
    }
    void open_results() {
        open();
        window_.open_results(report_of_all());
        gui_->frames(3);
    }
    static const ImGuiWindow* dialog() { return ImGui::FindWindowByName("Compare render paths"); }

    fs::path folder_;
    CompareWindow window_;
    bool started_ = false;
    std::optional<test::GuiHarness> gui_;
};

TEST_F(CompareWindowTest, EnterStartsAndEscCloses) {
    open();
    EXPECT_EQ(window_.plan().paths.size(), paths::all_paths.size());
    gui_->tap(Key::enter);
    EXPECT_TRUE(started_);
    EXPECT_FALSE(window_.is_open());
    started_ = false;
    open();
    gui_->tap(Key::escape);
    EXPECT_FALSE(started_);
    EXPECT_FALSE(window_.is_open());
}

TEST_F(CompareWindowTest, MeasuresWithTheWindowsSamplesUnlessOthersAreChosen) {
    open(4);
    EXPECT_EQ(window_.plan().samples, 4);
    gui_->tap(Key::escape);
    open(1);
    EXPECT_EQ(window_.plan().samples, 1);
}

TEST_F(CompareWindowTest, ShowsResultsAndKeepsThemWhenAComparisonFails) {
    open_results();
    const test::Pixels results = gui_->pixels();
    for (const paths::PathKind kind : paths::all_paths) {
        const ui::Color color = ui::path_color(ui::palette_of(ui::Theme::dark), kind);
        const test::Pixel bar_end(glm::round(255.0F * glm::vec4(color, 1)));
        EXPECT_GE(results.count(bar_end), 14U) << paths::name_of(kind) << " has a bar";
    }
    window_.open_problem("no memory");
    gui_->frames(3);
    EXPECT_NE(gui_->pixels(), results);
    ASSERT_TRUE(window_.results());
    EXPECT_EQ(window_.results()->runs.size(), paths::all_paths.size());
}

TEST_F(CompareWindowTest, SaysWhatAColumnIs) {
    open_results();
    gui_->move({225, 107});  // "median"
    for (int i = 0; i < 10; ++i) gui_->frame(std::chrono::milliseconds(100));
    const ImGuiWindow* tooltip = ImGui::FindWindowByName("##Tooltip_00");
    ASSERT_NE(tooltip, nullptr);
    EXPECT_TRUE(tooltip->Active);
}

TEST_F(CompareWindowTest, FitsWhereThereIsRoom) {
    for (const float scale : {1.0F, 2.0F}) {
        gui_->gui().set_scale(scale);
        open_results();
        ASSERT_NE(dialog(), nullptr);
        EXPECT_LE(dialog()->Size.x, static_cast<float>(window_size.x));
        EXPECT_LE(dialog()->Size.y, static_cast<float>(window_size.y));
        EXPECT_EQ(dialog()->ScrollMax.y, 0) << "the buttons stay where they are; what is above them scrolls";
    }
}

TEST_F(CompareWindowTest, SavesWhatTheBenchReads) {
    open_results();
    gui_->tap(Key::enter);
    gui_->frames(2);
    gui_->tap(Key::enter);
    const fs::path file = folder_ / "compare-2026-01-02T030405Z";
    for (const char* extension : {".json", ".csv", ".png"})
        EXPECT_TRUE(fs::exists(fs::path(file).concat(extension))) << extension;
    const StoredReport stored = read_report(fs::path(file).concat(".json"));
    ASSERT_EQ(stored.runs.size(), paths::all_paths.size());
    EXPECT_EQ(stored.runs[5].median_ms, 6);
    EXPECT_TRUE(window_.is_open());
}

TEST_F(CompareWindowTest, AFolderThatCannotBeWrittenToIsAMessage) {
    open_results();
    gui_->tap(Key::enter);
    gui_->frames(2);
    fs::remove_all(folder_);
    const test::Pixels before = gui_->pixels();
    gui_->tap(Key::enter);
    gui_->frames(2);
    EXPECT_NE(gui_->pixels(), before) << "it says why";
    EXPECT_FALSE(fs::exists(folder_));
    fs::create_directories(folder_);
    gui_->tap(Key::enter);
    EXPECT_FALSE(fs::is_empty(folder_)) << "nothing was lost";
}

}  // namespace
}  // namespace vitrine::app
