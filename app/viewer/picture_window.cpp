#include "picture_window.h"

#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine::app {
namespace {

constexpr std::array widths{0, 1920, 3840, 8192, 16384};

void width_choice(const ui::Look& look, int& width) {
    static constexpr ui::Help help{"Pixels in a row; drawn in tiles, so that any graphics memory suffices", {}};
    static constexpr std::array choices{ui::Choice{"As shown", help}, ui::Choice{"1920", help},
                                        ui::Choice{"3840", help}, ui::Choice{"8192", help}, ui::Choice{"16384", help}};
    const auto found = std::ranges::find(widths, width);
    int chosen = found == widths.end() ? 0 : static_cast<int>(found - widths.begin());
    ui::control_label(look, "Width");
    if (ui::segmented(look, "width", choices, chosen)) width = widths[static_cast<std::size_t>(chosen)];
}

}  // namespace

glm::ivec2 picture_size(const PictureChoice& choice, glm::ivec2 viewport) {
    if (choice.width <= 0 || viewport.x <= 0) return viewport;
    constexpr double most = widths.back();
    const double height = double(choice.width) * viewport.y / viewport.x;
    if (height > most) return {static_cast<int>(std::lround(choice.width * most / height)), static_cast<int>(most)};
    return {choice.width, std::max(1, static_cast<int>(std::lround(height)))};
}

bool PictureWindow::show(const ui::Look& look, glm::ivec2 viewport, PictureChoice& choice) {
    if (!dialog_.begin(look)) return false;
    width_choice(look, choice.width);
    ui::control_label(look, "Background");
    ui::check(look, "Transparent", choice.transparent, {"What is not covered is left out", {}});
    const glm::ivec2 size = picture_size(choice, viewport);
    ui::paragraph(look.palette().muted,
                  fmt::format("{} × {} pixels, into the folder the program was started in.", size.x, size.y));
    return dialog_.end(look);
}

}  // namespace vitrine::app
