#pragma once

#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>

#include <glm/glm.hpp>

#include <utility>
#include <variant>

namespace vitrine::test {

/// An orthographic camera that makes world units pixels: x from the left edge, -y from the top edge, the z axis
/// towards the viewer. `at_pixel` is the point it shows in the middle of a pixel.
scene::Camera pixel_camera(glm::ivec2 size);
glm::vec3 at_pixel(float x, float y, float z = 0.0F);

/// A rectangle between two corners, facing +z, at depth `z`; with one vertex colour unless that is clear.
scene::Mesh make_quad(glm::vec2 low, glm::vec2 high, float z = 0.0F, glm::u8vec4 color = glm::u8vec4(0));
/// A rectangle over pixels [first, first + size) as `pixel_camera` sees it.
scene::Mesh make_pixel_quad(glm::ivec2 first, glm::ivec2 size, float z = 0.0F, glm::u8vec4 color = glm::u8vec4(0));

/// A material of that linear colour and alpha that takes no light; vertex colours multiply it.
scene::Material unlit(const glm::vec4& base_color = glm::vec4(1.0F));

/// Adds the geometry with a material and a node that shows it, and gives the node.
template <class G>
scene::NodeId show(scene::Scene& scene, G geometry, const scene::Material& material,
                   const glm::mat4& transform = glm::mat4(1.0F)) {
    geometry.material = scene.add(material);
    return scene.add_shown(std::move(geometry), transform);
}

/// A few lit shapes of different depth, a cloud and lines, about `scale` large: something of everything.
scene::Scene make_varied_scene(float scale = 1.0F);

/// The geometry of the first node below the root that shows one of type G.
template <class G>
scene::Id<G> first_geometry(const scene::Scene& scene) {
    scene::Id<G> found;
    scene.visit([&](scene::NodeId, const scene::Node& node, const glm::mat4&) {
        for (const scene::Geometry& geometry : node.geometries) {
            if (const auto* id = std::get_if<scene::Id<G>>(&geometry); id != nullptr && !found) found = *id;
        }
    });
    return found;
}

}  // namespace vitrine::test
