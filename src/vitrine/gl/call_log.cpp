#include <vitrine/gl/call_log.h>

#include <vitrine/gl/call_hooks.h>
#include <vitrine/gl/call_recorder.h>

#include <utility>

namespace vitrine::gl {

std::string_view name_of(CallKind kind) {
    static constexpr std::array<std::string_view, call_kind_count> names{
        "create", "compile",  "link",  "allocate", "upload", "copy", "map",
        "draw",   "dispatch", "clear", "blit",     "read",   "wait", "delete"};
    return names[static_cast<std::size_t>(kind)];
}

CallLog::CallLog() : recorder_(std::make_shared<CallRecorder>()) {}

CallLog::~CallLog() {
    stop();
}

void CallLog::start() {
    if (recording_) return;
    recorder_->begin();
    hook_calls(recorder_);
    recording_ = true;
}

void CallLog::stop() {
    if (!std::exchange(recording_, false)) return;
    unhook_calls();
    recorder_->take_frame();
}

void CallLog::end_frame() {
    if (!recording_) return;
    CallFrame frame = recorder_->take_frame();
    frame.number = ++frame_number_;
    if (frame.calls.empty()) return;
    if (listener_) listener_(frame);
    keep(std::move(frame));
}

void CallLog::keep(CallFrame frame) {
    calls_kept_ += frame.calls.size();
    frames_.push_back(std::make_shared<const CallFrame>(std::move(frame)));
    while (frames_.size() > most_frames || (calls_kept_ > most_calls && frames_.size() > 1)) {
        calls_kept_ -= frames_.front()->calls.size();
        frames_.pop_front();
    }
}

void CallLog::clear() {
    frames_.clear();
    calls_kept_ = 0;
}

}  // namespace vitrine::gl
