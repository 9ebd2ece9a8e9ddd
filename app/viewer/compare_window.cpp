#include "compare_window.h"

#include "compare_results.h"
#include "folder_listing.h"

#include <vitrine/base/error.h>
#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <system_error>
#include <utility>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;
using ui::compat::Key;

constexpr const char* title = "Compare render paths";
constexpr float choice_width = 460;
constexpr float results_width = 1320;
constexpr float results_height = 860;
constexpr float button_width = 96;

constexpr std::array intervals{1.0, 2.0, 5.0, 10.0};
constexpr std::array time_limits{5.0, 20.0, 60.0, 300.0};

template <std::size_t Count>
void choose(const ui::Look& look, const char* label, const std::array<double, Count>& values,
            const std::array<ui::Choice, Count>& choices, double& value) {
    ui::control_label(look, label);
    const auto* found = std::find(values.begin(), values.end(), value);
    int chosen = static_cast<int>(found - values.begin());
    if (ui::segmented(look, label, choices, chosen)) value = values[static_cast<std::size_t>(chosen)];
}

/// Where the next item has to begin for so many buttons to end with the line.
float buttons_at(const ui::Look& look, int count) {
    const float all = static_cast<float>(count) * look.px(button_width) + static_cast<float>(count - 1) * look.px(8);
    return ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - all;
}

/// In the line of the buttons that follow, as much of it as fits.
void remark(const ui::Look& look, const ui::Color& color, const std::string& text, int buttons) {
    const float end = buttons_at(look, buttons);
    const ImVec2 start = ImGui::GetCursorPos();
    const float room = std::max(1.0F, end - start.x - look.px(12));
    ImGui::InvisibleButton("remark", {room, ImGui::GetFrameHeight()});
    ui::tooltip(look, {text, {}});
    ImGui::SetCursorPos(start);
    ImGui::AlignTextToFramePadding();
    ui::text(color, ui::elided(text, room));
    ui::continue_at(end);
}

}  // namespace

void CompareWindow::turn_to(Page page) {
    appearing_ = page_ == Page::closed;
    page_ = page;
}

void CompareWindow::open(const Offer& offer) {
    offer_ = offer;
    if (!samples_chosen_) plan_.samples = offer.window_samples;
    problem_.clear();
    turn_to(Page::choice);
}

void CompareWindow::open_results(BenchReport report) {
    results_ = std::move(report);
    problem_.clear();
    saved_.clear();
    turn_to(Page::results);
}

void CompareWindow::open_problem(const std::string& problem) {
    problem_ = problem;
    turn_to(Page::choice);
}

void CompareWindow::close() {
    page_ = Page::closed;
    ImGui::CloseCurrentPopup();
}

bool CompareWindow::show(const ui::Look& look) {
    if (!is_open()) return false;
    if (std::exchange(appearing_, false)) ImGui::OpenPopup(title);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const ImVec2 room(screen.x - look.px(32), screen.y - look.px(32));
    const bool choosing = page_ == Page::choice;
    ImGui::SetNextWindowSize(
        choosing ? ImVec2(std::min(look.px(choice_width), room.x), 0)
                 : ImVec2(std::min(look.px(results_width), room.x), std::min(look.px(results_height), room.y)));
    ImGui::SetNextWindowSizeConstraints({0, 0}, room);
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(16), look.px(16)));
    const bool visible =
        ImGui::BeginPopupModal(title, nullptr,
                               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                   (choosing ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse));
    ImGui::PopStyleVar();
    if (!visible) {
        page_ = Page::closed;
        return false;
    }
    bool start = false;
    if (choosing)
        start = choice_page(look);
    else
        results_page(look);
    ImGui::EndPopup();
    return start;
}

bool CompareWindow::choice_page(const ui::Look& look) {
    ui::heading(look, title);
    ui::paragraph(
        look.palette().muted,
        "All of them fly around this scene in turns, in the whole window, and are timed. The flight begins at "
        "what is seen now.");
    ui::gap(look, 12);
    path_choice(look);
    ui::gap(look, 12);
    length_choice(look);
    samples_choice(look);
    if (!problem_.empty()) {
        ui::gap(look, 8);
        ui::paragraph(look.palette().bad, problem_);
    }
    ui::gap(look, 16);
    const bool start = choice_buttons(look);
    if (start) close();
    return start;
}

