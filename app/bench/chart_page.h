#pragma once

#include <vitrine/io/picture.h>
#include <vitrine/ui/theme.h>

#include <glm/glm.hpp>

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

struct ImDrawList;
struct ImFont;

namespace vitrine::app {

/// A sheet of paper for charts: text and shapes in the program's look. All lengths and places are at scale 1, from its
/// upper left corner; edges come to lie on whole pixels.
class ChartPage {
public:
    static constexpr float width = 960;
    static constexpr float margin = 32;  ///< to the left and to the right

    enum class Type { small, regular, medium, title };
    enum class Side { left, middle, right };  ///< of a text, that stands at the place given
    struct Font {
        ImFont* face = nullptr;
        float size_pixels = 0;
    };
    using Fonts = std::array<Font, 4>;  ///< in the order of Type

    /// `origin` is where the list has the page's corner.
    ChartPage(ImDrawList& list, const Fonts& fonts, ui::Theme theme, float scale, glm::vec2 origin = {0, 0})
        : list_(list), fonts_(fonts), theme_(theme), scale_(scale), origin_(origin) {}

    const ui::Palette& palette() const { return ui::palette_of(theme_); }

    /// `at` is the middle of its height.
    void text(glm::vec2 at, std::string_view text, const ui::Color& color, Type type = Type::regular,
              Side side = Side::left);
    float text_width(std::string_view text, Type type = Type::regular) const;
    /// A rectangle, at least a pixel wide and high.
    void fill(glm::vec2 min, glm::vec2 max, const ui::Color& color, float alpha = 1.0F);
    void stroke(std::span<const glm::vec2> points, const ui::Color& color, float thickness = 1.0F, float alpha = 1.0F);
    void disc(glm::vec2 center, float radius, const ui::Color& color);

private:
    const Font& font(Type type) const { return fonts_[static_cast<std::size_t>(type)]; }
    glm::vec2 place(glm::vec2 on_page) const { return origin_ + on_page * scale_; }

    ImDrawList& list_;
    const Fonts& fonts_;
    ui::Theme theme_;
    float scale_;
    glm::vec2 origin_;
};

/// Calls `draw` with an empty page of `size` and returns the picture, `scale` times as large. A GL context must be
/// current, the ImGui context stays as it is; throws GraphicsError for more pixels than its driver can draw.
io::Picture draw_page(glm::vec2 size, ui::Theme theme, float scale, const std::function<void(ChartPage&)>& draw);

/// Ticks from 0 to `top`, at most `most` and one, at multiples of 1, 2 or 5 times a power of ten.
std::vector<double> linear_ticks(double top, int most);

}  // namespace vitrine::app
