#pragma once

#include <span>
#include <string_view>

namespace vitrine::render {

/// What is shown of surfaces.
enum class RenderMode {
    picture,     ///< as they look
    base_color,  ///< one property of the material each, from here on, without light
    normals,     ///< in the world: x red, y green, z blue, -1 to 1
    metallic,
    roughness,
    occlusion,
    emissive,
    depth,     ///< white where the scene is nearest, black where it is farthest
    checker,   ///< texture coordinates: squares, sixteen along each side of the texture
    overdraw,  ///< how many surfaces lie behind each other, brighter by each
    detail,    ///< which coarser form a moving camera would see: grey none, green to red the coarser ones
    points,    ///< the vertices
};

/// All of them.
std::span<const RenderMode> render_modes();
/// "picture", "base-color", "normals", "metallic", "roughness", "occlusion", "emissive", "depth", "checker",
/// "overdraw", "detail", "points".
std::string_view name_of(RenderMode mode);
/// Throws UsageError that lists the names.
RenderMode render_mode_named(std::string_view name);

/// Whether programs write something else than what light does.
bool is_without_light(RenderMode mode);

}  // namespace vitrine::render
