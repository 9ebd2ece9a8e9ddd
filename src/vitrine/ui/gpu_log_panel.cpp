#include <vitrine/ui/gpu_log_panel.h>

#include <vitrine/base/error.h>
#include <vitrine/ui/call_text.h>
#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr float kind_width = 64;
constexpr float bytes_width = 72;
constexpr float groups_width = 300;
constexpr float field_width = 200;
constexpr float least_field_width = 80;
constexpr float least_height = 180;  ///< for all controls where they need several lines
constexpr float buttons_width = 170;

CallFilter::Group group_of(gl::CallKind kind) {
    using enum gl::CallKind;
    switch (kind) {
        case create:
        case compile:
        case link:
        case erase: return CallFilter::Group::objects;
        case allocate:
        case upload:
        case copy:
        case map: return CallFilter::Group::sends;
        case draw:
        case dispatch:
        case clear:
        case blit: return CallFilter::Group::draws;
        case read:
        case wait: return CallFilter::Group::reads;
    }
    return CallFilter::Group::all;
}

bool contains(std::string_view text, std::string_view part) {
    const auto same = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

Color color_of(const Palette& palette, gl::CallKind kind) {
    switch (group_of(kind)) {
        case CallFilter::Group::sends: return stage_color(palette, Stage::upload);
        case CallFilter::Group::draws: return stage_color(palette, Stage::scene);
        case CallFilter::Group::reads: return palette.warn;
        default: return palette.muted;
    }
}

/// As much of a text as fits before the column of bytes.
void clipped_text(const Look& look, const Color& color, const std::string& whole) {
    const float room = ImGui::GetContentRegionAvail().x - look.px(bytes_width + 8);
    text(color, elided(whole, room));
    if (ImGui::IsItemHovered() && ImGui::CalcTextSize(whole.c_str()).x > room) tooltip(look, {whole, {}});
}

void call_row(const Look& look, const gl::Call& call) {
    const float start = ImGui::GetCursorStartPos().x + look.px(18);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float edge = look.px(6);
    const float top = at.y + (ImGui::GetTextLineHeight() - edge) / 2;
    const float left = at.x + look.px(18);
    ImGui::GetWindowDrawList()->AddRectFilled({left, top}, {left + edge, top + edge},
                                              ink(color_of(look.palette(), call.kind)), look.px(1));
    ImGui::SetCursorPosX(start + look.px(12));
    text(look.palette().text, gl::name_of(call.kind));
    continue_at(start + look.px(12 + kind_width));
    const std::string thread = call.thread > 0 ? "thread " + std::to_string(call.thread) + "  " : std::string();
    clipped_text(look, look.palette().muted, thread + object_text(call));
    ImGui::SameLine();
    right_text(look.palette().text, bytes_text(call));
}

}  // namespace

bool CallFilter::shows(const gl::Call& call) const {
    if (group != Group::all && group_of(call.kind) != group) return false;
    return text.empty() || contains(gl::name_of(call.kind), text) || contains(object_text(call), text);
}

GpuLogPanel::Requests GpuLogPanel::show(const Look& look, gl::CallLog& log) {
    Requests requests;
    tool_bar(look, log, requests);
    refresh(log);
    gap(look, 4);
    compat::begin_child("calls", {0, 0}, false);
    if (!rows_.empty()) {
        list(look);
    } else if (!frames_.empty()) {
        muted_text(look, "No call is like that.");
    } else {
        paragraph(look.palette().muted,
                  log.recording()
                      ? "Nothing has been asked of the GPU yet."
                      : "Record shows what the GPU is asked to do: what is sent, drawn and read, in order.");
    }
    ImGui::EndChild();
    return requests;
}

void GpuLogPanel::tool_bar(const Look& look, gl::CallLog& log, Requests& requests) {
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const bool wide = room.x >= look.px(wide_bar);
    bool on = log.recording();
    if (check(look, "Record", on, {"Record what the GPU is asked to do; off, it costs nothing", {}}))
        switch_recording(log, on);
    ImGui::SameLine(0, look.px(12));
    check(look, "Freeze", frozen_, {"Keep what is shown while recording goes on", {}});
    // The calls come first: a panel that is small in both directions has its text filter alone.
    ImGui::SameLine(0, look.px(12));
    if (!wide && room.y < look.px(least_height)) return text_filter(look);
    if (wide) {
        filter_bar(look);
        ImGui::SameLine(0, look.px(12));
    } else if (ImGui::GetContentRegionAvail().x < look.px(buttons_width)) {
        ImGui::NewLine();
    }
    buttons(look, log, requests);
    if (!remark_.empty()) {
        ImGui::SameLine(0, look.px(12));
        muted_text(look, elided_front(remark_, ImGui::GetContentRegionAvail().x));
    }
    if (!wide) filter_bar(look);
}

void GpuLogPanel::buttons(const Look& look, gl::CallLog& log, Requests& requests) {
    ImGui::BeginDisabled(frames_.empty());
    if (button(look, "Copy", 0, {"Copy the calls that are shown, as text", {}}))
        ImGui::SetClipboardText(shown_text().c_str());
    ImGui::SameLine(0, look.px(4));
    requests.save = button(look, "Save", 0, {"Write all these frames into a file, as JSON Lines", {}});
    ImGui::SameLine(0, look.px(4));
    if (button(look, "Clear", 0, {"Forget all frames", {}})) {
        log.clear();
        frozen_ = false;
    }
    ImGui::EndDisabled();
}

