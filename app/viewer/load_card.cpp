#include "load_card.h"

#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace vitrine::app {
namespace {

constexpr float card_width = 400;
constexpr float least_width = 220;
constexpr float padding = 16;
constexpr float bar_height = 4;
constexpr float cancel_width = 72;

/// Speeds of less than this say little.
constexpr double least_elapsed_seconds = 0.5;
constexpr double least_part = 0.02;

/// Of the bytes, 0 to 1.
double part_done(const LoadStatus& status) {
    if (status.total_bytes == 0) return 0;
    return std::min(1.0, static_cast<double>(status.done_bytes) / static_cast<double>(status.total_bytes));
}

void bar(const ui::Look& look, double part) {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = look.px(bar_height);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(from, {from.x + width, from.y + height}, ui::packed(look.palette().raised), height / 2);
    const float filled = std::floor(static_cast<float>(part) * width);
    if (filled >= height)
        list.AddRectFilled(from, {from.x + filled, from.y + height}, ui::packed(look.palette().accent), height / 2);
    ImGui::Dummy({width, height});
}

/// The file's name, and which one of several it is.
void title(const ui::Look& look, const LoadStatus& status, float width) {
    std::string of_all;
    if (status.files > 1) of_all = fmt::format("{} of {}", status.place, status.files);
    const float room = of_all.empty() ? 0 : ImGui::CalcTextSize(of_all.c_str()).x + look.px(12);
    ImGui::AlignTextToFramePadding();
    ui::heading(look, ui::elided(status.file, width - room));
    if (of_all.empty()) return;
    ImGui::SameLine(0, look.px(8));
    ui::muted_text(look, of_all);
}

/// What goes on, in a word.
std::string stage_text(const LoadStatus& status) {
    if (part_done(status) >= 1) return "Finishing";
    std::string text(status.stage.empty() ? "waiting" : status.stage);
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

void numbers(const ui::Look& look, const LoadStatus& status) {
    ui::muted_text(look, stage_text(status));
    ImGui::SameLine(0, look.px(8));
    const bool counted = status.unit != "bytes";
    std::string right = counted ? fmt::format("{} of {} {}", status.done_bytes, status.total_bytes, status.unit)
                                : bytes_text(status.done_bytes, status.total_bytes);
    if (const auto left = time_left_text(status)) right += (right.empty() ? "" : " · ") + *left;
    ui::right_text(look.palette().text, right);
}

}  // namespace

std::string bytes_text(std::uint64_t done, std::uint64_t total) {
    struct Unit {
        double size;
        const char* name;
    };
    static constexpr std::array units{Unit{1e9, "GB"}, Unit{1e6, "MB"}, Unit{1e3, "kB"}, Unit{1, "bytes"}};
    if (total == 0) return {};
    const auto size = static_cast<double>(total);
    const Unit& unit = *std::find_if(units.begin(), units.end(), [&](const Unit& each) { return size >= each.size; });
    const int decimals = size / unit.size < 10 && unit.size > 1 ? 1 : 0;
    const double so_far = static_cast<double>(std::min(done, total)) / unit.size;
    return fmt::format("{:.{}f} of {:.{}f} {}", so_far, decimals, size / unit.size, decimals, unit.name);
}

std::optional<std::string> time_left_text(const LoadStatus& status) {
    const double part = part_done(status);
    const double elapsed = status.elapsed.count();
    if (elapsed < least_elapsed_seconds || part < least_part || part >= 1) return std::nullopt;
    const double left = elapsed * (1 - part) / part;
    if (left < 1) return "less than 1 s left";
    if (left < 90) return fmt::format("about {:.0f} s left", left);
    if (left < 90 * 60) return fmt::format("about {:.0f} min left", left / 60);
    return fmt::format("about {:.0f} h left", left / 3600);
}

bool load_card(const ui::Look& look, const Area& viewport, const LoadStatus& status) {
    const float width = std::min(look.px(card_width), viewport.size.x - look.px(32));
    if (width < look.px(least_width)) return false;
    ImGui::SetNextWindowPos({viewport.min.x + viewport.size.x / 2, viewport.min.y + viewport.size.y - look.px(16)},
                            ImGuiCond_Always, {0.5F, 1});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(padding), look.px(12)));
    ImGui::Begin("loading", nullptr, floating);
    const float start = ImGui::GetCursorPosX();
    const float inner = width - 2 * look.px(padding);
    const float cancel = look.px(cancel_width);
    title(look, status, inner - cancel - look.px(12));
    ImGui::SameLine();
    ImGui::SetCursorPosX(start + inner - cancel);
    const bool cancelled = ui::button(look, "Cancel", cancel, {"Keep what is shown", "message.dismiss"});
    ui::gap(look, 8);
    bar(look, part_done(status));
    ui::gap(look, 4);
    numbers(look, status);
    ImGui::End();
    ImGui::PopStyleVar();
    return cancelled;
}

}  // namespace vitrine::app
