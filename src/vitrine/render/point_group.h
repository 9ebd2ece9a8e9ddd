#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/point_cells.h>
#include <vitrine/render/slicer.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <vector>

namespace vitrine::render {

/// Larger points, in pixels, are drawn as GL_POINTS.
inline constexpr float largest_raster_point = 4.5F;

/// Clouds whose points are sorted into the same cells, and what they left behind in these.
struct PointGroup {
    int point_pixels = 1;
    bool has_eye_dome = false;
    std::vector<const CloudItem*> clouds;
    PointCells cells{"points' cells"};
    arrays::Elements<std::uint64_t> host_cells;  ///< the same in main memory, where a finder works there
    std::vector<std::uint64_t> drawn;            ///< points of each cloud that the cells have

    /// Columns and rows of cells for a picture of so many pixels.
    glm::ivec2 extent(glm::ivec2 size) const { return size + point_pixels - 1; }
    /// Cells between the view's edge and the points' middles.
    double margin() const { return 0.5 * (point_pixels - 1); }
    /// Nothing is in the cells yet.
    bool is_fresh() const;
    /// From a cloud's coordinates to cells, whose first column and row hold what the view's first pixels need beside
    /// them: x and y in cells, z the depth, to be divided by w.
    glm::mat4 cells_matrix(const DrawPlan& plan, const CloudItem& cloud, glm::ivec2 size) const;
};

/// A way to find the nearest point of each cell.
class PointFinder {
public:
    PointFinder() = default;
    virtual ~PointFinder() = default;
    PointFinder(const PointFinder&) = delete;
    PointFinder& operator=(const PointFinder&) = delete;

    /// Adds those points of a group's clouds that its cells do not have. The frame's constants are bound; `size` is the
    /// picture's, in pixels.
    virtual void add(const DrawPlan& plan, PointGroup& group, glm::ivec2 size, Slicer& slicer) = 0;
};

}  // namespace vitrine::render
