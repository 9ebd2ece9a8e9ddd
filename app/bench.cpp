#include "bench_case.h"
#include "bench_chart.h"
#include "bench_compare.h"
#include "bench_report.h"
#include "bench_screen.h"
#include "commands.h"
#include "growth_chart.h"
#include "scene_setup.h"

#include <vitrine/base/error.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace vitrine::app {
namespace {

bool stderr_is_terminal() {
#ifdef _WIN32
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

/// One line on stderr that is written over and over, when somebody can see it.
class ProgressLine {
public:
    ~ProgressLine() { show(""); }
    void show(const std::string& text) {
        if (!shown_ || text == last_) return;
        std::fprintf(stderr, "\r\x1b[K%s", text.c_str());
        std::fflush(stderr);
        last_ = text;
    }

private:
    bool shown_ = stderr_is_terminal();
    std::string last_;
};

struct BenchScene {
    scene::Scene scene;
    std::string name;
};

BenchScene height_field(glm::ivec2 vertices) {
    return {scene::make_height_field_scene(vertices.x, vertices.y),
            fmt::format("height field {}x{}", vertices.x, vertices.y)};
}

BenchScene layers(int count) {
    return {scene::make_layers_scene(count), fmt::format("{} layers", count)};
}

/// Before minutes are spent on measuring.
void require_folder(const std::filesystem::path& file) {
    if (file.empty()) return;
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (!std::filesystem::is_directory(folder)) throw FileError(file, "its folder does not exist");
    if (std::filesystem::is_directory(file)) throw FileError(file, "is a folder, expected a file to write");
}

void write_text(const std::filesystem::path& file, const std::string& text) {
    if (file.empty()) return;
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) throw FileError(file, "cannot be written");
}

/// Before minutes are spent on measuring.
void require_outputs(const BenchOptions& options) {
    for (const std::filesystem::path* file : {&options.json, &options.csv, &options.png}) require_folder(*file);
    if (!options.png.empty() && options.png.extension() != ".png")
        throw FileError(options.png, "expected a name that ends in .png");
}

void require_targets(const BenchOptions& options, const gl::Driver& driver) {
    for (const glm::ivec2 size : options.sizes) {
        for (const int samples : options.samples) gl::require_target(driver, size.x, size.y, samples);
    }
}

void run_case(BenchScreen& screen, render::Renderer& renderer, const BenchScene& scene, const BenchOptions& options,
              int samples, BenchReport& report) {
    ProgressLine line;
    const glm::ivec2 size = screen.size();
    BenchCase bench_case(screen, renderer, scene.scene, options, samples);
    const auto progress = [&](int frames) {
        line.show(fmt::format("{}, {}x{}, {}: {} of {}{} frames", scene.name, size.x, size.y,
                              ui::format_counted(static_cast<std::uint64_t>(samples), "sample", "samples"), frames,
                              options.until_ci_percent > 0 ? "at least " : "", options.frames));
    };
    progress(0);
    bench_case.measure(progress);
    bench_case.measure_latency();
    bench_case.verify();
    const std::vector<RunReport> runs = bench_case.runs(scene.name);
    report.parts.push_back(relate_parts(runs.front().what, bench_case.part_times(), runs));
    report.profiler_costs.push_back(bench_case.profiler_cost());
    report.profiler_costs.back().what = runs.front().what;
    report.runs.insert(report.runs.end(), runs.begin(), runs.end());
}

void run_cases(BenchScreen& screen, const BenchScene& scene, const BenchOptions& options, BenchReport& report) {
    render::Renderer renderer;
    for (const glm::ivec2 size : options.sizes) {
        screen.resize(size);
        for (const int samples : options.samples) run_case(screen, renderer, scene, options, samples, report);
    }
}

/// "a.png" -> "a-growth.png"
std::filesystem::path growth_file(std::filesystem::path chart) {
    const std::string name = chart.stem().string() + "-growth" + chart.extension().string();
    return chart.replace_filename(name);
}

/// The driver's context must be current.
void write_charts(const BenchReport& report, const BenchOptions& options) {
    if (options.png.empty()) return;
    io::write_picture(options.png, draw_bar_chart(report, options.chart_theme, options.chart_scale));
    const std::vector<Growth> growths = growths_of(report.runs);
    if (growths.empty()) return;
    io::write_picture(growth_file(options.png),
                      draw_growth_chart(report.machine, growths, options.chart_theme, options.chart_scale));
}

/// Numbers of wrong pictures are worth nothing.
void require_identical(const BenchReport& report) {
    for (const RunReport& run : report.runs) {
        if (shows_the_scene(run)) continue;
        throw Error(fmt::format("the path {} at {}x{} with {} samples does not show the scene's pixels", run.path,
                                run.what.size.x, run.what.size.y, run.what.samples));
    }
}

}  // namespace

int bench(const BenchOptions& options) {
    if (!options.compare.empty()) {
        const std::string text = comparison_text(read_report(options.compare[0]), read_report(options.compare[1]));
        std::fputs(text.c_str(), stdout);
        return 0;
    }
    require_outputs(options);
    std::optional<BenchScene> file;  // read before a driver is looked for
    if (options.layers > 0) {
        file = layers(options.layers);
    } else if (options.height_fields.empty()) {
        file = {load_scene(options.scene), scene_name(options.scene)};
    }
    const std::unique_ptr<BenchScreen> screen = make_bench_screen(options);
    require_targets(options, screen->driver());

    BenchReport report;
    report.machine = describe_machine(screen->driver().renderer, screen->driver().version);
    if (file) run_cases(*screen, *file, options, report);
    for (const glm::ivec2 vertices : options.height_fields) run_cases(*screen, height_field(vertices), options, report);
    std::fputs(to_table(report).c_str(), stdout);
    write_text(options.json, to_json(report));
    write_text(options.csv, to_csv(report));
    write_charts(report, options);
    require_identical(report);
    return 0;
}

}  // namespace vitrine::app
