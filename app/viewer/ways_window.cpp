#include "ways_window.h"

#include "folder_listing.h"

#include <vitrine/base/error.h>
#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace vitrine::app {
namespace {

using ui::compat::Key;

constexpr const char* title = "Compare ways to compute";
constexpr float width = 880;
constexpr float height = 620;
constexpr float button_width = 96;
constexpr glm::ivec2 picture_size{1280, 720};

struct Column {
    const char* title;
    const char* meaning;
    bool numbers = true;
};

constexpr std::array columns{
    Column{"Demo", "What was computed", false},
    Column{"Items", "Points, stars, bodies or cells"},
    Column{"Way", "static: drawn without any kernel", false},
    Column{"Kernel", "The kernels of a frame, ms"},
    Column{"Sync", "Handing arrays over between GL and kernels, ms"},
    Column{"Copy", "Copying arrays, ms"},
    Column{"Draw", "From the first draw call until GL is done, ms"},
    Column{"Frame", "From end to end by the clock on the wall, ms"},
    Column{"Moved", "Bytes of arrays that were copied in a frame"},
};

void next_right_cell(const ui::Color& color, const std::string& cell) {
    ImGui::TableNextColumn();
    ui::right_cell(color, cell);
}

void header_cell(const ui::Look& look, const Column& column) {
    if (column.numbers) {
        next_right_cell(look.palette().muted, column.title);
    } else {
        ImGui::TableNextColumn();
        ui::muted_text(look, column.title);
    }
    ui::tooltip(look, {column.meaning, {}});
}

void run_row(const ui::Look& look, const ComputeCase& measured, const ComputeRun& run) {
    const ui::Palette& palette = look.palette();
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ui::text(palette.muted, measured.demo);
    next_right_cell(palette.muted, ui::format_count(measured.count));
    ImGui::TableNextColumn();
    ui::text(run.way ? way_color(palette, *run.way) : palette.muted, name_of(run));
    if (!run.problem.empty()) {
        next_right_cell(palette.muted, "–");
        ui::tooltip(look, {run.problem, {}});
        return;
    }
    for (const ComputeStage stage :
         {ComputeStage::kernel, ComputeStage::sync, ComputeStage::transfer, ComputeStage::draw})
        next_right_cell(palette.text, ui::format_ms(run.stage(stage).median));
    next_right_cell(palette.text, ui::format_ms(run.end_to_end_ms.median));
    const bool is_wrong = run.check && !run.check->fault.empty();
    next_right_cell(is_wrong ? palette.bad : palette.text, ui::format_bytes(run.bytes_copied).text());
    if (is_wrong) ui::tooltip(look, {run.check->fault, {}});
}

void case_rows(const ui::Look& look, const ComputeCase& measured) {
    for (const ComputeRun& run : measured.runs) run_row(look, measured, run);
    if (measured.left_out.empty()) return;
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ui::text(look.palette().muted, measured.demo);
    next_right_cell(look.palette().muted, ui::format_count(measured.count));
    ImGui::TableNextColumn();
    ui::text(look.palette().muted, "left out");
    ui::tooltip(look, {measured.left_out, {}});
}

}  // namespace

void WaysWindow::open(const std::string& demo, const gl::Driver& driver, const std::filesystem::path& folder) {
    demo_ = demo;
    driver_ = driver;
    folder_ = folder;
    remark_.clear();
    open_ = appearing_ = true;
}

void WaysWindow::start() {
    BenchOptions options;
    options.sizes = {picture_size};
    options.frames = frames_;
    options.warmup = 2;
    options.time_limit_seconds = 20;
    options.kernels.emplace();
    if (!all_demos_) options.kernels->demos = {demo_};
    options.kernels->ways.assign(compute::all_ways.begin(), compute::all_ways.end());
    std::size_t count = 1000;
    for (int power = 3; power <= most_power_; ++power, count *= 10) options.kernels->counts.push_back(count);
    remark_.clear();
    is_problem_ = false;
    report_.reset();
    try {
        bench_ = std::make_unique<ComputeBench>(options, describe_machine(driver_.renderer, driver_.version));
    } catch (const Error& error) {
        remark_ = error.what();
        is_problem_ = true;
    }
}

void WaysWindow::measure() {
    try {
        if (bench_->step()) return;
    } catch (const ContextLostError&) {
        throw;
    } catch (const Error& error) {
        remark_ = error.what();
        is_problem_ = true;
    }
    report_ = bench_->report();
    bench_.reset();
}

