#include "bench_lane.h"

#include <vitrine/base/assert.h>
#include <vitrine/base/error.h>
#include <vitrine/ui/imgui_compat.h>

#include <imgui.h>

#include <algorithm>

namespace vitrine::app {
namespace {

constexpr ImGuiWindowFlags bare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                  ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                  ImGuiWindowFlags_NoScrollWithMouse;
/// A real pointer has no business in what is measured.
constexpr ImGuiWindowFlags deaf = ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoFocusOnAppearing;

/// Pixels of the screen as ImGui measures them.
ImVec2 units(glm::ivec2 pixels) {
    const ImVec2 scale = ImGui::GetIO().DisplayFramebufferScale;
    return {static_cast<float>(pixels.x) / scale.x, static_cast<float>(pixels.y) / scale.y};
}

ImGuiWindowFlags flags_on(const BenchScreen& screen) {
    return screen.takes_made_up_input() ? bare : bare | deaf;
}

/// An ImGui window that is nothing but the screen's room for what is measured.
void begin_full_window(const BenchScreen& screen) {
    ImGui::SetNextWindowPos(units(screen.window_size() - screen.size()));
    ImGui::SetNextWindowSize(units(screen.size()));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::Begin("bench", nullptr, flags_on(screen));
    ImGui::PopStyleVar(3);
}

/// Where the rows of a cell begin among those of a whole of `size`, in bytes; both have their rows from the bottom.
std::vector<std::size_t> rows_of(const ui::SplitCell& cell, glm::ivec2 size) {
    std::vector<std::size_t> rows;
    const int bottom = size.y - cell.min.y - cell.size.y;
    for (int row = bottom; row < bottom + cell.size.y; ++row)
        rows.push_back(4 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(size.x) +
                            static_cast<std::size_t>(cell.min.x)));
    return rows;
}

std::size_t row_bytes(const ui::SplitCell& cell) {
    return 4 * static_cast<std::size_t>(cell.size.x);
}

void put_cell(const Pixels& own, const ui::SplitCell& cell, Pixels& whole, glm::ivec2 size) {
    const std::uint8_t* from = own.data();
    for (const std::size_t row : rows_of(cell, size)) {
        std::copy_n(from, row_bytes(cell), whole.data() + row);
        from += row_bytes(cell);
    }
}

Pixels take_cell(const Pixels& whole, const ui::SplitCell& cell, glm::ivec2 size) {
    Pixels own;
    for (const std::size_t row : rows_of(cell, size)) {
        const std::uint8_t* from = whole.data() + row;
        own.insert(own.end(), from, from + row_bytes(cell));
    }
    return own;
}

}  // namespace

std::vector<ui::SplitCell> lane_cells(int viewports, glm::ivec2 screen) {
    ui::SplitLayout layout;
    layout.fit(viewports, screen, 0);
    return layout.cells();
}

BenchLane::BenchLane(paths::PathKind kind, ui::PresentKind present, const LaneSettings& settings,
                     render::Renderer& renderer, gl::Context& context)
    : kind_(kind) {
    for (int i = 0; i < settings.viewports; ++i) {
        ui::Viewport& viewport =
            viewports_.emplace_back(renderer, paths::PathHost{.context = &context, .picture_ready = {}});
        ui::ViewportSettings& own = viewport.settings();
        own.path = kind;
        own.path_options.ring_size = settings.ring_size;
        own.present = present;
        own.samples = settings.samples;
        own.point_budget_ms = settings.point_budget_ms;
        own.render = settings.render;
        own.coarse_while_moving = false;  // all that is there is measured
        viewport.set_profiler(&profiler_);
    }
}

int BenchLane::age_frames() const {
    int age = 0;
    for (const ui::Viewport& viewport : viewports_) age = std::max(age, viewport.status().age_frames);
    return age;
}

void BenchLane::set_on_demand(bool on_demand) {
    for (ui::Viewport& viewport : viewports_) viewport.settings().on_demand = on_demand;
}

bool BenchLane::wants_frame() const {
    return std::any_of(viewports_.begin(), viewports_.end(), [](const ui::Viewport& v) { return v.wants_frame(); });
}

