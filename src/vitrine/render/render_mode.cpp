#include <vitrine/render/render_mode.h>

#include <vitrine/base/named_value.h>

#include <array>

namespace vitrine::render {
namespace {

using enum RenderMode;

constexpr std::array modes{picture,  base_color, normals, metallic, roughness, occlusion,
                           emissive, depth,      checker, overdraw, detail,    points};

}  // namespace

std::span<const RenderMode> render_modes() {
    return modes;
}

std::string_view name_of(RenderMode mode) {
    switch (mode) {
        case base_color: return "base-color";
        case normals: return "normals";
        case metallic: return "metallic";
        case roughness: return "roughness";
        case occlusion: return "occlusion";
        case emissive: return "emissive";
        case depth: return "depth";
        case checker: return "checker";
        case overdraw: return "overdraw";
        case detail: return "detail";
        case points: return "points";
        case picture: break;
    }
    return "picture";
}

RenderMode render_mode_named(std::string_view name) {
    return value_named(name, modes, "mode");
}

bool is_without_light(RenderMode mode) {
    return mode != picture && mode != detail && mode != points;
}

}  // namespace vitrine::render
