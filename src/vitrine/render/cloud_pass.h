#pragma once

#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/point_cells.h>
#include <vitrine/render/point_pass.h>
#include <vitrine/render/point_raster.h>
#include <vitrine/render/slicer.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <map>

namespace vitrine::render {

/// Draws a plan's point clouds by the plan's method; points too large for kernels, as GL_POINTS.
class CloudPass {
public:
    void draw(const DrawPlan& plan, glm::ivec2 size, Slicer& slicer, DrawCounts& counts);

private:
    PointRaster& raster(PointMethod method);

    /// How clouds of a plan are drawn whose points are in buffers, and small.
    PointMethod method_of_buffers(PointMethod wanted, glm::ivec2 size) const;

    PointPass points_;
    std::int64_t most_cells_ = PointCells::most();
    std::map<PointMethod, PointRaster> rasters_;  ///< made when first used: few scenes have many points
};

}  // namespace vitrine::render
