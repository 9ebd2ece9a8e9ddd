#include <app/demos/count_choice.h>

#include <algorithm>
#include <vector>

namespace vitrine::app {

bool count_choice(const ui::Look& look, const char* label, std::span<const CountChoice> choices, std::size_t& count) {
    std::vector<ui::Choice> buttons;
    for (const CountChoice& each : choices) buttons.push_back(each.choice);
    const auto found = std::ranges::find(choices, count, &CountChoice::count);
    auto chosen = static_cast<int>(found - choices.begin());
    ui::control_label(look, label);
    if (!ui::segmented(look, label, buttons, chosen)) return false;
    count = choices[static_cast<std::size_t>(chosen)].count;
    return true;
}

}  // namespace vitrine::app