void CompareWindow::path_choice(const ui::Look& look) {
    std::vector<paths::PathKind>& chosen = plan_.paths;
    std::vector<paths::PathKind> now;
    bool second = false;
    for (const paths::PathKind kind : paths::all_paths) {
        if (std::exchange(second, !second)) ui::second_column(look);
        bool wanted = std::find(chosen.begin(), chosen.end(), kind) != chosen.end();
        const std::string name(paths::name_of(kind));
        ui::check(look, name.c_str(), wanted, {paths::description_of(kind), {}});
        if (wanted) now.push_back(kind);
    }
    chosen = std::move(now);
    const bool has_texture = std::find(chosen.begin(), chosen.end(), paths::PathKind::texture) != chosen.end();
    ImGui::BeginDisabled(!has_texture);
    ui::check(look, "texture by ImGui::Image too", plan_.image,
              {"As a program would show any texture: filtered and blended", {}});
    ImGui::EndDisabled();
}

void CompareWindow::length_choice(const ui::Look& look) {
    static constexpr ui::Help interval{
        "Goes on until the 95 % confidence interval of each median is at most so wide to either side", {}};
    static constexpr ui::Help limit{
        "Ends then, if the medians are not known before; 10 frames of each path are measured anyway", {}};
    choose(look, "Until", intervals,
           {ui::Choice{"± 1 %", interval}, {"± 2 %", interval}, {"± 5 %", interval}, {"± 10 %", interval}},
           plan_.until_ci_percent);
    choose(look, "At most", time_limits,
           {ui::Choice{"5 s", limit}, {"20 s", limit}, {"1 min", limit}, {"5 min", limit}}, plan_.time_limit_seconds);
}

void CompareWindow::samples_choice(const ui::Look& look) {
    static constexpr std::array all{1, 2, 4, 8};
    static constexpr ui::Help help{"Samples per pixel, for all paths", {}};
    static constexpr std::array choices{ui::Choice{"1", help}, ui::Choice{"2", help}, ui::Choice{"4", help},
                                        ui::Choice{"8", help}};
    std::size_t offered = 1;
    while (offered < all.size() && all[offered] <= offer_.most_samples) ++offered;
    const auto* found = std::find(all.begin(), all.end(), plan_.samples);
    int chosen = static_cast<int>(found - all.begin());
    ui::control_label(look, "MSAA");
    if (ui::segmented(look, "samples", std::span(choices).first(offered), chosen)) {
        plan_.samples = all[static_cast<std::size_t>(chosen)];
        samples_chosen_ = true;
    }
    if (plan_.samples == offer_.window_samples) return;
    ui::paragraph(
        look.palette().muted,
        fmt::format("The window itself has {}: inline cannot draw in place, and nothing can be put in relation "
                    "to it.",
                    offer_.window_samples));
}

bool CompareWindow::choice_buttons(const ui::Look& look) {
    const float end = buttons_at(look, 2);
    if (results_) {
        if (ui::button(look, "Results", look.px(button_width), {"Those of the last comparison", {}}))
            turn_to(Page::results);
        ImGui::SameLine(0, 0);
    }
    const bool possible = !plan_.paths.empty();
    ImGui::SetCursorPosX(end);
    if (ui::button(look, "Cancel", look.px(button_width), {"Esc closes the dialog", {}}) ||
        ui::compat::key_pressed(Key::escape))
        close();
    ImGui::SameLine(0, look.px(8));
    ImGui::BeginDisabled(!possible);
    const bool pressed = ui::primary_button(look, "Start", look.px(button_width), {"Enter starts it", {}});
    ImGui::EndDisabled();
    return possible && page_ == Page::choice && (pressed || ui::compat::key_pressed(Key::enter));
}