void WaysWindow::show(const ui::Look& look) {
    if (!open_) return;
    if (bench_) measure();
    if (bench_ && look.wants_frame != nullptr) *look.wants_frame = true;
    if (std::exchange(appearing_, false)) ImGui::OpenPopup(title);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowSize(
        {std::min(look.px(width), screen.x - look.px(32)), std::min(look.px(height), screen.y - look.px(32))});
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(look.px(16), look.px(16)));
    const bool visible = ImGui::BeginPopupModal(
        title, nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove);
    ImGui::PopStyleVar();
    if (!visible) {
        open_ = false;
        bench_.reset();
        return;
    }
    choices(look);
    ui::gap(look, 8);
    const float below = ImGui::GetFrameHeight() + look.px(12) + ImGui::GetStyle().ItemSpacing.y;
    results(look, std::max(look.px(40), ImGui::GetContentRegionAvail().y - below));
    ui::gap(look, 12);
    buttons(look);
    ImGui::EndPopup();
}

void WaysWindow::choices(const ui::Look& look) {
    static constexpr ui::Help items{"From 1,000 on in decades up to so many, as far as a demo is for", {}};
    static constexpr std::array powers{ui::Choice{"1,000", items}, ui::Choice{"10,000", items},
                                       ui::Choice{"100,000", items}, ui::Choice{"1,000,000", items},
                                       ui::Choice{"10,000,000", items}};
    ui::heading(look, title);
    ui::paragraph(
        look.palette().muted,
        "Each way computes and draws a scene of its own, in turns, in a picture of 1280 x 720; what they compute is "
        "compared. Medians in ms.");
    ui::gap(look, 8);
    ImGui::BeginDisabled(bench_ != nullptr);
    ui::control_label(look, "Up to");
    int power = most_power_ - 3;
    if (ui::segmented(look, "items", powers, power)) most_power_ = power + 3;
    ui::control_label(look, "Frames");
    ui::slider(look, "frames", frames_, 3, 100, "%d of each way", {"The more, the surer are the medians", {}});
    ui::check(look, "All demos", all_demos_, {"Not only the one that is shown", {}});
    ImGui::EndDisabled();
}

void WaysWindow::results(const ui::Look& look, float room) const {
    const ComputeReport* report = bench_ ? &bench_->report() : report_ ? &*report_ : nullptr;
    const ImGuiTableFlags flags =
        ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_ScrollY | ImGuiTableFlags_NoSavedSettings;
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(look.px(6), look.px(2)));
    if (ImGui::BeginTable("measured", static_cast<int>(columns.size()), flags, {0, room})) {
        for (const Column& column : columns) ImGui::TableSetupColumn(column.title);
        ImGui::TableSetupScrollFreeze(0, 1);
        ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
        for (const Column& column : columns) header_cell(look, column);
        if (report != nullptr) {
            for (const ComputeCase& measured : report->cases) case_rows(look, measured);
        }
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
}

void WaysWindow::buttons(const ui::Look& look) {
    const float end =
        ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - 3 * look.px(button_width) - 2 * look.px(8);
    const std::string shown = bench_ ? fmt::format("{:.0f} %, {}", 100 * bench_->done(), bench_->state()) : remark_;
    ImGui::AlignTextToFramePadding();
    ui::text(is_problem_ && !bench_ ? look.palette().bad : look.palette().muted,
             ui::elided(shown, std::max(1.0F, end - ImGui::GetCursorPosX() - look.px(12))));
    ui::continue_at(end);
    if (ui::button(look, "Close", look.px(button_width), {"Esc closes the dialog", {}}) ||
        ui::compat::key_pressed(Key::escape)) {
        open_ = false;
        bench_.reset();
        ImGui::CloseCurrentPopup();
    }
    ImGui::SameLine(0, look.px(8));
    ImGui::BeginDisabled(!report_ || report_->cases.empty());
    if (ui::button(look, "Save", look.px(button_width), {"As .json, .csv and .png", {}})) save(look);
    ImGui::EndDisabled();
    ImGui::SameLine(0, look.px(8));
    if (bench_) {
        if (!ui::primary_button(look, "Stop", look.px(button_width), {"What is measured so far stays", {}})) return;
        report_ = bench_->report();
        bench_.reset();
    } else if (ui::primary_button(look, "Start", look.px(button_width), {"Measures; the window can be used", {}})) {
        start();
    }
}

void WaysWindow::save(const ui::Look& look) {
    std::error_code ignored;
    if (folder_.empty() || !std::filesystem::is_directory(folder_, ignored))
        folder_ = std::filesystem::current_path(ignored);
    const std::filesystem::path file = folder_ / dated_name("kernels", report_->machine.date);
    const BenchFiles files = files_named(file, look.theme, look.scale);
    try {
        require_writable(files);
        write_report(*report_, files);
        remark_ = fmt::format("Saved {}.json, .csv and .png", shown_path(file));
        is_problem_ = false;
    } catch (const Error& error) {
        remark_ = error.what();
        is_problem_ = true;
    }
}

}  // namespace vitrine::app
