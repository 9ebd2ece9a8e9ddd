#pragma once

#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/point_pass.h>
#include <vitrine/render/point_raster.h>
#include <vitrine/render/slicer.h>

#include <glm/glm.hpp>

#include <map>

namespace vitrine::render {

/// Draws a plan's point clouds by the plan's method; points too large for kernels, as GL_POINTS.
class CloudPass {
public:
    void draw(const DrawPlan& plan, glm::ivec2 size, Slicer& slicer, DrawCounts& counts);

private:
    PointRaster& raster(PointMethod method);

    PointPass points_;
    std::map<PointMethod, PointRaster> rasters_;  ///< made when first used: few scenes have many points
};

}  // namespace vitrine::render
