#include <app/bench/bench_report.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace vitrine::app {
namespace {

constexpr auto ui_index = static_cast<std::size_t>(Stage::ui);
constexpr auto scene_index = static_cast<std::size_t>(Stage::scene);

std::vector<FrameCost> frames_of(std::initializer_list<double> milliseconds) {
    std::vector<FrameCost> frames;
    for (const double ms : milliseconds) {
        FrameCost frame;
        frame.frame_ms = ms;
        frame.cpu_ms[ui_index] = ms / 2;
        if (ms > 1) frame.gpu_ms[scene_index] = ms / 4;
        frame.blocked_ms = ms / 10;
        frame.bytes_copied = 800;
        frame.latency_frames = 1;
        frame.ring_full = 2;
        frames.push_back(frame);
    }
    return frames;
}

RunReport run_named(const std::string& path, std::initializer_list<double> milliseconds) {
    RunReport run = summarize_run(frames_of(milliseconds));
    run.path = path;
    run.present = "fetch";
    run.what = {.size = {64, 48},
                .samples = 4,
                .scene = "a \"quoted\", name",
                .triangles = 1234,
                .left_out_triangles = 234,
                .points = 5};
    run.identical = true;
    return run;
}

BenchReport report() {
    BenchReport report;
    report.machine = {"renderer", "4.5", "cpu", "2026-01-02T03:04:05Z", "release"};
    report.runs = {run_named("cpu", {1, 2, 3}), run_named("pbo", {2, 4, 6})};
    report.parts = {relate_parts(report.runs[0].what, {.scene_ms = 0.5, .read_ms = 0.5, .upload_ms = 0.5, .ui_ms = 0.5},
                                 report.runs)};
    return report;
}

TEST(BenchReport, OnlyInlineMayRoundAFewPixelsOtherwise) {
    RunReport run = run_named("inline", {1});
    run.what = {.size = {100, 100}, .samples = 1, .scene = "", .triangles = 1, .points = 0};
    EXPECT_TRUE(shows_the_scene(run));
    run.identical = false;
    run.differing_pixels = 500;
    EXPECT_TRUE(shows_the_scene(run));
    run.differing_pixels = 501;
    EXPECT_FALSE(shows_the_scene(run));
    run.differing_pixels = 1;
    run.blank = true;
    EXPECT_FALSE(shows_the_scene(run));
    run.blank = false;
    run.path = "texture";
    EXPECT_FALSE(shows_the_scene(run));
}

TEST(BenchReport, TheTaxIsOverInline) {
    std::vector<RunReport> runs{run_named("texture", {6}), run_named("inline", {4}), run_named("cpu", {8})};
    relate_to_floor(runs);
    EXPECT_DOUBLE_EQ(runs[0].tax.value(), 1.5);
    EXPECT_DOUBLE_EQ(runs[1].tax.value(), 1);
    EXPECT_DOUBLE_EQ(runs[2].tax.value(), 2);
    std::vector<RunReport> other{run_named("texture", {6}), run_named("inline", {4})};
    other[1].remark = "the window does not suit";
    relate_to_floor(other);
    EXPECT_FALSE(other[0].tax);
    relate_to_floor(std::span(other).first(1));
    EXPECT_FALSE(other[0].tax);
}

TEST(BenchReport, SummarizesFrames) {
    const RunReport run = summarize_run(frames_of({1, 2, 3, 4, 5}));
    EXPECT_EQ(run.frames, 5U);
    EXPECT_DOUBLE_EQ(run.frame_ms.median, 3);
    EXPECT_DOUBLE_EQ(run.frame_ms.min, 1);
    EXPECT_DOUBLE_EQ(run.cpu_ms[ui_index], 1.5);
    EXPECT_DOUBLE_EQ(run.blocked_ms, 0.3);
    EXPECT_EQ(run.bytes_copied, 800U);
    EXPECT_EQ(run.latency_frames, 1);
    EXPECT_EQ(run.ring_full, 10U);
}

TEST(BenchReport, GpuTimesAreOfTheFramesThatHaveThem) {
    const RunReport run = summarize_run(frames_of({1, 2, 4, 8}));
    ASSERT_TRUE(run.gpu_ms[scene_index]);
    EXPECT_DOUBLE_EQ(*run.gpu_ms[scene_index], 1);
    EXPECT_FALSE(run.gpu_ms[ui_index]);
}

TEST(BenchReport, RelatesPartsToRuns) {
    const BenchReport r = report();
    ASSERT_TRUE(r.parts[0].cpu_over_sum);
    EXPECT_DOUBLE_EQ(*r.parts[0].cpu_over_sum, 1);
    ASSERT_TRUE(r.parts[0].pbo_blocked_over_cpu);
    EXPECT_DOUBLE_EQ(*r.parts[0].pbo_blocked_over_cpu, 2);
    const std::vector<RunReport> only_pbo{r.runs[1]};
    EXPECT_FALSE(relate_parts(r.runs[0].what, r.parts[0].times, only_pbo).cpu_over_sum);
    EXPECT_FALSE(relate_parts(r.runs[0].what, r.parts[0].times, only_pbo).pbo_blocked_over_cpu);
}

TEST(BenchReport, JsonHasTheAgreedKeys) {
    const nlohmann::json json = nlohmann::json::parse(to_json(report()));
    EXPECT_EQ(json.at("machine").at("renderer"), "renderer");
    for (const char* key : {"version", "cpu", "date"}) EXPECT_TRUE(json.at("machine").at(key).is_string()) << key;
    ASSERT_EQ(json.at("runs").size(), 2U);
    const nlohmann::json& run = json.at("runs").at(0);
    EXPECT_EQ(run.at("path"), "cpu");
    EXPECT_EQ(run.at("scene"), "a \"quoted\", name");
    EXPECT_EQ(run.at("width"), 64);
    EXPECT_EQ(run.at("height"), 48);
    EXPECT_EQ(run.at("msaa"), 4);
    EXPECT_EQ(run.at("triangles"), 1234);
    EXPECT_EQ(run.at("left_out_triangles"), 234);
    EXPECT_EQ(run.at("points"), 5);
    EXPECT_EQ(run.at("frames"), 3);
    for (const char* key : {"median", "p95", "p99", "min"}) EXPECT_TRUE(run.at("frame_ms").at(key).is_number()) << key;
    for (const char* key : {"upload", "scene", "transport", "ui", "swap"})
        EXPECT_TRUE(run.at("cpu_ms").at(key).is_number()) << key;
    EXPECT_EQ(run.at("frame_ms").at("ci95"), (std::vector<double>{1, 3}));
    EXPECT_DOUBLE_EQ(run.at("ci_percent"), 50);
    EXPECT_TRUE(run.at("ci_reached").is_null()) << "nothing was asked for";
    EXPECT_TRUE(run.at("gpu_ms").at("scene").is_number());
    EXPECT_TRUE(run.at("gpu_ms").at("transport").is_null());
    EXPECT_TRUE(run.at("gpu_ms").at("ui").is_null());
    EXPECT_TRUE(run.at("blocked_ms").is_number());
    EXPECT_EQ(run.at("bytes_copied"), 800);
    EXPECT_EQ(run.at("latency_frames"), 1);
    EXPECT_EQ(run.at("identical"), true);
}

TEST(BenchReport, JsonHasTheParts) {
    const nlohmann::json json = nlohmann::json::parse(to_json(report()));
    const nlohmann::json& parts = json.at("parts").at(0);
    EXPECT_DOUBLE_EQ(parts.at("sum_ms"), 2);
    EXPECT_DOUBLE_EQ(parts.at("cpu_over_sum"), 1);
    for (const char* key : {"scene_ms", "read_ms", "upload_ms", "ui_ms"}) EXPECT_DOUBLE_EQ(parts.at(key), 0.5) << key;
}

TEST(BenchReport, JsonSurvivesNamesThatAreNotUtf8) {
    BenchReport r = report();
    r.runs[0].what.scene = "\xff\xfe.ply";
    EXPECT_TRUE(nlohmann::json::accept(to_json(r)));
}

TEST(BenchReport, CsvHasOneRowForEachRun) {
    std::istringstream csv(to_csv(report()));
    std::string names;
    std::string row;
    ASSERT_TRUE(std::getline(csv, names));
    ASSERT_TRUE(std::getline(csv, row));
    EXPECT_TRUE(names.starts_with("path,present,width,height,msaa,scene,"));
    EXPECT_TRUE(row.starts_with("cpu,fetch,64,48,4,\"a \"\"quoted\"\", name\",1234,5,1,3,2.0000,")) << row;
    EXPECT_TRUE(row.ends_with(",0.2000,800,1,,6,true,\r")) << row;
    // The name has a comma of its own.
    EXPECT_EQ(std::count(names.begin(), names.end(), ',') + 1, std::count(row.begin(), row.end(), ','));
    ASSERT_TRUE(std::getline(csv, row));
    EXPECT_TRUE(row.starts_with("pbo,"));
    EXPECT_FALSE(std::getline(csv, row));
}

TEST(BenchReport, TheTableIsAligned) {
    const std::string table = to_table(report());
    std::istringstream lines(table);
    std::vector<std::string> rows;
    std::string titles;
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(line.size(), 160U);
        if (line.starts_with("  path")) titles = line;
        if (line.starts_with("  cpu  ") || line.starts_with("  pbo  ")) rows.push_back(line);
    }
    ASSERT_EQ(rows.size(), 2U) << table;
    EXPECT_EQ(rows[0].size(), rows[1].size()) << table;
    EXPECT_EQ(titles.size(), rows[0].size()) << table;
    EXPECT_NE(table.find("64x48, 4 samples"), std::string::npos) << table;
    EXPECT_NE(table.find("1,234 triangles"), std::string::npos) << table;
    EXPECT_NE(table.find("cpu's frame is 1.000 of that sum"), std::string::npos) << table;
}

