#pragma once

#include "dialog.h"

#include <vitrine/ui/look.h>

#include <array>
#include <filesystem>
#include <optional>
#include <string>

namespace vitrine::app {

/// The dialog that asks for the name of a view's file. Keep it between frames.
class SaveViewWindow {
public:
    /// Opens it with a name to begin with; `problem` says why another one is needed.
    void open(const std::filesystem::path& suggested, std::string problem = {});
    /// Draws the dialog while it is open. The file that was chosen, once.
    std::optional<std::filesystem::path> show(const ui::Look& look);

private:
    void name_field();
    /// What becomes of a file of that name.
    void notes(const ui::Look& look) const;
    std::filesystem::path file() const;

    std::array<char, 4096> typed_{};
    std::filesystem::path folder_;  ///< that a name begins in
    std::string problem_;
    Dialog dialog_{"Save view", "Save"};
    bool focus_name_ = false;
};

}  // namespace vitrine::app