void BenchLane::frame(BenchScreen& screen, const scene::Scene& scene, const scene::Camera& camera) {
    camera_ = camera;
    steered_frame(screen, scene);
}

void BenchLane::steered_frame(BenchScreen& screen, const scene::Scene& scene, Pixels* seen) {
    const FrameClock::time_point begin = FrameClock::now();
    set_on_demand(false);
    show(screen, scene);
    if (seen != nullptr) *seen = take_cell(screen.pixels(), cells().front(), screen.size());
    {
        const gl::FrameProfiler::Scope stage(&profiler_, Stage::swap, false);
        screen.swap();
    }
    last_frame_ = FrameClock::now() - begin;
}

void BenchLane::show_again(BenchScreen& screen, const scene::Scene& scene) {
    set_on_demand(true);
    show(screen, scene);
    const gl::FrameProfiler::Scope stage(&profiler_, Stage::swap, false);
    screen.swap();
}

BenchLane::Shown BenchLane::settle(BenchScreen& screen, const scene::Scene& scene, const scene::Camera& camera) {
    frame(screen, scene, camera);
    constexpr std::chrono::seconds longest_wait{60};
    const FrameClock::time_point begin = FrameClock::now();
    while (wants_frame() && FrameClock::now() - begin < longest_wait) {
        glFinish();
        show_again(screen, scene);
    }
    set_on_demand(true);
    screen.blank();
    show(screen, scene);
    Shown shown{screen.pixels(), picture(screen.size())};
    screen.swap();
    return shown;
}

Pixels BenchLane::picture(glm::ivec2 size) const {
    Pixels whole(4 * static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y));
    for (std::size_t i = 0; i < viewports_.size(); ++i) {
        const paths::PathPicture own = viewports_[i].picture();
        if (own.texture == 0 || own.size != cells()[i].size) return {};
        put_cell(read_texture(own.texture, own.size), cells()[i], whole, size);
    }
    return whole;
}

void BenchLane::show(BenchScreen& screen, const scene::Scene& scene) {
    profiler_.begin_frame();
    {
        const gl::FrameProfiler::Scope stage(&profiler_, Stage::events, false);
        screen.poll();
    }
    {
        const gl::FrameProfiler::Scope stage(&profiler_, Stage::ui, false);
        screen.gui().begin_frame(screen.window_size(), last_frame_);
        begin_full_window(screen);
    }
    show_viewports(screen, scene);
    const gl::FrameProfiler::Scope stage(&profiler_, Stage::ui, true);
    ImGui::End();
    screen.add_notice();
    screen.gui().end_frame(screen.framebuffer(), screen.window_size());
}

void BenchLane::show_viewports(const BenchScreen& screen, const scene::Scene& scene) {
    layout_.fit(static_cast<int>(viewports_.size()), screen.size(), 0);
    if (viewports_.size() == 1) {
        viewports_.front().show(scene, camera_);
    } else {
        show_cells(screen, scene);
    }
    // A viewport takes another path rather than show nothing; that would be measured under this one's name.
    for (ui::Viewport& viewport : viewports_) {
        if (viewport.settings().path != kind_) throw GraphicsError(viewport.status().remark);
    }
}

void BenchLane::show_cells(const BenchScreen& screen, const scene::Scene& scene) {
    const ImVec2 origin = ImGui::GetWindowPos();
    for (std::size_t i = 0; i < viewports_.size(); ++i) {
        const ImVec2 min = units(cells()[i].min);
        ImGui::SetCursorScreenPos({origin.x + min.x, origin.y + min.y});
        ImGui::PushID(static_cast<int>(i));
        ui::compat::begin_child("viewport", units(cells()[i].size), false, flags_on(screen));
        viewports_[i].show(scene, camera_);
        ImGui::EndChild();
        ImGui::PopID();
    }
}

std::vector<FrameCost> BenchLane::take_costs(std::size_t count) {
    profiler_.end_frame();
    profiler_.finish();
    const std::vector<FrameCost>& all = profiler_.timings().frames();
    VITRINE_ASSERT(all.size() >= count, "as many frames as there were since the last question");
    std::vector<FrameCost> last(all.end() - static_cast<std::ptrdiff_t>(count), all.end());
    profiler_.timings().clear();
    return last;
}

}  // namespace vitrine::app
