#include <vitrine/ui/camera_panel.h>

#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <array>
#include <numbers>
#include <string>

namespace vitrine::ui {
namespace {

constexpr double degrees_per_radian = 180.0 / std::numbers::pi;

constexpr std::array<const char*, 4> controller_names{"Orbit", "Trackball", "Fly", "Pan"};

void controller_choice(const Look& look, scene::ControllerKind& controller) {
    static constexpr std::string_view control = "camera.controller";
    static constexpr std::array choices{
        Choice{controller_names[0], {"Turntable: drag orbits around the pivot and keeps the horizon level", control}},
        Choice{controller_names[1], {"Drag rolls the scene freely, upside down too", control}},
        Choice{controller_names[2], {"Drag looks around; W A S D and Q E fly, the wheel sets the speed", control}},
        Choice{controller_names[3], {"Drag moves, wheel zooms; no turning: for flat things", control}},
    };
    int chosen = static_cast<int>(controller);
    if (segmented(look, "controller", choices, chosen)) controller = static_cast<scene::ControllerKind>(chosen);
}

void projection_choice(const Look& look, scene::Camera& camera) {
    static constexpr std::array choices{
        Choice{"Perspective", {"Far things are smaller", "camera.projection"}},
        Choice{"Orthographic", {"Far things are as large as near ones", "camera.projection"}},
    };
    int chosen = static_cast<int>(camera.projection);
    if (segmented(look, "projection", choices, chosen)) camera.projection = static_cast<scene::Projection>(chosen);
}

void field_of_view(const Look& look, scene::Camera& camera) {
    control_label(look, "Field of view");
    auto degrees = static_cast<float>(camera.fov_y_radians * degrees_per_radian);
    ImGui::BeginDisabled(camera.projection == scene::Projection::orthographic);
    if (slider(look, "fov", degrees, 10.0F, 120.0F, "%.0f°",
               {"Vertical angle that is seen; Ctrl + click to type it", {}}))
        camera.fov_y_radians = static_cast<double>(degrees) / degrees_per_radian;
    ImGui::EndDisabled();
}

/// One of the buttons that look along an axis, three to a row.
void view_button(const Look& look, scene::Camera& camera, scene::StandardView view, const char* label,
                 std::string_view control, int column) {
    const float spacing = look.px(4);
    if (column > 0) ImGui::SameLine(0, spacing);
    const float room = ImGui::GetContentRegionAvail().x;
    const auto left = static_cast<float>(3 - column);
    const float width = static_cast<float>(static_cast<int>((room - (left - 1) * spacing) / left));
    const std::string help = "Look at the scene's " + std::string(control.substr(control.find('.') + 1));
    if (button(look, label, width, {help, control})) scene::look_from(camera, view);
}

void standard_views(const Look& look, scene::Camera& camera) {
    using enum scene::StandardView;
    view_button(look, camera, front, "Front", "camera.front", 0);
    view_button(look, camera, right, "Right", "camera.right", 1);
    view_button(look, camera, top, "Top", "camera.top", 2);
    view_button(look, camera, back, "Back", "camera.back", 0);
    view_button(look, camera, left, "Left", "camera.left", 1);
    view_button(look, camera, bottom, "Bottom", "camera.bottom", 2);
}

/// A label and three numbers, each ending where its column does.
void vector_row(const Look& look, const char* label, const glm::dvec3& value, int decimals) {
    muted_text(look, label);
    const float start = ImGui::GetCursorStartPos().x + look.px(56);
    continue_at(start);
    const float room = ImGui::GetContentRegionAvail().x;
    for (int i = 0; i < 3; ++i) {
        const std::string number = format_fixed(value[i], decimals);
        const float end = start + room * static_cast<float>(i + 1) / 3.0F;
        continue_at(end - ImGui::CalcTextSize(number.c_str()).x);
        text(look.palette().text, number);
    }
}

void axis_names(const Look& look) {
    const float start = ImGui::GetCursorStartPos().x + look.px(56);
    const float room = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - start;
    static constexpr std::array names{"x", "y", "z"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const float end = start + room * static_cast<float>(i + 1) / 3.0F - ImGui::CalcTextSize(names[i]).x;
        if (i == 0)
            ImGui::SetCursorPosX(end);
        else
            continue_at(end);
        muted_text(look, names[i]);
    }
}

}  // namespace

std::string_view shown_name(scene::ControllerKind kind) {
    return controller_names[static_cast<std::size_t>(kind)];
}

CameraRequests camera_panel(const Look& look, scene::Camera& camera, scene::ControllerKind& controller) {
    CameraRequests requests;
    controller_choice(look, controller);
    projection_choice(look, camera);
    field_of_view(look, camera);
    gap(look, 8);
    standard_views(look, camera);
    const float half = static_cast<float>(static_cast<int>((ImGui::GetContentRegionAvail().x - look.px(4)) / 2));
    requests.frame = button(look, "Frame", half,
                            {"Show what is selected, or else the whole scene, as large as possible", "camera.frame"});
    ImGui::SameLine(0, look.px(4));
    requests.reset = button(look, "Reset", -1, {"Back to the view the scene opened with", "camera.reset"});
    gap(look, 8);
    axis_names(look);
    const int decimals = decimals_for(camera.distance);
    vector_row(look, "Eye", camera.eye(), decimals);
    vector_row(look, "Pivot", camera.pivot, decimals);
    muted_text(look, "Distance");
    ImGui::SameLine();
    right_text(look.palette().text, format_fixed(camera.distance, decimals));
    gap(look, 8);
    if (button(look, "Copy for --camera", -1, {"Copies this camera as text for the command line's --camera", {}}))
        ImGui::SetClipboardText(scene::to_string(camera).c_str());
    return requests;
}

}  // namespace vitrine::ui
