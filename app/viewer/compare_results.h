#pragma once

#include <app/bench/bench_report.h>

#include <vitrine/ui/look.h>

namespace vitrine::app {

/// A report of the bench in the current ImGui window: for each case its table, which scrolls to the side where there is
/// no room; the bar chart; what is to be said about the numbers.
void compare_results(const ui::Look& look, const BenchReport& report);

}  // namespace vitrine::app
