#include <app/viewer/preferences.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;

class PreferencesFile : public testing::Test {
protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = fs::path(testing::TempDir()) / ("vitrine_preferences_" + std::string(test->name()));
        fs::remove_all(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    fs::path file() const { return folder_ / "vitrine" / "settings.json"; }
    void write(const std::string& text) const {
        fs::create_directories(file().parent_path());
        std::ofstream(file()) << text;
    }
    fs::path folder_;
};

TEST_F(PreferencesFile, ComesBackAsItWasWritten) {
    Preferences saved;
    saved.layout.column = false;
    saved.layout.column_width = 412;
    saved.layout.strip = Strip::gpu_log;
    saved.layout.log_section = true;
    saved.theme = ui::Theme::light;
    saved.zoom = 1.2F;
    saved.path = paths::PathKind::pbo;
    saved.viewports = {.count = 5, .linked = false, .paths = {paths::PathKind::pbo, paths::PathKind::inline_}};
    saved.ring_size = 5;
    saved.samples = 8;
    saved.vsync = false;
    saved.continuous = true;
    saved.controller = scene::ControllerKind::trackball;
    saved.recent = {"/models/teapot.obj", "/models/µ-structure.ply"};
    saved.folder = "/models";
    saved.all_files = true;
    write_preferences(file(), saved);
    EXPECT_EQ(read_preferences(file()), saved);
    EXPECT_EQ(std::distance(fs::directory_iterator(file().parent_path()), {}), 1) << "nothing beside it";
}

TEST_F(PreferencesFile, MissingGivesDefaultsSilently) {
    const std::size_t lines = log_line_count();
    EXPECT_EQ(read_preferences(file()), Preferences());
    EXPECT_EQ(log_line_count(), lines);
}

TEST_F(PreferencesFile, BadGivesDefaultsAndAWarning) {
    for (const char* text : {"", "{", "[1, 2]", "{\"zoom\": \"large\"}", "{\"path\": \"teleport\"}",
                             "{\"layout\": {\"column\": {\"width\": []}}}", "{\"recent\": [1]}"}) {
        write(text);
        const std::size_t lines = log_line_count();
        EXPECT_EQ(read_preferences(file()), Preferences()) << text;
        EXPECT_EQ(log_line_count(), lines + 1) << text;
    }
}

TEST_F(PreferencesFile, ValuesAreBroughtIntoTheirRange) {
    write(
        R"({"zoom": 99, "viewports": {"count": 400}, "ring_size": -3, "samples": 7, "layout": {"column": {"width": 1}}})");
    const Preferences read = read_preferences(file());
    EXPECT_EQ(read.zoom, largest_zoom);
    EXPECT_EQ(read.ring_size, 2);
    EXPECT_EQ(read.viewports.count, 16);
    EXPECT_EQ(read.samples, 4);
    EXPECT_EQ(read.layout.column_width, 240);
}

TEST_F(PreferencesFile, UnknownMembersAreLeftAlone) {
    write(R"({"zoom": 1.5, "from_the_future": {"a": 1}})");
    EXPECT_EQ(read_preferences(file()).zoom, 1.5F);
}

TEST_F(PreferencesFile, CannotBeWrittenBelowAFile) {
    fs::create_directories(folder_);
    std::ofstream(folder_ / "vitrine") << "a file";
    EXPECT_THROW(write_preferences(file(), {}), FileError);
}

TEST(Preferences, LieInTheConfigurationFolder) {
    const char* before = std::getenv("XDG_CONFIG_HOME");
    const std::string kept = before != nullptr ? before : "";
    setenv("XDG_CONFIG_HOME", "/somewhere", 1);
    EXPECT_EQ(preferences_file(), "/somewhere/vitrine/settings.json");
    setenv("XDG_CONFIG_HOME", "relative", 1);
    EXPECT_NE(preferences_file(), "relative/vitrine/settings.json");
    if (before != nullptr)
        setenv("XDG_CONFIG_HOME", kept.c_str(), 1);
    else
        unsetenv("XDG_CONFIG_HOME");
}

TEST(Preferences, RecentFilesAreListedOnceTheLastFirst) {
    Preferences preferences;
    for (int i = 0; i < 12; ++i) add_recent(preferences, "/models/" + std::to_string(i) + ".obj");
    add_recent(preferences, "/models/x/../5.obj");
    ASSERT_EQ(preferences.recent.size(), most_recent_files);
    EXPECT_EQ(preferences.recent[0], "/models/5.obj");
    EXPECT_EQ(preferences.recent[1], "/models/11.obj");
    EXPECT_EQ(std::count(preferences.recent.begin(), preferences.recent.end(), "/models/5.obj"), 1);
}

}  // namespace
}  // namespace vitrine::app
