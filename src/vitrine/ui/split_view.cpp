#include <vitrine/ui/split_view.h>

#include <vitrine/base/assert.h>
#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/viewport_tag.h>
#include <vitrine/ui/widgets.h>

#include <algorithm>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr float gap_width = 4;
constexpr float least_cell = 48;
constexpr float tag_margin = 8;

bool any_button_clicked() {
    return ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsMouseClicked(ImGuiMouseButton_Right) ||
           ImGui::IsMouseClicked(ImGuiMouseButton_Middle);
}

bool has_room(const SplitCell& cell) {
    return cell.size.x > 0 && cell.size.y > 0;
}

/// Its upper left corner on the screen.
ImVec2 corner_of(const SplitCell& cell, const glm::vec2& origin) {
    const glm::vec2 at = origin + glm::vec2(cell.min);
    return {at.x, at.y};
}

ImVec2 size_of(const SplitCell& cell) {
    return {static_cast<float>(cell.size.x), static_cast<float>(cell.size.y)};
}

/// A line along the inside of the current window's edge.
void add_outline(const Look& look) {
    const float width = look.px(2);
    const ImVec2 low = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    ImGui::GetWindowDrawList()->AddRect({low.x + width / 2, low.y + width / 2},
                                        {low.x + size.x - width / 2, low.y + size.y - width / 2},
                                        packed(look.palette().accent), 0, 0, width);
}

}  // namespace

SplitView::SplitView(render::Renderer& renderer, paths::PathHost host) : renderer_(&renderer), host_(std::move(host)) {
    views_.push_back(make_view());
}

SplitView::View SplitView::make_view() {
    View view{Viewport(*renderer_, host_), {}, next_id_++};
    view.viewport.set_profiler(profiler_);
    return view;
}

void SplitView::set_count(int count) {
    VITRINE_ASSERT(count >= 1 && count <= most_viewports, "there are 1 to 16 viewports");
    while (this->count() > count) close(views_.size() - 1);
    while (this->count() < count) {
        View view = make_view();
        view.viewport.settings() = active().viewport.settings();
        view.camera = active().camera;
        views_.push_back(std::move(view));
    }
}

void SplitView::activate(std::size_t index) {
    VITRINE_ASSERT(index < views_.size(), "there is such a viewport");
    focus_wanted_ = focus_wanted_ || index != active_;
    active_ = index;
}

void SplitView::close(std::size_t index) {
    VITRINE_ASSERT(index < views_.size(), "there is such a viewport");
    if (views_.size() == 1) return;
    views_.erase(views_.begin() + static_cast<std::ptrdiff_t>(index));
    if (active_ > index || active_ == views_.size()) --active_;
}

void SplitView::set_linked(bool linked) {
    if (linked && !linked_) take_along(active_);
    linked_ = linked;
}

void SplitView::take_along(std::size_t index) {
    const scene::Camera camera = views_[index].camera;
    for (View& view : views_) view.camera = camera;
}

void SplitView::request_framing() {
    for (View& view : views_) {
        if (!linked_ || &view == &active()) view.viewport.request_framing();
    }
}

void SplitView::set_camera(const scene::Camera& camera) {
    for (View& view : views_) view.camera = camera;
}

void SplitView::set_profiler(gl::FrameProfiler* profiler) {
    profiler_ = profiler;
    for (View& view : views_) view.viewport.set_profiler(profiler);
}

std::vector<std::size_t> SplitView::order() const {
    std::vector<std::size_t> shown;
    if (maximised()) return {active_};
    for (std::size_t i = 0; i < views_.size(); ++i) shown.push_back(i);
    // The active one moves by panels and keys, and asks for framing.
    std::stable_partition(shown.begin(), shown.end(), [&](std::size_t i) { return i == active_; });
    std::stable_partition(shown.begin(), shown.end(), [&](std::size_t i) { return views_[i].viewport.hovered(); });
    return shown;
}