void GpuLogPanel::switch_recording(gl::CallLog& log, bool on) {
    remark_.clear();
    try {
        if (on)
            log.start();
        else
            log.stop();
    } catch (const Error& error) {
        remark_ = error.what();
    }
}

void GpuLogPanel::filter_bar(const Look& look) {
    static constexpr std::array groups{
        Choice{"All", {"All calls", {}}},
        Choice{"Sends", {"Memory and what is sent to it: allocate, upload, copy, map", {}}},
        Choice{"Draws", {"Pixels: draw, dispatch, clear, blit", {}}},
        Choice{"Objects", {"Create, compile, link, delete", {}}},
        Choice{"Reads", {"What comes back and what is waited for", {}}},
    };
    int group = static_cast<int>(filter_.group);
    if (segmented(look, "calls of", groups, group, std::min(look.px(groups_width), ImGui::GetContentRegionAvail().x))) {
        filter_.group = static_cast<CallFilter::Group>(group);
        stale_ = true;
    }
    ImGui::SameLine(0, look.px(8));
    if (ImGui::GetContentRegionAvail().x < look.px(least_field_width)) ImGui::NewLine();
    text_filter(look);
}

void GpuLogPanel::text_filter(const Look& look) {
    ImGui::SetNextItemWidth(std::min(look.px(field_width), ImGui::GetContentRegionAvail().x));
    if (ImGui::InputTextWithHint("##filter", "Filter: kind or label", typed_.data(), typed_.size())) {
        filter_.text = typed_.data();
        stale_ = true;
    }
    tooltip(look, {"Only calls with this in their kind, object or label", {}});
}

void GpuLogPanel::refresh(const gl::CallLog& log) {
    const auto newest_of = [](const auto& frames) { return frames.empty() ? 0 : frames.back()->number; };
    if (!frozen_ && (newest_of(log.frames()) != newest_of(frames_) || log.frames().size() != frames_.size())) {
        frames_ = log.frames();
        stale_ = true;
    }
    if (std::exchange(stale_, false)) make_rows();
}

void GpuLogPanel::make_rows() {
    rows_.clear();
    for (std::size_t i = 0; i < frames_.size(); ++i) {
        const gl::CallFrame& frame = *frames_[i];
        // A filter is there to find calls: frames without them are left out, the others are open.
        const std::size_t heading = rows_.size();
        rows_.push_back({i, nullptr});
        if (filter_.is_empty() && !unfolded_.contains(frame.number)) continue;
        for (const gl::Call& call : frame.calls) {
            if (filter_.shows(call)) rows_.push_back({i, &call});
        }
        if (!filter_.is_empty() && rows_.size() == heading + 1) rows_.pop_back();
    }
}

void GpuLogPanel::list(const Look& look) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(look.px(8), look.px(2)));
    const bool at_end = ImGui::GetScrollY() >= ImGui::GetScrollMaxY();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows_.size()), ImGui::GetTextLineHeightWithSpacing());
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const Row& row = rows_[static_cast<std::size_t>(i)];
            ImGui::PushID(i);
            if (row.call == nullptr)
                frame_row(look, *frames_[row.frame]);
            else
                call_row(look, *row.call);
            ImGui::PopID();
        }
    }
    if (const std::uint64_t newest = frames_.back()->number; newest != newest_ && at_end) {
        newest_ = newest;
        ImGui::SetScrollHereY(1.0F);
    }
    ImGui::PopStyleVar();
}

void GpuLogPanel::frame_row(const Look& look, const gl::CallFrame& frame) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeight();
    const bool open = !filter_.is_empty() || unfolded_.contains(frame.number);
    if (ImGui::InvisibleButton("frame", {ImGui::GetContentRegionAvail().x, height})) {
        if (unfolded_.erase(frame.number) == 0) unfolded_.insert(frame.number);
        stale_ = true;
    }
    tooltip(look, {open ? "Click to fold the frame" : "Click to see the frame's calls", {}});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Color mark = ImGui::IsItemHovered() ? look.palette().text : look.palette().muted;
    draw_arrow(list, {at.x + look.px(5), at.y + height / 2}, look.px(9), open ? Arrow::down : Arrow::right, mark);
    const std::string name = "Frame " + format_count(frame.number);
    list.AddText({at.x + look.px(18), at.y}, ink(look.palette().text), name.c_str());
    const float totals = look.px(18 + 12 + kind_width);
    const std::string shown = elided(totals_text(frame), ImGui::GetItemRectSize().x - totals);
    list.AddText({at.x + std::max(totals, look.px(26) + ImGui::CalcTextSize(name.c_str()).x), at.y},
                 ink(look.palette().muted), shown.c_str());
}

std::string GpuLogPanel::shown_text() const {
    std::string all;
    for (const auto& frame : frames_) {
        gl::CallFrame shown = *frame;
        std::erase_if(shown.calls, [this](const gl::Call& call) { return !filter_.shows(call); });
        if (!shown.calls.empty()) all += frame_text(shown);
    }
    return all;
}

}  // namespace vitrine::ui
