#include "file_browser.h"

#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;
using ui::compat::Key;

constexpr const char* title = "Open";
constexpr float row_height = 24;
constexpr float places_width = 148;
constexpr int page_rows = 10;

/// A row that can be clicked, with a mark and a text; true when it was.
bool mark_row(const ui::Look& look, const char* id, const std::string& label, bool folder, bool chosen) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size(ImGui::GetContentRegionAvail().x, look.px(row_height));
    const bool pressed = ImGui::InvisibleButton(id, {std::max(1.0F, size.x), size.y});
    const ui::Palette& palette = look.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (chosen || ImGui::IsItemHovered())
        list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, ui::ink(chosen ? palette.selected : palette.hovered),
                           look.px(4));
    const ImVec2 center(at.x + look.px(14), at.y + size.y / 2);
    if (folder)
        ui::draw_folder(list, center, look.px(13), palette.muted);
    else
        ui::draw_file(list, center, look.px(13), palette.muted);
    const float y = std::floor(at.y + (size.y - ImGui::GetTextLineHeight()) / 2);
    list.AddText({at.x + look.px(28), y}, ui::ink(palette.text), label.c_str());
    return pressed;
}

fs::path home_folder() {
    const char* home = std::getenv("HOME");
    return home != nullptr ? fs::path(home) : fs::path();
}

}  // namespace

void FileBrowser::open(const fs::path& folder) {
    std::error_code ignored;
    fs::path start = folder.empty() ? listing_.folder : folder;
    if (start.empty() || !fs::is_directory(start, ignored)) start = fs::current_path(ignored);
    go(start);
    open_ = true;
    appearing_ = true;
}

void FileBrowser::close() {
    open_ = false;
    ImGui::CloseCurrentPopup();
}

void FileBrowser::go(const fs::path& folder) {
    listing_ = list_folder(folder);
    typed_.fill('\0');
    problem_.clear();
    focus_name_ = true;
    refresh();
}

void FileBrowser::refresh() {
    // A text with a slash is a path that is being typed, not a filter.
    filter_ = typed().find('/') == std::string::npos && !typed().starts_with('~') ? typed() : std::string();
    shown_.clear();
    chosen_.clear();
    for (std::size_t i = 0; i < listing_.entries.size(); ++i) {
        if (is_shown(listing_.entries[i], filter_, all_files_)) shown_.push_back(i);
    }
    cursor_ = 0;
    if (!shown_.empty() && !filter_.empty()) chosen_.insert(shown_.front());
    scroll_to_cursor_ = true;
}

std::vector<fs::path> FileBrowser::show(const ui::Look& look) {
    if (!open_) return {};
    if (std::exchange(appearing_, false)) ImGui::OpenPopup(title);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowSize(
        {std::min(look.px(760), screen.x - look.px(32)), std::min(look.px(520), screen.y - look.px(32))});
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(16), look.px(16)));
    const bool visible = ImGui::BeginPopupModal(
        title, nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove);
    ImGui::PopStyleVar();
    if (!visible) {
        open_ = false;
        return {};
    }
    path_bar(look);
    ui::gap(look, 8);
    const float below = 2 * ImGui::GetFrameHeight() + look.px(28);
    const float height = ImGui::GetContentRegionAvail().y - below;
    ui::compat::begin_child("places", {look.px(places_width), height}, false);
    place_list(look);
    ImGui::EndChild();
    ImGui::SameLine(0, look.px(12));
    ui::compat::begin_child("entries", {0, height}, false);
    entry_list(look);
    ImGui::EndChild();
    ui::gap(look, 8);
    name_field();
    answer_keys();  // after the field, which has its own idea of Enter
    ui::gap(look, 8);
    buttons(look);
    ImGui::EndPopup();
    return std::exchange(result_, {});
}

void FileBrowser::path_bar(const ui::Look& look) {
    const std::vector<fs::path> steps = path_steps(listing_.folder);
    std::size_t first = 0;
    const auto width_from = [&](std::size_t from) {
        float width = 0;
        for (std::size_t i = from; i < steps.size(); ++i)
            width += ImGui::CalcTextSize(ui::drawable(shown_path(steps[i].filename())).c_str()).x + look.px(36);
        return width;
    };
    while (first + 1 < steps.size() && width_from(first) > ImGui::GetContentRegionAvail().x) ++first;
    for (std::size_t i = first; i < steps.size(); ++i) {
        if (i > first) ImGui::SameLine(0, look.px(4));
        const std::string name =
            ui::drawable(steps[i].has_filename() ? shown_path(steps[i].filename()) : shown_path(steps[i]));
        const std::string label = (i == first && first > 0 ? "… " + name : name) + "##" + std::to_string(i);
        if (ui::button(look, label.c_str(), 0, {"Go to this folder", {}})) {
            go(fs::path(steps[i]));
            return;
        }
    }
}

void FileBrowser::place_list(const ui::Look& look) {
    ui::muted_text(look, "Places");
    std::error_code ignored;
    fs::path target;
    const fs::path home = home_folder();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    if (!home.empty() && mark_row(look, "home", "Home", true, listing_.folder == home)) target = home;
    const fs::path here = fs::current_path(ignored);
    if (here != home && mark_row(look, "here", "Working folder", true, listing_.folder == here)) target = here;
    if (mark_row(look, "root", "Computer", true, listing_.folder == "/")) target = "/";
    if (!places_.empty()) {
        ImGui::Dummy({1, look.px(8)});
        ui::muted_text(look, "Recent");
    }
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const std::string name =
            ui::elided(shown_path(places_[i].filename()), ImGui::GetContentRegionAvail().x - look.px(32));
        if (mark_row(look, ("place" + std::to_string(i)).c_str(), name, true, listing_.folder == places_[i]))
            target = places_[i];
        ui::tooltip(look, {shown_path(places_[i]), {}});
    }
    ImGui::PopStyleVar();
    if (!target.empty()) go(target);
}

