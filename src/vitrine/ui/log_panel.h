#pragma once

#include <vitrine/base/log.h>
#include <vitrine/ui/look.h>

#include <cstddef>
#include <vector>

namespace vitrine::ui {

/// The last lines of the log, from a chosen level up. Keep it between frames.
class LogPanel {
public:
    /// Fills the width of the column and `height` pixels.
    void show(const Look& look, float height);

private:
    void refresh();

    int least_ = 1;  ///< 0: everything, 1: from info, 2: from warning, 3: from error
    std::vector<LogLine> lines_;
    std::size_t seen_ = 0;
    int shown_least_ = -1;
};

}  // namespace vitrine::ui
