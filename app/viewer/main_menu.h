#pragma once

#include "actions.h"

#include <vitrine/scene/named_view.h>
#include <vitrine/ui/look.h>

#include <filesystem>
#include <optional>
#include <vector>

namespace vitrine::app {

/// What was chosen in the menus that is no action.
struct MenuChoice {
    std::optional<std::filesystem::path> file;
    const scene::NamedView* view = nullptr;  ///< one of those given
};

/// The bar at the top of the window. Everything in it is an action, but for the recent files and the cameras that the
/// scene brings along.
MenuChoice main_menu(const ui::Look& look, const Actions& actions, const std::vector<std::filesystem::path>& recent,
                     const std::vector<scene::NamedView>& views);

}  // namespace vitrine::app
