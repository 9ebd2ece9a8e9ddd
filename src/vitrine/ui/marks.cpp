#include <vitrine/ui/marks.h>

#include <vitrine/ui/imgui_compat.h>

#include <algorithm>
#include <array>

namespace vitrine::ui {
namespace {

ImVec2 at(const ImVec2& center, float size, float x, float y) {
    return {center.x + size * x, center.y + size * y};
}

float line_width(float size) {
    return std::max(1.0F, size / 10.0F);
}

}  // namespace

ImU32 ink(const Color& color, float alpha) {
    return packed(color, alpha * ImGui::GetStyle().Alpha);
}

void draw_arrow(ImDrawList& list, const ImVec2& center, float size, Arrow arrow, const Color& color) {
    const bool sideways = arrow == Arrow::right || arrow == Arrow::left;
    const float sign = arrow == Arrow::right || arrow == Arrow::down ? 1.0F : -1.0F;
    const float along = 0.2F * sign;
    std::array<ImVec2, 3> points;
    if (sideways)
        points = {at(center, size, -along, -0.4F), at(center, size, along, 0), at(center, size, -along, 0.4F)};
    else
        points = {at(center, size, -0.4F, -along), at(center, size, 0, along), at(center, size, 0.4F, -along)};
    compat::stroke(list, points, ink(color), std::max(1.5F, size / 6.0F));
}

void draw_eye(ImDrawList& list, const ImVec2& center, float size, bool open, const Color& color) {
    const ImU32 shade = ink(color);
    const float width = line_width(size);
    const ImVec2 left = at(center, size, -0.5F, 0);
    const ImVec2 right = at(center, size, 0.5F, 0);
    list.AddBezierQuadratic(left, at(center, size, 0, -0.62F), right, shade, width);
    list.AddBezierQuadratic(left, at(center, size, 0, 0.62F), right, shade, width);
    if (open)
        list.AddCircleFilled(center, size * 0.17F, shade);
    else
        list.AddLine(at(center, size, -0.38F, 0.42F), at(center, size, 0.38F, -0.42F), shade, width);
}

void draw_check(ImDrawList& list, const ImVec2& center, float size, const Color& color) {
    const std::array points{at(center, size, -0.32F, 0.02F), at(center, size, -0.08F, 0.26F),
                            at(center, size, 0.34F, -0.24F)};
    compat::stroke(list, points, ink(color), std::max(1.5F, size / 7.0F));
}

void draw_cross(ImDrawList& list, const ImVec2& center, float size, const Color& color) {
    const float width = std::max(1.5F, size / 8.0F);
    list.AddLine(at(center, size, -0.3F, -0.3F), at(center, size, 0.3F, 0.3F), ink(color), width);
    list.AddLine(at(center, size, -0.3F, 0.3F), at(center, size, 0.3F, -0.3F), ink(color), width);
}

void draw_play(ImDrawList& list, const ImVec2& center, float size, const Color& color) {
    list.AddTriangleFilled(at(center, size, -0.35F, -0.5F), at(center, size, 0.5F, 0), at(center, size, -0.35F, 0.5F),
                           ink(color));
}

void draw_pause(ImDrawList& list, const ImVec2& center, float size, const Color& color) {
    list.AddRectFilled(at(center, size, -0.4F, -0.45F), at(center, size, -0.12F, 0.45F), ink(color));
    list.AddRectFilled(at(center, size, 0.12F, -0.45F), at(center, size, 0.4F, 0.45F), ink(color));
}

void draw_folder(ImDrawList& list, const ImVec2& center, float size, const Color& color) {
    const float corner = size * 0.1F;
    list.AddRectFilled(at(center, size, -0.5F, -0.4F), at(center, size, 0.0F, 0.1F), ink(color), corner);
    list.AddRectFilled(at(center, size, -0.5F, -0.25F), at(center, size, 0.5F, 0.4F), ink(color), corner);
}

void draw_file(ImDrawList& list, const ImVec2& center, float size, const Color& color) {
    const std::array outline{at(center, size, 0.1F, -0.5F),   at(center, size, -0.35F, -0.5F),
                             at(center, size, -0.35F, 0.5F),  at(center, size, 0.35F, 0.5F),
                             at(center, size, 0.35F, -0.25F), at(center, size, 0.1F, -0.5F),
                             at(center, size, 0.1F, -0.25F),  at(center, size, 0.35F, -0.25F)};
    compat::stroke(list, outline, ink(color), line_width(size));
}

void draw_dashes(ImDrawList& list, const ImVec2& from, const ImVec2& to, float dash, ImU32 color, float thickness) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    const auto at = [&](float along) {
        const float t = std::min(along, length) / length;
        return ImVec2(from.x + t * (to.x - from.x), from.y + t * (to.y - from.y));
    };
    for (float along = 0; along < length; along += 2 * dash)
        list.AddLine(at(along), at(along + dash), color, thickness);
}

void draw_glyph(ImDrawList& list, const ImVec2& center, float size, Glyph glyph, const Color& color) {
    const ImU32 shade = ink(color);
    const float width = line_width(size);
    switch (glyph) {
        case Glyph::group:
            list.AddRect(at(center, size, -0.4F, -0.4F), at(center, size, 0.4F, 0.4F), shade, size * 0.15F);
            return;
        case Glyph::image:
            list.AddRect(at(center, size, -0.45F, -0.35F), at(center, size, 0.45F, 0.35F), shade);
            list.AddTriangleFilled(at(center, size, -0.3F, 0.2F), at(center, size, 0.0F, -0.15F),
                                   at(center, size, 0.3F, 0.2F), shade);
            return;
        case Glyph::mesh: {
            const std::array outline{at(center, size, 0, -0.42F), at(center, size, 0.46F, 0.38F),
                                     at(center, size, -0.46F, 0.38F), at(center, size, 0, -0.42F)};
            compat::stroke(list, outline, shade, width);
            return;
        }
        case Glyph::points:
            for (const auto& [x, y] :
                 {std::pair{-0.3F, -0.2F}, {0.25F, -0.32F}, {0.0F, 0.08F}, {-0.28F, 0.35F}, {0.34F, 0.3F}})
                list.AddCircleFilled(at(center, size, x, y), std::max(1.0F, size * 0.1F), shade);
            return;
        case Glyph::lines: {
            const std::array outline{at(center, size, -0.45F, 0.35F), at(center, size, -0.15F, -0.3F),
                                     at(center, size, 0.15F, 0.2F), at(center, size, 0.45F, -0.38F)};
            compat::stroke(list, outline, shade, width);
            return;
        }
        case Glyph::items:
            list.AddCircleFilled(at(center, size, -0.26F, -0.24F), size * 0.17F, shade);
            list.AddRectFilled(at(center, size, 0.1F, -0.4F), at(center, size, 0.42F, -0.08F), shade);
            list.AddTriangleFilled(at(center, size, -0.26F, 0.06F), at(center, size, -0.45F, 0.4F),
                                   at(center, size, -0.07F, 0.4F), shade);
            list.AddLine(at(center, size, 0.1F, 0.36F), at(center, size, 0.42F, 0.1F), shade, width);
            return;
    }
}

}  // namespace vitrine::ui
