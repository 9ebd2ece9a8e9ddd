#include "bench_case.h"
#include "bench_report.h"
#include "bench_screen.h"
#include "commands.h"
#include "scene_setup.h"

#include <vitrine/base/error.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <cstdio>
#include <fstream>
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

std::pair<scene::Scene, std::string> bench_scene(const BenchOptions& options) {
    if (!options.height_field) return {load_scene(options.scene), scene_name(options.scene)};
    const glm::ivec2 vertices = *options.height_field;
    return {scene::make_height_field_scene(vertices.x, vertices.y),
            fmt::format("height field {}x{}", vertices.x, vertices.y)};
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

void run_case(BenchScreen& screen, render::Renderer& renderer, const scene::Scene& scene, const std::string& name,
              const BenchOptions& options, int samples, BenchReport& report) {
    ProgressLine line;
    const glm::ivec2 size = screen.size();
    BenchCase bench_case(screen, renderer, scene, options, samples);
    const auto progress = [&](int frames) {
        line.show(fmt::format("{}x{}, {}: {} of {} frames", size.x, size.y,
                              ui::format_counted(static_cast<std::uint64_t>(samples), "sample", "samples"), frames,
                              options.frames));
    };
    progress(0);
    bench_case.measure(progress);
    bench_case.verify();
    const std::vector<RunReport> runs = bench_case.runs(name);
    report.parts.push_back(relate_parts(runs.front().what, bench_case.part_times(), runs));
    report.runs.insert(report.runs.end(), runs.begin(), runs.end());
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
    require_folder(options.json);
    require_folder(options.csv);
    const auto [scene, name] = bench_scene(options);
    const std::unique_ptr<BenchScreen> screen = make_bench_screen(options);
    for (const glm::ivec2 size : options.sizes) {
        for (const int samples : options.samples) gl::require_target(screen->driver(), size.x, size.y, samples);
    }

    BenchReport report;
    report.machine = describe_machine(screen->driver().renderer, screen->driver().version);
    render::Renderer renderer;
    for (const glm::ivec2 size : options.sizes) {
        screen->resize(size);
        for (const int samples : options.samples) run_case(*screen, renderer, scene, name, options, samples, report);
    }
    std::fputs(to_table(report).c_str(), stdout);
    write_text(options.json, to_json(report));
    write_text(options.csv, to_csv(report));
    require_identical(report);
    return 0;
}

}  // namespace vitrine::app
