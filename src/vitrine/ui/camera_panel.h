#pragma once

#include <vitrine/scene/bounds.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/camera_controller.h>
#include <vitrine/ui/look.h>

#include <string_view>

namespace vitrine::ui {

/// What the panel was asked for that only the viewport can do.
struct CameraRequests {
    bool frame = false;
    bool reset = false;
};

/// "Orbit": what panels call it, shorter than its name on the command line.
std::string_view shown_name(scene::ControllerKind kind);

/// Chooses how the mouse moves the camera and where it stands.
/// Controls for Look::shortcut_of: "camera.controller", "camera.projection", "camera.frame", "camera.reset",
/// "camera.<standard view>".
CameraRequests camera_panel(const Look& look, scene::Camera& camera, scene::ControllerKind& controller);

}  // namespace vitrine::ui
