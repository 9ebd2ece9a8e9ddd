#include "commands.h"

#include <vitrine/base/error.h>
#include <vitrine/io/names.h>
#include <vitrine/io/point_file.h>
#include <vitrine/octree/build_octree.h>
#include <vitrine/octree/octree.h>
#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <system_error>
#include <thread>

#ifndef _WIN32
#include <unistd.h>
#endif

namespace vitrine::app {
namespace {

/// Tells a terminal how far something is, in a line that is written over.
class ProgressLine {
public:
    ProgressLine(const io::Progress& progress, std::uint64_t all_bytes)
        : thread_([&progress, all_bytes](const std::stop_token& stop) {
              while (is_terminal() && !stop.stop_requested()) {
                  const auto share = static_cast<double>(progress.done_bytes()) / static_cast<double>(all_bytes);
                  fmt::print(stderr, "\r{:<10} {:3.0f} %", progress.stage(), 100 * share);
                  std::fflush(stderr);
                  std::this_thread::sleep_for(std::chrono::milliseconds(100));
              }
              if (is_terminal()) fmt::print(stderr, "\r{:16}\r", "");
          }) {}

private:
    static bool is_terminal() {
#ifdef _WIN32
        return false;
#else
        return isatty(STDERR_FILENO) != 0;
#endif
    }

    std::jthread thread_;
};

void build(const io::PointFile& file, const std::filesystem::path& output) {
    io::Progress progress;
    const ProgressLine line(progress, file.size() * file.row_bytes());
    octree::build_octree(file, output, {.progress = &progress});
}

}  // namespace

int index(const IndexOptions& options) {
    std::error_code error;
    if (std::filesystem::equivalent(options.file, options.output, error))
        throw UsageError("--output: expected another file than the cloud's");
    const std::optional<io::PointFile> file = io::PointFile::open(options.file);
    if (!file) throw FileError(options.file, "expected points alone, in a LAS, binary PLY, NPY or binary PCD file");
    const auto begin = std::chrono::steady_clock::now();
    build(*file, options.output);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    const auto octree = octree::Octree::open(options.output);
    fmt::print("{}: {} points in {} nodes, {}, in {:.1f} s\n", io::display(options.output),
               ui::format_count(octree->point_count()), ui::format_count(octree->nodes().size()),
               ui::format_bytes(std::filesystem::file_size(options.output)).text(), took.count());
    return 0;
}

}  // namespace vitrine::app
