#pragma once

#include <vitrine/scene/bounds.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/input_event.h>

#include <chrono>
#include <memory>
#include <string_view>

namespace vitrine::scene {

enum class ControllerKind { turntable, trackball, fly, pan_zoom };
std::string_view name_of(ControllerKind kind);
/// Throws UsageError that lists the names.
ControllerKind controller_kind_named(std::string_view name);

/// What a controller needs to know of the world around the camera.
struct ControllerContext {
    glm::vec2 size_pixels{1, 1};
    Bounds bounds;  ///< of the scene, for F and R and for the fly speed
};

/// Turns input events into camera movement. Pure arithmetic: no window, no clock.
class CameraController {
public:
    virtual ~CameraController() = default;
    virtual ControllerKind kind() const = 0;
    /// Moves the camera in answer to an event. True when the camera changed.
    virtual bool handle(const InputEvent& event, Camera& camera, const ControllerContext& context) = 0;
    /// Moves the camera by what is held (the fly keys) for `elapsed`. True while something is held, so that the
    /// caller goes on calling.
    virtual bool advance(std::chrono::duration<double> elapsed, Camera& camera, const ControllerContext& context);
};

std::unique_ptr<CameraController> make_controller(ControllerKind kind);

}  // namespace vitrine::scene
