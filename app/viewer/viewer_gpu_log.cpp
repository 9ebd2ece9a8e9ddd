#include "viewer_state.h"

#include <app/gpu_log.h>
#include <app/viewer/folder_listing.h>

#include <vitrine/base/error.h>

#include <fstream>

namespace vitrine::app {
namespace {

/// The first name of a file that is not there yet.
std::filesystem::path fresh_file(const std::filesystem::path& folder) {
    for (int i = 1;; ++i) {
        std::filesystem::path file = folder / ("vitrine-gpu-log-" + std::to_string(i) + ".jsonl");
        std::error_code ignored;
        if (!std::filesystem::exists(file, ignored)) return file;
    }
}

void write_frames(const std::filesystem::path& file, const ui::GpuLogPanel& panel) {
    std::ofstream stream(file);
    for (const auto& frame : panel.shown_frames()) stream << json_lines(*frame);
    stream.close();
    if (!stream) throw FileError(file, "cannot be written");
}

}  // namespace

void Viewer::State::save_gpu_log() {
    try {
        const std::filesystem::path file = fresh_file(std::filesystem::current_path());
        write_frames(file, gpu_log_panel);
        gpu_log_panel.set_remark("Saved " + shown_path(file));
    } catch (const std::exception& error) {
        gpu_log_panel.set_remark(error.what());
    }
}

}  // namespace vitrine::app
