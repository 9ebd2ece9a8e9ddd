#include "save_view_window.h"

#include "folder_listing.h"

#include <app/view_state.h>

#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;

}  // namespace

void SaveViewWindow::open(const fs::path& suggested, std::string problem) {
    dialog_.open();
    focus_name_ = true;
    problem_ = std::move(problem);
    folder_ = suggested.parent_path();
    const std::string name = shown_path(suggested.filename());
    typed_.fill('\0');
    std::copy_n(name.begin(), std::min(name.size(), typed_.size() - 1), typed_.begin());
}

fs::path SaveViewWindow::file() const {
    fs::path path = typed_path(typed_.data(), folder_);
    return is_state_name(path) ? path : path.concat(state_extension);
}

void SaveViewWindow::name_field() {
    if (std::exchange(focus_name_, false)) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    const auto flags = ImGuiInputTextFlags_AutoSelectAll;
    if (ImGui::InputTextWithHint("##name", "A name, or a path", typed_.data(), typed_.size(), flags)) problem_.clear();
}

void SaveViewWindow::notes(const ui::Look& look) const {
    std::error_code ignored;
    const std::string folder = ui::elided_front(shown_path(file().parent_path()), ImGui::GetContentRegionAvail().x);
    ui::muted_text(look, folder);
    if (!problem_.empty())
        ui::paragraph(look.palette().bad, problem_);
    else if (fs::exists(file(), ignored))
        ui::paragraph(look.palette().warn, "This file is there already: it is replaced.");
    else
        ui::paragraph(look.palette().muted, "Files, camera and settings, for Open and vitrine --state.");
}

std::optional<fs::path> SaveViewWindow::show(const ui::Look& look) {
    if (!dialog_.begin(look)) return std::nullopt;
    name_field();
    ui::gap(look, 4);
    notes(look);
    const bool has_name = typed_.front() != '\0';
    return dialog_.end(look, has_name) ? std::optional(file()) : std::nullopt;
}

}  // namespace vitrine::app
