#include "chart_page.h"

#include <app/headless.h>

#include <vitrine/base/error.h>
#include <vitrine/fonts/embedded.h>
#include <vitrine/ui/gui.h>
#include <vitrine/ui/imgui_compat.h>

#include <imgui.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace vitrine::app {
namespace {

/// The page has more sizes than a window needs; the Gui's own fonts are dropped.
ChartPage::Fonts build_fonts(float scale) {
    ui::compat::clear_fonts();
    const auto add = [scale](std::span<const std::byte> ttf, float size) -> ChartPage::Font {
        const float pixels = std::round(size * scale);
        return {ui::compat::add_font(ttf, pixels), pixels};
    };
    const ChartPage::Fonts fonts{add(vitrine::fonts::regular(), 12.0F), add(vitrine::fonts::regular(), 14.0F),
                                 add(vitrine::fonts::medium(), 14.0F), add(vitrine::fonts::medium(), 20.0F)};
    ui::compat::upload_fonts();
    return fonts;
}

/// ImGui has one current context, and a page brings one of its own.
class KeptContext {
public:
    KeptContext() = default;
    ~KeptContext() { ImGui::SetCurrentContext(context_); }
    KeptContext(const KeptContext&) = delete;
    KeptContext& operator=(const KeptContext&) = delete;

private:
    ImGuiContext* context_ = ImGui::GetCurrentContext();
};

void require_extent(glm::vec2 pixels) {
    GLint largest = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
    if (std::max(pixels.x, pixels.y) > static_cast<float>(largest))
        throw GraphicsError(fmt::format("a chart of {}x{} pixels is larger than this driver's limit of {}", pixels.x,
                                        pixels.y, largest));
}

}  // namespace

void ChartPage::text(glm::vec2 at, std::string_view text, const ui::Color& color, Type type, Side side) {
    const auto& [face, pixels] = font(type);
    const float shift = side == Side::left ? 0 : text_width(text, type) / (side == Side::middle ? 2.0F : 1.0F);
    const glm::vec2 middle = place({at.x - shift, at.y});
    const ImVec2 corner{std::round(middle.x), std::round(middle.y - pixels / 2)};
    list_.AddText(face, pixels, corner, ui::packed(color), text.data(), text.data() + text.size());
}

float ChartPage::text_width(std::string_view text, Type type) const {
    const auto& [face, pixels] = font(type);
    constexpr float endless = 1e6F;
    return face->CalcTextSizeA(pixels, endless, 0, text.data(), text.data() + text.size()).x / scale_;
}

void ChartPage::fill(glm::vec2 min, glm::vec2 max, const ui::Color& color, float alpha) {
    const glm::vec2 first = glm::round(place(min));
    const glm::vec2 last = glm::max(glm::round(place(max)), first + 1.0F);
    list_.AddRectFilled({first.x, first.y}, {last.x, last.y}, ui::packed(color, alpha));
}

void ChartPage::stroke(std::span<const glm::vec2> points, const ui::Color& color, float thickness, float alpha) {
    std::vector<ImVec2> scaled;
    for (const glm::vec2& point : points) scaled.emplace_back(place(point).x, place(point).y);
    ui::compat::stroke(list_, scaled, ui::packed(color, alpha), thickness * scale_);
}

void ChartPage::disc(glm::vec2 center, float radius, const ui::Color& color) {
    list_.AddCircleFilled({place(center).x, place(center).y}, radius * scale_, ui::packed(color));
}

io::Picture draw_page(glm::vec2 size, ui::Theme theme, float scale, const std::function<void(ChartPage&)>& draw) {
    const glm::vec2 extent = glm::ceil(size * scale);
    require_extent(extent);
    const glm::ivec2 pixels(extent);
    const KeptContext kept;
    HeadlessWindow window(pixels);
    ui::Gui gui({.theme = theme, .scale = scale});
    // The first frame makes the context's fonts, which are then replaced.
    gui.begin_frame(pixels);
    gui.end_frame(window.framebuffer(), pixels);
    const ChartPage::Fonts fonts = build_fonts(scale);
    gui.begin_frame(pixels);
    ChartPage page(*ImGui::GetBackgroundDrawList(), fonts, theme, scale);
    page.fill({0, 0}, size, page.palette().panel);
    draw(page);
    gui.end_frame(window.framebuffer(), pixels);
    window.swap();
    const Pixels seen = window.pixels();
    return io::picture_from_bottom_up(pixels, std::as_bytes(std::span(seen)));
}

std::vector<double> linear_ticks(double top, int most) {
    if (!(top > 0)) return {0};
    const double power = std::pow(10.0, std::floor(std::log10(top / most)));
    double step = 10 * power;
    for (const double factor : {5.0, 2.0, 1.0}) {
        if (top / (factor * power) <= most) step = factor * power;
    }
    std::vector<double> ticks;
    for (int i = 0; i * step <= top; ++i) ticks.push_back(i * step);
    return ticks;
}

}  // namespace vitrine::app