TEST(BenchReport, TheTableShoutsAboutWrongPixels) {
    BenchReport r = report();
    EXPECT_EQ(to_table(r).find("NO"), std::string::npos);
    r.runs[1].identical = false;
    EXPECT_NE(to_table(r).find("NO"), std::string::npos);
}

TEST(BenchReport, SaysWhatTheProfilerCosts) {
    BenchReport r = report();
    r.profiler_costs = {{.what = r.runs[0].what, .percent = 0.75, .ci95 = {-0.5, 2}, .pairs = 6}};
    const nlohmann::json cost = nlohmann::json::parse(to_json(r)).at("profiler_cost").at(0);
    EXPECT_EQ(cost.at("percent"), 0.75);
    EXPECT_EQ(cost.at("ci95"), (std::vector<double>{-0.5, 2}));
    EXPECT_EQ(cost.at("pairs"), 6);
    EXPECT_EQ(cost.at("width"), 64);
    EXPECT_NE(to_table(r).find("profiler: its cost is lost in the noise (95 % CI -0.5 to 2.0 % of a frame)"),
              std::string::npos);
    r.profiler_costs[0].pairs = 5;
    EXPECT_NE(to_table(r).find("profiler: too few rounds to tell"), std::string::npos);
    r.profiler_costs[0] = {.what = r.runs[0].what, .percent = 0.75, .ci95 = {0.5, 1}, .pairs = 6};
    EXPECT_NE(to_table(r).find("profiler: 0.8 % of a frame of texture (95 % CI 0.5 to 1.0 %)"), std::string::npos);
}

