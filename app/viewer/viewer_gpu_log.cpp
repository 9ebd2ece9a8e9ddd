#include "viewer_state.h"

#include <app/gpu_log.h>
#include <app/viewer/folder_listing.h>

#include <vitrine/base/error.h>

#include <fstream>

namespace vitrine::app {
namespace {

void write_frames(const std::filesystem::path& file, const ui::GpuLogPanel& panel) {
    std::ofstream stream(file);
    for (const auto& frame : panel.shown_frames()) stream << json_lines(*frame);
    stream.close();
    if (!stream) throw FileError(file, "cannot be written");
}

}  // namespace

void Viewer::State::save_gpu_log() {
    try {
        const std::filesystem::path file = fresh_file(std::filesystem::current_path(), "vitrine-gpu-log", ".jsonl");
        write_frames(file, gpu_log_panel);
        gpu_log_panel.set_remark("Saved " + shown_path(file));
    } catch (const std::exception& error) {
        gpu_log_panel.set_remark(error.what());
    }
}

}  // namespace vitrine::app
