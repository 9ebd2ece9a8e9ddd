#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/point_group.h>
#include <vitrine/render/slicer.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::render {

/// Draws point clouds by what a PointFinder finds: the nearest point in each pixel, brought into the framebuffer under
/// the depth test, so that clouds and surfaces hide each other. Belongs to the context that was current at
/// construction.
class PointRaster {
public:
    /// Throws ShaderError where the driver cannot do it.
    explicit PointRaster(std::unique_ptr<PointFinder> finder);

    /// Draws clouds of the plan, of points that are not too large, into the framebuffer that is bound, `size` pixels
    /// large. The frame's constants are bound. Where the same view is drawn again with more points of each cloud, the
    /// others are added to what there is.
    void draw(const DrawPlan& plan, std::span<const CloudItem* const> clouds, glm::ivec2 size, Slicer& slicer,
              DrawCounts& counts);

private:
    /// What the cells are of.
    struct View {
        std::uint64_t scene_revision = 0;
        scene::Camera camera;
        Settings settings;
        glm::dvec2 sample_place{0};
        glm::ivec2 size{0};
        friend bool operator==(const View&, const View&) = default;
    };

    void sort_in(const DrawPlan& plan, std::span<const CloudItem* const> clouds, glm::ivec2 size);
    bool continues(const View& view) const;
    void resolve(const PointGroup& group, const PointCells& cells, const View& view, Slicer& slicer) const;

    std::unique_ptr<PointFinder> finder_;
    gl::Program resolve_;
    gl::VertexArray no_vertices_;
    std::vector<PointGroup> groups_;
    std::optional<View> kept_;  ///< none: the cells are of nothing whole
};

}  // namespace vitrine::render
