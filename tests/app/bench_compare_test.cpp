#include <app/bench/bench_compare.h>

#include <vitrine/base/error.h>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;

StoredRun run_of(const std::string& path, double low, double median, double high) {
    return {.path = path,
            .present = "fetch",
            .size = {64, 48},
            .samples = 1,
            .scene = "a.ply",
            .median_ms = median,
            .ci95 = Interval{low, high}};
}

fs::path write(const std::string& name, const std::string& text) {
    const fs::path file = fs::path(testing::TempDir()) / name;
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

/// What is wrong with a file of this text.
std::string problem_of(const std::string& text) {
    const fs::path file = write("vitrine_bench_compare.json", text);
    try {
        read_report(file);
    } catch (const FileError& error) {
        EXPECT_EQ(error.path(), file);
        EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos) << error.what();
        return error.what();
    }
    return "";
}

TEST(BenchCompare, TellsChangesFromNoise) {
    const StoredReport before{
        .file = "a.json",
        .renderer = "r",
        .date = "d",
        .runs = {run_of("texture", 9, 10, 11), run_of("pbo", 9, 10, 11), run_of("cpu", 9, 10, 11)}};
    const StoredReport after{
        .file = "b.json",
        .renderer = "r",
        .date = "d",
        .runs = {run_of("cpu", 10.5, 11, 12), run_of("pbo", 19, 20, 21), run_of("texture", 4, 5, 6)}};
    const std::string text = comparison_text(before, after);
    EXPECT_NE(text.find("0.500  faster"), std::string::npos) << text;
    EXPECT_NE(text.find("2.000  slower"), std::string::npos) << text;
    EXPECT_NE(text.find("1.100  noise"), std::string::npos) << text;
    EXPECT_EQ(text.find("only in"), std::string::npos) << text;
}

TEST(BenchCompare, ListsWhatIsOnlyInOne) {
    StoredReport before{.file = "a.json", .renderer = "r", .date = "d", .runs = {run_of("cpu", 1, 1, 1)}};
    StoredReport after = before;
    after.file = "b.json";
    after.runs[0].samples = 4;
    const std::string text = comparison_text(before, after);
    EXPECT_NE(text.find("no run is in both"), std::string::npos) << text;
    EXPECT_NE(text.find("only in a.json: cpu fetch, 64x48, 1 sample, a.ply\n"), std::string::npos) << text;
    EXPECT_NE(text.find("only in b.json: cpu fetch, 64x48, 4 samples, a.ply\n"), std::string::npos) << text;
    after.runs[0].samples = 1;
    after.runs[0].viewports = 4;
    EXPECT_NE(comparison_text(before, after).find("only in b.json: cpu fetch, 64x48, 4 viewports, 1 sample, a.ply\n"),
              std::string::npos);
    after.runs[0].viewports = 1;
    after.runs[0].ci95.reset();
    EXPECT_NE(comparison_text(before, after).find("no interval"), std::string::npos);
}

TEST(BenchCompare, ReadsWhatBenchWrote) {
    BenchReport report;
    report.machine = {"renderer", "4.5", "cpu", "2026-01-02T03:04:05Z", "release"};
    report.runs.resize(1);
    report.runs[0].path = "cpu";
    report.runs[0].present = "blit";
    report.runs[0].what = {
        .size = {64, 48}, .samples = 4, .viewports = 2, .scene = "a, b", .triangles = 1, .points = 0};
    report.runs[0].frame_ms = summarize(std::vector<double>{1, 2, 3});
    const StoredReport stored = read_report(write("vitrine_bench_stored.json", to_json(report)));
    EXPECT_EQ(stored.renderer, "renderer");
    EXPECT_EQ(stored.date, "2026-01-02T03:04:05Z");
    ASSERT_EQ(stored.runs.size(), 1U);
    EXPECT_EQ(stored.runs[0].name(), "cpu blit, 64x48, 2 viewports, 4 samples, a, b");
    EXPECT_EQ(stored.runs[0].median_ms, 2);
    EXPECT_EQ(stored.runs[0].ci95, (Interval{1, 3}));
}

TEST(BenchCompare, SaysWhatIsWrongWithAFile) {
    const std::string machine = R"({"machine": {"renderer": "r", "date": "d"}, )";
    EXPECT_NE(problem_of("").find("expected JSON"), std::string::npos);
    EXPECT_NE(problem_of("ply\n").find("byte"), std::string::npos);
    EXPECT_NE(problem_of("[]").find("is not a report of vitrine bench: expected an object, found array"),
              std::string::npos);
    EXPECT_NE(problem_of("{}").find("machine"), std::string::npos);
    EXPECT_NE(problem_of(machine + R"("runs": [{}]})").find("path"), std::string::npos);
    EXPECT_NE(problem_of(machine + R"("runs": [{"path": 7}]})").find("string"), std::string::npos);
    const std::string run = R"("runs": [{"path": "cpu", "width": 1, "height": 1, "msaa": 1, "scene": "s", )";
    EXPECT_NE(problem_of(machine + run + R"("frame_ms": {"median": 0}}]})").find("not above 0"), std::string::npos);
    EXPECT_NE(problem_of(machine + run + R"("frame_ms": {"median": 1, "ci95": [1]}}]})").find("index"),
              std::string::npos);
    EXPECT_EQ(problem_of(machine + run + R"("frame_ms": {"median": 1}}]})"), "");
    EXPECT_THROW(read_report(fs::path(testing::TempDir()) / "vitrine_no_such.json"), FileError);
    EXPECT_THROW(read_report(testing::TempDir()), FileError);
}

}  // namespace
}  // namespace vitrine::app
