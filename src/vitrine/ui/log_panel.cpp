#include <vitrine/ui/log_panel.h>

#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <array>
#include <string>

namespace vitrine::ui {
namespace {

constexpr std::array levels{spdlog::level::debug, spdlog::level::info, spdlog::level::warn, spdlog::level::err};

Color color_of(const Palette& palette, spdlog::level::level_enum level) {
    if (level >= spdlog::level::err) return palette.bad;
    if (level == spdlog::level::warn) return palette.warn;
    return level == spdlog::level::info ? palette.text : palette.muted;
}

void log_line(const Look& look, const LogLine& line) {
    const std::string time = fmt::format("{:.1f} s", line.seconds);
    const float number_end = ImGui::GetCursorStartPos().x + look.px(48);
    ImGui::SetCursorPosX(number_end - ImGui::CalcTextSize(time.c_str()).x);
    muted_text(look, time);
    continue_at(number_end + look.px(8));
    paragraph(color_of(look.palette(), line.level), line.text);
}

}  // namespace

void LogPanel::refresh() {
    const std::size_t count = log_line_count();
    if (count == seen_ && shown_least_ == least_) return;
    seen_ = count;
    shown_least_ = least_;
    lines_ = recent_log();
    const auto least = levels[static_cast<std::size_t>(least_)];
    std::erase_if(lines_, [least](const LogLine& line) { return line.level < least; });
}

void LogPanel::show(const Look& look, float height) {
    static constexpr std::array choices{
        Choice{"All", {"Debugging lines too", {}}},
        Choice{"Info", {"What happened, and worse", {}}},
        Choice{"Warnings", {"What may be wrong, and worse", {}}},
        Choice{"Errors", {"What went wrong", {}}},
    };
    segmented(look, "log level", choices, least_);
    const std::size_t seen_before = seen_;
    refresh();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(look.px(8), look.px(2)));
    compat::begin_child("log lines", {0, height}, false);
    if (lines_.empty()) muted_text(look, "Nothing to report.");
    for (const LogLine& line : lines_) log_line(look, line);
    if (seen_ != seen_before) ImGui::SetScrollHereY(1.0F);
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

}  // namespace vitrine::ui
