#pragma once

#include <algorithm>
#include <cmath>

namespace vitrine::app {

/// Parts the time that frames take into steps of equal length.
class StepClock {
public:
    /// How many steps of `step_seconds` are due when `seconds` more have passed. Not more than `most`: what would be is
    /// left out, so that a slow machine shows it slower instead of making each frame longer than the one before.
    int due(double seconds, double step_seconds, int most) {
        constexpr double rounding = 1e-6;  // of a step: a sixtieth of a second is one sixtieth
        const double steps = left_ + seconds / step_seconds;
        const double whole = std::floor(steps + rounding);
        left_ = std::max(steps - whole, 0.0);
        return static_cast<int>(std::min(whole, static_cast<double>(most)));
    }

private:
    double left_ = 0;  ///< of a step
};

}  // namespace vitrine::app
