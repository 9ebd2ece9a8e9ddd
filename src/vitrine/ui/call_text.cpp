#include <vitrine/ui/call_text.h>

#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <array>

namespace vitrine::ui {
namespace {

constexpr std::size_t most_places_shown = 8;

struct KindNames {
    const char* one;
    const char* many;
};

const KindNames& names_of(std::size_t kind) {
    static constexpr std::array<KindNames, gl::call_kind_count> names{{{"create", "creates"},
                                                                       {"compile", "compiles"},
                                                                       {"link", "links"},
                                                                       {"allocation", "allocations"},
                                                                       {"upload", "uploads"},
                                                                       {"copy", "copies"},
                                                                       {"map", "maps"},
                                                                       {"draw", "draws"},
                                                                       {"dispatch", "dispatches"},
                                                                       {"clear", "clears"},
                                                                       {"blit", "blits"},
                                                                       {"read", "reads"},
                                                                       {"wait", "waits"},
                                                                       {"delete", "deletes"}}};
    return names[kind];
}

std::string text_of(const gl::CallRange& range) {
    return fmt::format(" [{}, {})", format_count(range.begin), format_count(range.end));
}

std::string text_of(const gl::PixelBox& box) {
    return fmt::format(" {}x{} at {}, {}", box.size().x, box.size().y, box.min.x, box.min.y);
}

template <class Place>
void add_places(std::string& text, const std::vector<Place>& places) {
    for (std::size_t i = 0; i < places.size() && i < most_places_shown; ++i) text += text_of(places[i]);
    if (places.size() > most_places_shown) text += " …";
}

}  // namespace

std::string object_text(const gl::Call& call) {
    std::string text(call.what);
    if (!call.label.empty())
        text += " '" + call.label + '\'';
    else if (call.name != 0)
        text += fmt::format(" {}", call.name);
    if (!call.detail.empty()) text += ": " + call.detail;
    add_places(text, call.ranges);
    add_places(text, call.boxes);
    if (call.times > 1) text += fmt::format(", {} calls", format_count(call.times));
    return text;
}

std::string bytes_text(const gl::Call& call) {
    return call.bytes > 0 ? format_bytes(call.bytes).text() : std::string();
}

std::string totals_text(const gl::CallFrame& frame) {
    std::string text;
    for (std::size_t kind = 0; kind < gl::call_kind_count; ++kind) {
        const gl::CallFrame::Total& total = frame.totals[kind];
        if (total.calls == 0) continue;
        if (!text.empty()) text += ", ";
        text += format_counted(total.calls, names_of(kind).one, names_of(kind).many);
        if (total.bytes > 0) text += ' ' + format_bytes(total.bytes).text();
    }
    return text;
}

std::string frame_text(const gl::CallFrame& frame) {
    std::string text;
    for (const gl::Call& call : frame.calls) {
        const std::string thread = call.thread == 0 ? std::string() : fmt::format("(thread {}) ", call.thread);
        const std::string bytes = bytes_text(call);
        text += fmt::format("gpu   {:<9}{}{}{}{}\n", name_of(call.kind), thread, object_text(call),
                            bytes.empty() ? "" : ", ", bytes);
    }
    if (frame.left_out > 0) text += fmt::format("gpu   and {} more calls\n", format_count(frame.left_out));
    return text + fmt::format("gpu frame {}: {}\n", frame.number, totals_text(frame));
}

}  // namespace vitrine::ui
