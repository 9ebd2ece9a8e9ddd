#pragma once

#include "overlays.h"
#include "scene_loader.h"

#include <vitrine/ui/look.h>

#include <optional>
#include <string>

namespace vitrine::app {

/// What takes less time than this is not told of.
inline constexpr std::chrono::duration<double> load_card_delay{0.15};

/// How far loading is, in a card over the viewport. True when a person cancels it.
bool load_card(const ui::Look& look, const Area& viewport, const LoadStatus& status);

/// "120 of 392 MB"; empty where nobody knows how much there is.
std::string bytes_text(std::uint64_t done, std::uint64_t total);
/// "about 5 s left", from the speed so far; none while that says little, and at the end.
std::optional<std::string> time_left_text(const LoadStatus& status);

}  // namespace vitrine::app
