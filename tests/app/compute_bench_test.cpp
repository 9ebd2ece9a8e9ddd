#include <app/bench/compute_bench.h>
#include <app/bench/compute_bench_case.h>
#include <app/bench/compute_bench_check.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace vitrine::app {
namespace {

using compute::Way;

ComputeFrame frame_of(double end, std::array<double, 5> stages, std::uint64_t bytes) {
    return {.end_to_end_ms = end, .stage_ms = stages, .bytes_copied = bytes};
}

ComputeRun run_of(std::optional<Way> way, double end, std::uint64_t bytes) {
    ComputeRun run = summarize_frames(std::vector{frame_of(end, {1, 2, 3, 4, 0.5}, bytes)});
    run.way = way;
    return run;
}

ComputeReport a_report() {
    ComputeReport report;
    report.machine = {"renderer", "4.5", "cpu", "2026-01-02T03:04:05Z", "release"};
    report.opencl = {"cores, Acme 7"};
    report.size = {64, 48};
    ComputeCase measured{
        .demo = "sine", .count = 1000, .left_out = {}, .runs = {run_of({}, 4, 0)}, .mapped_over_copy = {}};
    measured.runs.push_back(run_of(Way::gl, 10.5, 0));
    measured.runs.back().check =
        ComputeCheck{.numbers = 3000, .error = 0, .tolerance = 1e-5, .differing_pixels = 0, .fault = {}};
    measured.runs.emplace_back();
    measured.runs.back().way = Way::cl_shared;
    measured.runs.back().problem = "nothing shares, \"here\"";
    measured.runs.push_back(run_of(Way::cl_copy, 12.5, 24000));
    measured.runs.back().check =
        ComputeCheck{.numbers = 3000, .error = 0.5, .tolerance = 1e-5, .differing_pixels = 7, .fault = "it is off"};
    measured.runs.back().over_static_ms = summarize(std::vector{8.0, 9.0, 8.5});
    measured.mapped_over_copy =
        ComputeDifference{summarize(std::vector{-2.0, -1.0, -3.0}), summarize(std::vector{4.0})};
    report.cases = {measured,
                    {.demo = "sine", .count = 10000, .left_out = "too slow", .runs = {}, .mapped_over_copy = {}}};
    return report;
}

TEST(ComputeBench, ARunIsTheMediansOfItsFrames) {
    const ComputeRun run = summarize_frames(std::vector{
        frame_of(10, {1, 2, 3, 4, 0}, 5), frame_of(30, {3, 4, 5, 6, 1}, 7), frame_of(20, {2, 3, 4, 5, 9}, 7)});
    EXPECT_EQ(run.frames, 3U);
    EXPECT_EQ(run.end_to_end_ms.median, 20);
    EXPECT_EQ(run.stage(ComputeStage::kernel).median, 2);
    EXPECT_EQ(run.stage(ComputeStage::rest).median, 1);
    EXPECT_EQ(run.beside_kernel_ms(), 7);
    EXPECT_EQ(run.bytes_copied, 7U);
}

TEST(ComputeBench, DifferencesAreOfTheSameRounds) {
    const std::vector slow{frame_of(10, {}, 0), frame_of(510, {}, 0), frame_of(14, {}, 0)};
    const std::vector fast{frame_of(8, {}, 0), frame_of(507, {}, 0), frame_of(10, {}, 0), frame_of(1, {}, 0)};
    const Summary more = paired_difference(slow, fast).end_to_end_ms;
    EXPECT_EQ(more.count, 3U) << "the last round lacks one";
    EXPECT_EQ(more.median, 3) << "a slow round is slow for both";
    EXPECT_EQ(more.min, 2);
    EXPECT_EQ(paired_difference({}, fast).end_to_end_ms.count, 0U);
    const std::vector drawn{frame_of(10, {0, 0, 0, 8, 0}, 0)};
    const std::vector copied{frame_of(9, {0, 0, 3, 4, 0}, 0)};
    EXPECT_EQ(paired_difference(drawn, copied).end_to_end_ms.median, 1);
    EXPECT_EQ(paired_difference(drawn, copied).undrawn_ms.median, -3);
}

TEST(ComputeBench, AsJsonHasStableNames) {
    const auto json = nlohmann::json::parse(to_json(a_report()));
    EXPECT_EQ(json["report"], "vitrine compute");
    EXPECT_EQ(json["machine"]["renderer"], "renderer");
    EXPECT_EQ(json["width"], 64);
    const auto& runs = json["cases"][0]["runs"];
    EXPECT_EQ(json["cases"][0]["demo"], "sine");
    EXPECT_EQ(json["cases"][0]["count"], 1000);
    EXPECT_TRUE(json["cases"][0]["left_out"].is_null());
    EXPECT_EQ(runs[0]["way"], "static");
    EXPECT_TRUE(runs[0]["over_static_ms"].is_null());
    EXPECT_TRUE(runs[0]["check"].is_null());
    EXPECT_EQ(runs[1]["end_to_end_ms"]["median"], 10.5);
    EXPECT_EQ(runs[1]["kernel_ms"]["median"], 1);
    EXPECT_EQ(runs[1]["rest_ms"]["ci95"][0], 0.5);
    EXPECT_EQ(runs[1]["check"]["numbers"], 3000);
    EXPECT_TRUE(runs[1]["check"]["fault"].is_null());
    EXPECT_EQ(runs[2]["problem"], "nothing shares, \"here\"");
    EXPECT_EQ(runs[2]["frames"], 0);
    EXPECT_FALSE(runs[2].contains("kernel_ms"));
    EXPECT_EQ(runs[3]["bytes_copied"], 24000);
    EXPECT_EQ(runs[3]["over_static_ms"]["median"], 8.5);
    EXPECT_EQ(json["cases"][0]["mapped_over_copy"]["end_to_end_ms"]["median"], -2);
    EXPECT_EQ(json["cases"][0]["mapped_over_copy"]["undrawn_ms"]["median"], 4);
    EXPECT_TRUE(json["cases"][1]["mapped_over_copy"].is_null());
    EXPECT_EQ(runs[3]["check"]["fault"], "it is off");
    EXPECT_EQ(json["cases"][1]["left_out"], "too slow");
}

TEST(ComputeBench, AsCsvHasALineForEachRunWithAllFields) {
    const std::string csv = to_csv(a_report());
    EXPECT_TRUE(csv.starts_with("demo,count,way,device,problem,frames,end_to_end_ms,")) << csv;
    EXPECT_NE(csv.find("\r\nsine,1000,cl-shared,,\"nothing shares, \"\"here\"\"\",0,,"), std::string::npos) << csv;
    EXPECT_NE(csv.find("\r\nsine,1000,gl,,,1,10.5000,"), std::string::npos) << csv;
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 5);
    const auto commas = [&](const std::string& begin) {
        const std::size_t at = csv.find(begin);
        return std::count(csv.begin() + static_cast<std::ptrdiff_t>(at),
                          csv.begin() + static_cast<std::ptrdiff_t>(csv.find("\r\n", at)), ',');
    };
    const auto names = commas("demo,");
    EXPECT_EQ(commas("sine,1000,static"), names);
    EXPECT_EQ(commas("sine,1000,gl"), names);
    EXPECT_EQ(commas("sine,1000,cl-shared"), names + 1) << "one in quotes";
    EXPECT_EQ(commas("sine,1000,cl-copy"), names);
}