void SplitView::show(const Look& look, const scene::Scene& scene) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const glm::vec2 origin(at.x, at.y);
    const glm::ivec2 size = glm::max(glm::ivec2(static_cast<int>(room.x), static_cast<int>(room.y)), glm::ivec2(0));
    layout_.fit(count(), size, static_cast<int>(look.px(gap_width)));
    std::vector<SplitCell> cells = layout_.cells();  // borders move some; menus close some
    if (maximised()) cells.assign(cells.size(), {{0, 0}, size});
    show_cells(look, scene, origin, cells);
    if (views_.size() == 1) return;
    if (!maximised()) drag_borders(look, origin);
    show_tags(look, origin, cells);
}

void SplitView::show_cells(const Look& look, const scene::Scene& scene, const glm::vec2& origin,
                           const std::vector<SplitCell>& cells) {
    if (linked_) take_along(active_);
    follow_up_ = false;
    bool first = true;
    for (const std::size_t index : order()) {
        const SplitCell& cell = cells[index];
        if (!has_room(cell)) continue;
        const scene::Camera before = views_[index].camera;
        ImGui::SetCursorScreenPos(corner_of(cell, origin));
        // A menu that is open would be closed by that.
        if (index == active_ && focus_wanted_ && !any_popup_open()) {
            focus_wanted_ = false;
            ImGui::SetNextWindowFocus();
        }
        ImGui::PushID(views_[index].id);
        compat::begin_child("viewport", size_of(cell), false,
                            ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
        show_cell(look, scene, index);
        ImGui::EndChild();
        ImGui::PopID();
        if (linked_ && views_[index].camera != before) {
            take_along(index);
            follow_up_ = follow_up_ || !first;
        }
        first = false;
    }
}

void SplitView::show_cell(const Look& look, const scene::Scene& scene, std::size_t index) {
    View& view = views_[index];
    view.viewport.show(scene, view.camera);
    if (view.viewport.hovered() && any_button_clicked()) active_ = index;
    if (index == active_ && views_.size() > 1 && !maximised()) add_outline(look);
}

void SplitView::drag_borders(const Look& look, const glm::vec2& origin) {
    const std::vector<SplitBorder> borders = layout_.borders();
    for (std::size_t i = 0; i < borders.size(); ++i) {
        const SplitBorder& border = borders[i];
        if (!has_room(border.place)) continue;
        const bool across = border.between_rows;
        const ImVec2 size = size_of(border.place);
        ImGui::SetCursorScreenPos(corner_of(border.place, origin));
        ImGui::PushID(static_cast<int>(i));
        const float moved = splitter(look, "border", across ? Bar::horizontal : Bar::vertical, across ? size.x : size.y,
                                     across ? size.y : size.x);
        if (moved != 0) layout_.move(border, moved, static_cast<int>(look.px(least_cell)));
        if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) layout_.even_out(border);
        ImGui::PopID();
    }
}

void SplitView::show_tags(const Look& look, const glm::vec2& origin, const std::vector<SplitCell>& cells) {
    std::size_t closing = views_.size();
    std::size_t activated = active_;
    bool toggled = false;
    for (const std::size_t index : order()) {
        const SplitCell& cell = cells[index];
        if (!has_room(cell)) continue;
        const ImVec2 corner = corner_of(cell, origin);
        const float margin = look.px(tag_margin);
        const Tag tag{.x = corner.x + margin,
                      .y = corner.y + margin,
                      .room = static_cast<float>(cell.size.x) - 2 * margin,
                      .active = index == active_,
                      .maximised = maximised()};
        ImGui::PushID(views_[index].id);
        const TagRequests requests = viewport_tag(look, tag, views_[index].viewport.settings());
        ImGui::PopID();
        if (requests.activate || requests.toggle_maximised) activated = index;
        toggled = toggled || requests.toggle_maximised;
        if (requests.close) closing = index;
    }
    activate(activated);
    if (toggled) maximised_ = !maximised_;
    if (closing < views_.size()) close(closing);
}

bool SplitView::any_shown(bool (Viewport::*asks)() const) const {
    if (maximised()) return (active().viewport.*asks)();
    return std::any_of(views_.begin(), views_.end(), [&](const View& view) { return (view.viewport.*asks)(); });
}

bool SplitView::wants_frame() const {
    return follow_up_ || any_shown(&Viewport::wants_frame);
}

bool SplitView::hovered() const {
    return any_shown(&Viewport::hovered);
}

bool SplitView::focused() const {
    return any_shown(&Viewport::focused);
}

}  // namespace vitrine::ui
