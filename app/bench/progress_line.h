#pragma once

#include <string>

namespace vitrine::app {

/// One line on stderr that is written over and over, when somebody can see it.
class ProgressLine {
public:
    ProgressLine();
    /// Leaves no trace.
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    void show(const std::string& text);

private:
    bool shown_;
    std::string last_;
};

}  // namespace vitrine::app