TEST(ComputeBench, AsTextSaysWhatIsWrongOrMissing) {
    const std::string text = to_table(a_report());
    EXPECT_NE(text.find("\nsine, 1,000 items; 1 frame a way\n"), std::string::npos) << text;
    EXPECT_NE(text.find("  cl-shared: nothing shares, \"here\"\n"), std::string::npos) << text;
    EXPECT_NE(text.find("  cl-copy: it is off\n"), std::string::npos) << text;
    EXPECT_NE(
        text.find(
            "  cl-mapped takes 2.00 ms less (95 % CI -3.00 to -1.00) than cl-copy; without the draw 4.00 ms more"),
        std::string::npos)
        << text;
    EXPECT_NE(text.find("24.0 kB  NO\n"), std::string::npos) << text;
    EXPECT_NE(text.find("\nsine, 10,000 items: left out: too slow\n"), std::string::npos) << text;
}

TEST(ComputeBench, LeavesOutWhatItsTimeIsTooShortFor) {
    const ComputeForecast smaller{1000, 200};
    EXPECT_EQ(reason_to_leave_out(1'000'000, nullptr, 1, 1), "") << "nothing is known";
    EXPECT_EQ(reason_to_leave_out(10'000, &smaller, 1, 8.01), "");
    EXPECT_NE(reason_to_leave_out(10'000, &smaller, 1, 7.9).find("as with 1,000 it took 0.2 s"), std::string::npos);
    EXPECT_NE(reason_to_leave_out(10'000, &smaller, 2, 79), "") << "a hundred times as much work";
    EXPECT_EQ(reason_to_leave_out(10'000, &smaller, 2, 81), "");
    EXPECT_EQ(reason_to_leave_out(1000, &smaller, 1, 0.1), "") << "no more than before";
}

ComputeOutcome outcome_of(std::vector<float> values, std::vector<std::uint8_t> pixels) {
    ComputeOutcome outcome{.numbers = {}, .pixels = std::move(pixels)};
    if (!values.empty()) outcome.numbers.arrays.push_back({"a", std::move(values)});
    return outcome;
}

TEST(ComputeCheck, IsOfNumbersByTheLargestOfTheirArray) {
    const std::vector<std::uint8_t> pixels{0, 0, 0, 255, 9, 9, 9, 255};
    const ComputeOutcome reference = outcome_of({100, 0, -200}, pixels);
    const ComputeCheck check = check_outcome(outcome_of({100, 0.001F, -200}, pixels), reference, 1e-5);
    EXPECT_NEAR(check.error, 5e-6, 1e-9);
    EXPECT_EQ(check.numbers, 3U);
    EXPECT_EQ(check.fault, "");
    EXPECT_NE(check_outcome(outcome_of({100, 0.01F, -200}, pixels), reference, 1e-5).fault, "");
    EXPECT_EQ(check_outcome(reference, reference, 0).fault, "");
}

TEST(ComputeCheck, WholeNumbersMayBeRoundedOtherwise) {
    const std::vector<std::uint8_t> pixels{0, 0, 0, 255, 9, 9, 9, 255};
    ComputeOutcome reference = outcome_of({200, 10}, pixels);
    ComputeOutcome other = outcome_of({200, 11}, pixels);
    EXPECT_NE(check_outcome(other, reference, 1e-5).fault, "");
    reference.numbers.arrays.front().step = 1;
    EXPECT_EQ(check_outcome(other, reference, 1e-5).fault, "");
    other.numbers.arrays.front().values.back() = 13;
    EXPECT_EQ(check_outcome(other, reference, 1e-5).error, 0.01);
}

TEST(ComputeCheck, RefusesWhatCannotBeCompared) {
    const std::vector<std::uint8_t> pixels{0, 0, 0, 255, 9, 9, 9, 255};
    const ComputeOutcome reference = outcome_of({1, 2}, pixels);
    EXPECT_NE(check_outcome(outcome_of({1}, pixels), reference, 1).fault, "");
    EXPECT_NE(check_outcome(outcome_of({1, std::numeric_limits<float>::quiet_NaN()}, pixels), reference, 1).fault, "");
    EXPECT_EQ(check_outcome(outcome_of({}, pixels), outcome_of({}, pixels), 1).fault,
              "no kernel has written what is drawn");
}

TEST(ComputeCheck, LooksAtThePicturesToo) {
    const std::vector<std::uint8_t> pixels{0, 0, 0, 255, 9, 9, 9, 255};
    const ComputeOutcome reference = outcome_of({1}, pixels);
    EXPECT_EQ(visibly_differing_pixels(pixels, std::vector<std::uint8_t>{8, 0, 0, 255, 9, 18, 9, 255}), 1U);
    EXPECT_EQ(check_outcome(outcome_of({1}, {0, 0, 0, 255, 99, 9, 9, 255}), reference, 0).fault,
              "1 of its pixels look different");
    const std::vector<std::uint8_t> blank{9, 9, 9, 255, 9, 9, 9, 255};
    EXPECT_EQ(check_outcome(outcome_of({1}, blank), outcome_of({1}, blank), 0).fault, "its picture is blank");
}

}  // namespace
}  // namespace vitrine::app