void CompareWindow::results_page(const ui::Look& look) {
    const BenchReport& report = *results_;
    const RunReport& first = report.runs.front();
    ui::heading(look, ui::elided(title_of(first.what), ImGui::GetContentRegionAvail().x));
    const std::string where =
        fmt::format("{} of each path. {}, {}, {} build", ui::format_counted(first.frames, "frame", "frames"),
                    report.machine.renderer, report.machine.cpu, report.machine.build);
    ui::muted_text(look, ui::elided(where, ImGui::GetContentRegionAvail().x));
    ui::gap(look, 8);
    const float line = ImGui::GetFrameHeight();
    const float spacing = ImGui::GetStyle().ItemSpacing.y;
    const float below = spacing + look.px(12) + line + (page_ == Page::saving ? line + spacing : 0.0F);
    ui::compat::begin_child("results", {0, std::max(line, ImGui::GetContentRegionAvail().y - below)}, false);
    compare_results(look, report);
    ImGui::EndChild();
    ui::gap(look, 12);
    if (page_ == Page::saving)
        saving_buttons(look);
    else
        results_buttons(look);
}

void CompareWindow::results_buttons(const ui::Look& look) {
    remark(look, look.palette().muted, saved_, 3);
    if (ui::button(look, "Close", look.px(button_width), {"Esc closes the dialog; the results are kept", {}}) ||
        ui::compat::key_pressed(Key::escape))
        return close();
    ImGui::SameLine(0, look.px(8));
    if (ui::button(look, "Again…", look.px(button_width), {"Compare anew", {}})) return turn_to(Page::choice);
    ImGui::SameLine(0, look.px(8));
    if (ui::primary_button(look, "Save…", look.px(button_width), {"Write the report into files", {}}) ||
        ui::compat::key_pressed(Key::enter))
        begin_saving();
}

void CompareWindow::begin_saving() {
    std::error_code ignored;
    fs::path folder = offer_.folder;
    if (folder.empty() || !fs::is_directory(folder, ignored)) folder = fs::current_path(ignored);
    const std::string name = shown_path(folder / dated_name("compare", results_->machine.date));
    name_.fill('\0');
    name.copy(name_.data(), name_.size() - 1);
    problem_.clear();
    focus_name_ = true;
    turn_to(Page::saving);
}

void CompareWindow::saving_buttons(const ui::Look& look) {
    if (std::exchange(focus_name_, false)) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    if (ImGui::InputTextWithHint("##name", "Folder and name", name_.data(), name_.size())) problem_.clear();
    const std::string what = "As .json, .csv and .png; what is there is replaced";
    remark(look, problem_.empty() ? look.palette().muted : look.palette().bad, problem_.empty() ? what : problem_, 2);
    if (ui::button(look, "Back", look.px(button_width), {"Esc: back to the results", {}}) ||
        ui::compat::key_pressed(Key::escape))
        return turn_to(Page::results);
    ImGui::SameLine(0, look.px(8));
    if (ui::primary_button(look, "Save", look.px(button_width), {"Enter saves", {}}) ||
        ui::compat::key_pressed(Key::enter))
        save(look);
}

fs::path CompareWindow::chosen_file() const {
    const fs::path file = typed_path(name_.data(), offer_.folder);
    const bool is_one_of_ours = file.extension() == ".json" || file.extension() == ".csv" || file.extension() == ".png";
    return is_one_of_ours ? file.parent_path() / file.stem() : file;
}

void CompareWindow::save(const ui::Look& look) {
    const fs::path file = chosen_file();
    try {
        if (!file.has_filename()) throw FileError(file, "expected the name of a file");
        const BenchFiles files = files_named(file, look.theme, look.scale);
        require_writable(files);
        write_report(*results_, files);
    } catch (const Error& error) {
        problem_ = error.what();
        return;
    }
    saved_ = fmt::format("Saved {}.json, .csv and .png", shown_path(file));
    offer_.folder = file.parent_path();
    turn_to(Page::results);
}

}  // namespace vitrine::app
