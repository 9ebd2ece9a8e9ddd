// How long a reader takes for a file, warm: VITRINE_FILES=FOLDER vitrine_microbench --benchmark_filter=read
// for a folder that vitrine_make_files has filled.

#include <vitrine/io/read_scene.h>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace vitrine {
namespace {

void read(benchmark::State& state, const std::filesystem::path& path, const io::ReadOptions& options) {
    for (auto _ : state) benchmark::DoNotOptimize(io::read_scene(path, options));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(std::filesystem::file_size(path)));
}

void add(const std::string& group, const std::filesystem::path& path, const io::ReadOptions& options) {
    benchmark::RegisterBenchmark((group + path.filename().string()).c_str(),
                                 [path, options](benchmark::State& state) { read(state, path, options); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
}

/// Two benchmarks, without and with previews, for each file that can be read.
int register_files() {
    const char* const folder = std::getenv("VITRINE_FILES");
    if (folder == nullptr) return 0;
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.is_regular_file() && io::has_known_extension(entry.path())) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    const io::ReadOptions previewed{.preview = [](const scene::Scene& scene) { benchmark::DoNotOptimize(&scene); }};
    for (const std::filesystem::path& path : files) {
        add("read/", path, {});
        add("read_previewed/", path, previewed);
    }
    return static_cast<int>(files.size());
}

[[maybe_unused]] const int registered = register_files();

}  // namespace
}  // namespace vitrine
