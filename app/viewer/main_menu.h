#pragma once

#include "actions.h"

#include <vitrine/ui/look.h>

#include <filesystem>
#include <optional>
#include <vector>

namespace vitrine::app {

/// The bar at the top of the window. Everything in it is an action, but for the recent files: the one chosen is
/// returned.
std::optional<std::filesystem::path> main_menu(const ui::Look& look, const Actions& actions,
                                               const std::vector<std::filesystem::path>& recent);

}  // namespace vitrine::app
