#include <vitrine/gl/call_recorder.h>

#include <algorithm>
#include <utility>

namespace vitrine::gl {
namespace {

bool sends(CallKind kind) {
    return kind == CallKind::upload || kind == CallKind::copy;
}

bool is_continued(const Call& call, const Call& next) {
    return sends(call.kind) && call.kind == next.kind && call.what == next.what && call.name == next.name &&
           call.thread == next.thread && call.detail == next.detail;
}

template <class Place>
void append(std::vector<Place>& places, const std::vector<Place>& more) {
    for (const Place& place : more) {
        if (places.size() < Call::most_places) places.push_back(place);
    }
}

}  // namespace

void CallRecorder::begin() {
    const std::scoped_lock lock(mutex_);
    frame_ = {};
    threads_ = {std::this_thread::get_id()};
}

void CallRecorder::add(Call call) {
    const std::scoped_lock lock(mutex_);
    call.thread = this_thread();
    CallFrame::Total& total = frame_.totals[static_cast<std::size_t>(call.kind)];
    ++total.calls;
    total.bytes += call.bytes;
    std::vector<Call>& calls = frame_.calls;
    if (!calls.empty() && frame_.left_out == 0 && is_continued(calls.back(), call)) {
        Call& last = calls.back();
        last.bytes += call.bytes;
        ++last.times;
        append(last.ranges, call.ranges);
        append(last.boxes, call.boxes);
    } else if (calls.size() < CallFrame::most_calls) {
        calls.push_back(std::move(call));
    } else {
        ++frame_.left_out;
    }
}

void CallRecorder::label_created(std::string_view what, GLuint name, std::string label) {
    const std::scoped_lock lock(mutex_);
    const int thread = this_thread();
    const auto made = std::find_if(frame_.calls.rbegin(), frame_.calls.rend(), [&](const Call& call) {
        return call.kind == CallKind::create && call.thread == thread && call.what == what && call.name == name;
    });
    if (made != frame_.calls.rend()) made->label = std::move(label);
}

CallFrame CallRecorder::take_frame() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(frame_, {});
}

int CallRecorder::this_thread() {
    const auto found = std::find(threads_.begin(), threads_.end(), std::this_thread::get_id());
    if (found != threads_.end()) return static_cast<int>(found - threads_.begin());
    threads_.push_back(std::this_thread::get_id());
    return static_cast<int>(threads_.size()) - 1;
}

}  // namespace vitrine::gl