void FileBrowser::entry_list(const ui::Look& look) {
    if (!listing_.problem.empty()) ui::paragraph(look.palette().bad, listing_.problem);
    if (shown_.empty() && listing_.problem.empty())
        ui::muted_text(look, listing_.entries.empty() ? "This folder is empty."
                             : !filter_.empty()       ? "Nothing here has that in its name."
                                                      : "No file here is of a kind that can be opened.");
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    if (std::exchange(scroll_to_cursor_, false)) {
        const float top = static_cast<float>(cursor_) * look.px(row_height);
        if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
        const float bottom = top + look.px(row_height) - ImGui::GetWindowHeight();
        if (bottom > ImGui::GetScrollY()) ImGui::SetScrollY(bottom);
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(shown_.size()), look.px(row_height));
    const fs::path folder = listing_.folder;
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd && listing_.folder == folder; ++i)
            entry_row(look, static_cast<std::size_t>(i));
    }
    ImGui::PopStyleVar();
}

void FileBrowser::entry_row(const ui::Look& look, std::size_t index) {
    const std::size_t which = shown_[index];
    const FolderEntry& entry = listing_.entries[which];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const ui::Quantity size = ui::format_bytes(entry.size_bytes);
    const std::string shown_size = entry.is_folder ? std::string() : size.text();
    const float size_width = look.px(84);
    ImGui::PushID(static_cast<int>(which));
    const std::string name = ui::elided(entry.name, width - size_width - look.px(36));
    const bool clicked = mark_row(look, "entry", name, entry.is_folder, chosen_.contains(which));
    const float y = std::floor(at.y + (look.px(row_height) - ImGui::GetTextLineHeight()) / 2);
    ImGui::GetWindowDrawList()->AddText({at.x + width - look.px(8) - ImGui::CalcTextSize(shown_size.c_str()).x, y},
                                        ui::ink(look.palette().muted), shown_size.c_str());
    ImGui::PopID();
    const bool twice = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    if (!clicked && !twice) return;
    if (!ImGui::GetIO().KeyCtrl) chosen_.clear();
    if (ImGui::GetIO().KeyCtrl && chosen_.erase(which) > 0) return;
    chosen_.insert(which);
    cursor_ = index;
    if (twice) accept();
}

void FileBrowser::name_field() {
    if (std::exchange(focus_name_, false)) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    if (ImGui::InputTextWithHint("##name", "Type a part of a name, or a path", typed_.data(), typed_.size())) {
        problem_.clear();
        refresh();
    }
}

void FileBrowser::buttons(const ui::Look& look) {
    bool all = all_files_;
    if (ui::check(look, "Files of all kinds", all, {"Also list files whose kind cannot be told by their name", {}})) {
        all_files_ = all;
        refresh();
    }
    const float width = look.px(96);
    ImGui::SameLine(0, look.px(16));
    const float left = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - 2 * width - look.px(8);
    ImGui::AlignTextToFramePadding();
    ui::text(look.palette().bad, ui::elided(problem_, left - ImGui::GetCursorPosX() - look.px(8)));
    ui::continue_at(left);
    if (ui::button(look, "Cancel", width, {"Esc closes the dialog", {}})) close();
    ImGui::SameLine(0, look.px(8));
    ImGui::BeginDisabled(chosen_.empty() && typed().empty());
    if (ui::primary_button(look, title, width, {"Enter opens what is chosen", {}})) accept();
    ImGui::EndDisabled();
}

void FileBrowser::answer_keys() {
    if (ui::compat::key_pressed(Key::escape)) return close();
    if (ui::compat::key_pressed(Key::down, true)) move(1);
    if (ui::compat::key_pressed(Key::up, true)) move(-1);
    if (ui::compat::key_pressed(Key::page_down, true)) move(page_rows);
    if (ui::compat::key_pressed(Key::page_up, true)) move(-page_rows);
    if (ui::compat::key_pressed(Key::backspace) && typed().empty() && listing_.folder.has_relative_path())
        go(listing_.folder.parent_path());
    if (ui::compat::key_pressed(Key::enter)) accept();
}

void FileBrowser::move(int rows) {
    if (shown_.empty()) return;
    const auto last = static_cast<std::ptrdiff_t>(shown_.size()) - 1;
    const std::ptrdiff_t from = chosen_.empty() ? (rows > 0 ? -1 : last + 1) : static_cast<std::ptrdiff_t>(cursor_);
    cursor_ = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + rows, 0, last));
    chosen_ = {shown_[cursor_]};
    scroll_to_cursor_ = true;
}

void FileBrowser::accept() {
    std::error_code ignored;
    if (filter_.empty() && !typed().empty()) {
        const fs::path path = typed_path(typed(), listing_.folder);
        if (fs::is_directory(path, ignored)) return go(path);
        if (!fs::exists(path, ignored)) {
            problem_ = "There is no such file.";
            focus_name_ = true;
            return;
        }
        result_ = {path};
        return close();
    }
    std::vector<fs::path> files;
    for (const std::size_t i : chosen_) {
        const FolderEntry& entry = listing_.entries[i];
        if (entry.is_folder && chosen_.size() == 1) return go(fs::path(entry.path));
        if (!entry.is_folder) files.push_back(entry.path);
    }
    if (files.empty()) return;
    result_ = std::move(files);
    close();
}

}  // namespace vitrine::app
