#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/point_cells.h>
#include <vitrine/render/slicer.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::render {

/// Larger points, in pixels, are drawn as GL_POINTS.
inline constexpr float largest_raster_point = 4.5F;

/// Whether this driver has what PointMethod::compute64 needs.
bool has_atomics_of_64_bits();

/// Draws point clouds by kernels: each point looks whether it is the nearest in its pixel, by atomic operations, and
/// what is left is brought into the framebuffer under the depth test, so that clouds and surfaces hide each other.
/// Of points of one pixel nothing else is left out; larger ones are gathered by the pixels that they cover. What is
/// nearest does not depend on the order in which points come, so that the picture is the same each time.
/// After Schütz, Kerbl and Wimmer, "Rendering Point Clouds with Compute Shaders and Vertex Order Optimization", 2021.
/// Belongs to the context that was current at construction.
class PointRaster {
public:
    /// Throws ShaderError where the driver cannot do it.
    explicit PointRaster(bool atomics_of_64_bits = has_atomics_of_64_bits());

    /// Draws clouds of the plan, of points that are not too large, into the framebuffer that is bound, `size` pixels
    /// large. The frame's constants are bound. Where the same view is drawn again with more points of each cloud, the
    /// others are added to what there is.
    void draw(const DrawPlan& plan, std::span<const CloudItem* const> clouds, glm::ivec2 size, Slicer& slicer,
              DrawCounts& counts);

private:
    /// Clouds that are drawn together, and what they left behind.
    struct Group {
        int point_pixels = 1;
        bool has_eye_dome = false;
        std::vector<const CloudItem*> clouds;
        PointCells cells{"points' cells"};
        std::vector<std::uint64_t> drawn;  ///< points of each cloud that the cells have
    };
    /// What the cells are of.
    struct View {
        std::uint64_t scene_revision = 0;
        scene::Camera camera;
        Settings settings;
        glm::ivec2 size{0};
        friend bool operator==(const View&, const View&) = default;
    };

    void sort_in(std::span<const CloudItem* const> clouds, const EyeDome& eye_dome);
    bool continues(const View& view) const;
    void rasterize(const DrawPlan& plan, Group& group, glm::ivec2 size, Slicer& slicer) const;
    /// Of the pass that colours a cloud.
    GLuint color_kernel(const CloudItem& cloud) const;
    void run(GLuint program, const CloudItem& cloud, std::uint64_t first, Slicer& slicer) const;
    const PointCells& spread(const Group& group, glm::ivec2 size, Slicer& slicer);
    void resolve(const PointCells& cells, const glm::vec2& eye_dome, Slicer& slicer) const;

    bool one_pass_;
    gl::Program depth_;        ///< of the first of two passes
    gl::Program depth_adds_;   ///< to what is there
    gl::Program color_;        ///< of the second, or of both in one
    gl::Program color_plain_;  ///< of clouds neither lit nor tinted
    gl::Program spread_;
    gl::Program resolve_;
    gl::VertexArray no_vertices_;
    gl::Texture positions_;  ///< shows the kernels a cloud's
    PointCells spread_cells_{"points' pixels"};
    std::vector<Group> groups_;
    std::optional<View> kept_;  ///< none: the cells are of nothing whole
};

}  // namespace vitrine::render
