#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/frame_constants.h>
#include <vitrine/render/mesh_pass.h>
#include <vitrine/render/part_pass.h>
#include <vitrine/render/uniform_block.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <optional>

namespace vitrine::render {

/// A camera that looks along a light of parallel rays, over all of a box. `to_light`: world, unit length.
scene::Camera shadow_camera(const scene::Bounds& bounds, const glm::dvec3& to_light);

/// What a shadow camera draws of a scene whose picture has these settings: all that is solid, as it is.
Settings shadow_settings(const Settings& settings);

/// How far light gets before something is in its way: the depths of what a shadow camera sees.
class ShadowMap {
public:
    static constexpr int edge = 2048;  ///< in texels
    static constexpr GLuint texture_unit = 10;

    ShadowMap();

    /// Unless it shows that already. Leaves other constants of the frame bound.
    void draw(const DrawPlan& casters);
    /// For surfaces in the view space of a picture's camera: to the map's texels, from 0 to 1, and depths.
    static glm::mat4 matrix(const DrawPlan& casters, const scene::Camera& seen_from);
    /// The length of a texel in the world.
    static float texel_length(const DrawPlan& casters);
    /// Comparisons with depths that are nearer to the light, filtered.
    GLuint texture() const { return depths_.id(); }

private:
    struct View {
        std::uint64_t scene_revision = 0;
        scene::Camera camera;
        Settings settings;
        glm::dvec2 lean{0};
        friend bool operator==(const View&, const View&) = default;
    };
    static View view_of(const DrawPlan& casters);

    MeshPass meshes_{Fragments::depths};
    PartPass parts_{Fragments::depths};
    UniformBlock<FrameBlock> frame_{"frame constants of shadows", 0};
    std::optional<View> drawn_;
    gl::Texture depths_;
    gl::Framebuffer framebuffer_;
};

}  // namespace vitrine::render
