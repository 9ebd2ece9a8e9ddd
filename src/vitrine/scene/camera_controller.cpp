#include <vitrine/scene/camera_controller.h>

#include <vitrine/base/assert.h>
#include <vitrine/base/named_value.h>
#include <vitrine/scene/fly_controller.h>
#include <vitrine/scene/pan_zoom_controller.h>
#include <vitrine/scene/trackball_controller.h>
#include <vitrine/scene/turntable_controller.h>

#include <array>
#include <cstddef>
#include <string>

namespace vitrine::scene {
namespace {

constexpr std::array all_kinds{ControllerKind::turntable, ControllerKind::trackball, ControllerKind::fly,
                               ControllerKind::pan_zoom};

}  // namespace

std::string_view name_of(ControllerKind kind) {
    static constexpr std::array<std::string_view, all_kinds.size()> names{"turntable", "trackball", "fly", "pan-zoom"};
    return names[static_cast<std::size_t>(kind)];
}

ControllerKind controller_kind_named(std::string_view name) {
    return value_named(name, all_kinds, "camera controller");
}

bool CameraController::advance(std::chrono::duration<double>, Camera&, const ControllerContext&) {
    return false;
}

std::unique_ptr<CameraController> make_controller(ControllerKind kind) {
    switch (kind) {
        case ControllerKind::turntable: return std::make_unique<TurntableController>();
        case ControllerKind::trackball: return std::make_unique<TrackballController>();
        case ControllerKind::fly: return std::make_unique<FlyController>();
        case ControllerKind::pan_zoom: return std::make_unique<PanZoomController>();
    }
    VITRINE_ASSERT(false, "a known kind of controller");
    return nullptr;
}

}  // namespace vitrine::scene
