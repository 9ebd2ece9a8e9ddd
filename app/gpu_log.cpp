#include "gpu_log.h"

#include <vitrine/base/error.h>
#include <vitrine/ui/call_text.h>

#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>

namespace vitrine::app {
namespace {

using nlohmann::ordered_json;

ordered_json json_of(const gl::Call& call, std::uint64_t frame) {
    ordered_json json{
        {"type", "call"},      {"frame", frame},     {"thread", call.thread}, {"kind", gl::name_of(call.kind)},
        {"what", call.what},   {"name", call.name},  {"label", call.label},   {"detail", call.detail},
        {"calls", call.times}, {"bytes", call.bytes}};
    for (const gl::CallRange& range : call.ranges) json["ranges"].push_back({range.begin, range.end});
    for (const gl::PixelBox& box : call.boxes)
        json["boxes"].push_back({box.min.x, box.min.y, box.size().x, box.size().y});
    return json;
}

ordered_json json_of(const gl::CallFrame& frame) {
    ordered_json totals = ordered_json::object();
    for (std::size_t kind = 0; kind < gl::call_kind_count; ++kind) {
        const gl::CallFrame::Total& total = frame.totals[kind];
        if (total.calls == 0) continue;
        totals[std::string(gl::name_of(static_cast<gl::CallKind>(kind)))] = {{"calls", total.calls},
                                                                             {"bytes", total.bytes}};
    }
    return {{"type", "frame"}, {"frame", frame.number}, {"left_out", frame.left_out}, {"totals", totals}};
}

/// Labels come from files: what is no text is replaced.
std::string line_of(const ordered_json& json) {
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

/// Standard output, or the file that is wanted instead.
std::shared_ptr<std::ostream> open_stream(const std::filesystem::path& file) {
    if (file.empty()) return {std::shared_ptr<void>(), &std::cout};
    auto stream = std::make_shared<std::ofstream>(file, std::ios::trunc);
    if (!*stream) throw FileError(file, "cannot be written");
    return stream;
}

}  // namespace

std::string json_lines(const gl::CallFrame& frame) {
    std::string lines;
    for (const gl::Call& call : frame.calls) lines += line_of(json_of(call, frame.number));
    return lines + line_of(json_of(frame));
}

GpuLog::GpuLog(const GpuLogOptions& options) {
    if (!options.format) return;
    stream_ = open_stream(options.file);
    const auto text_of = *options.format == GpuLogFormat::json ? json_lines : ui::frame_text;
    calls_->set_listener(
        [stream = stream_, text_of](const gl::CallFrame& frame) { *stream << text_of(frame) << std::flush; });
    calls_->start();
}

GpuLog::~GpuLog() {
    calls_->end_frame();
    calls_->stop();
    calls_->set_listener({});
}

}  // namespace vitrine::app
