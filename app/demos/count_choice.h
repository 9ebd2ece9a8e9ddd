#pragma once

#include <vitrine/ui/look.h>
#include <vitrine/ui/widgets.h>

#include <cstddef>
#include <span>

namespace vitrine::app {

/// A number of things to compute that a panel offers.
struct CountChoice {
    std::size_t count = 0;
    ui::Choice choice;
};

/// Buttons with numbers beside each other; none is chosen where `count` is another one. True when it changed.
bool count_choice(const ui::Look& look, const char* label, std::span<const CountChoice> choices, std::size_t& count);

}  // namespace vitrine::app