TEST(BenchReport, SaysHowLateAPictureIs) {
    BenchReport r = report();
    EXPECT_TRUE(nlohmann::json::parse(to_json(r)).at("runs").at(0).at("latency_ms").is_null());
    r.runs[0].latency_ms = 12.5;
    r.runs[0].latency_verified = true;
    const nlohmann::json run = nlohmann::json::parse(to_json(r)).at("runs").at(0);
    EXPECT_EQ(run.at("latency_ms"), 12.5);
    EXPECT_EQ(run.at("latency_verified"), true);
    EXPECT_NE(to_csv(r).find(",800,1,12.5000,6,"), std::string::npos) << to_csv(r);
    EXPECT_EQ(to_table(r).find('?'), std::string::npos);
    r.runs[0].latency_verified = false;
    EXPECT_NE(to_table(r).find("12.50?"), std::string::npos) << to_table(r);
}

TEST(BenchReport, SaysWhatIsNotYetCertain) {
    BenchReport r = report();
    EXPECT_EQ(to_table(r).find('!'), std::string::npos);
    r.runs[0].certain = true;
    r.runs[1].certain = false;
    const nlohmann::json json = nlohmann::json::parse(to_json(r));
    EXPECT_EQ(json.at("runs").at(0).at("ci_reached"), true);
    EXPECT_EQ(json.at("runs").at(1).at("ci_reached"), false);
    EXPECT_NE(to_csv(r).find(",1.0000,3.0000,true,"), std::string::npos);
    EXPECT_NE(to_csv(r).find(",2.0000,6.0000,false,"), std::string::npos);
    EXPECT_NE(to_table(r).find("50.0!"), std::string::npos);
    EXPECT_NE(to_table(r).find("the time limit came before"), std::string::npos);
}

TEST(BenchReport, NamesViewportsWhereThereAreSeveral) {
    CaseReport what{.size = {64, 48}, .samples = 1, .scene = "a.ply", .triangles = 12};
    const CaseReport one = what;
    EXPECT_EQ(title_of(what), "64x48, 1 sample, a.ply, 12 triangles");
    what.viewports = 16;
    EXPECT_EQ(title_of(what), "64x48, 16 viewports, 1 sample, a.ply, 12 triangles");
    EXPECT_FALSE(same_case(what, one));
    BenchReport r = report();
    r.runs[0].what.viewports = 16;
    EXPECT_EQ(nlohmann::json::parse(to_json(r)).at("runs").at(0).at("viewports"), 16);
    EXPECT_NE(to_csv(r).find(",1234,5,16,3,"), std::string::npos) << to_csv(r);
}

TEST(BenchReport, DescribesTheMachine) {
    const MachineReport machine = describe_machine("renderer", "version");
    EXPECT_FALSE(machine.cpu.empty());
    ASSERT_EQ(machine.date.size(), 20U) << machine.date;
    EXPECT_EQ(machine.date[10], 'T');
    EXPECT_EQ(machine.date[19], 'Z');
}

}  // namespace
}  // namespace vitrine::app
