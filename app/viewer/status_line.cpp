#include "status_line.h"

#include <vitrine/ui/camera_panel.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/viewport_tag.h>

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vitrine::app {
namespace {

void separator(const ui::Look& look) {
    ImGui::SameLine(0, look.px(8));
    ui::text(look.palette().muted, "·");
    ImGui::SameLine(0, look.px(8));
}

}  // namespace

std::string counts_text(const scene::SceneCounts& counts) {
    std::string text;
    const auto add = [&text](std::uint64_t count, const char* one, const char* many) {
        if (count == 0) return;
        if (!text.empty()) text += ", ";
        text += ui::format_counted(count, one, many);
    };
    add(counts.triangles, "triangle", "triangles");
    add(counts.points, "point", "points");
    add(counts.segments, "segment", "segments");
    if (counts.images > 0) add(counts.texels, "texel", "texels");
    add(counts.textures, "texture", "textures");
    add(counts.items, "item", "items");
    return text.empty() ? "empty" : text;
}

void status_line(const ui::Look& look, const std::string& name, const scene::SceneCounts& counts, const Summary& frame,
                 const ui::ViewportSettings& settings, const gl::Driver& driver) {
    const ui::Palette& palette = look.palette();
    if (name.empty()) {
        ui::muted_text(look, "Nothing is open");
    } else {
        ui::text(palette.text, ui::elided(name, look.px(240)));
        separator(look);
        ui::muted_text(look, counts_text(counts));
    }
    separator(look);
    ui::text(palette.text, frame.count == 0 ? "–" : ui::format_ms(frame.median));
    ImGui::SameLine(0, look.px(4));
    ui::muted_text(look, settings.on_demand ? "ms a frame, drawn on demand" : "ms a frame, drawn all the time");
    separator(look);
    ui::path_name(look, settings.path);
    separator(look);
    ui::muted_text(look, ui::shown_name(settings.controller));
    ImGui::SameLine(0, look.px(24));
    const float room = ImGui::GetContentRegionAvail().x;
    if (room > look.px(80)) ui::right_text(palette.muted, ui::elided(driver.renderer, room));
}

}  // namespace vitrine::app
