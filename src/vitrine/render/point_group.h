#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/gl/draw_area.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/point_cells.h>
#include <vitrine/render/slicer.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <vector>

namespace vitrine::render {

/// Larger points, in pixels, are drawn as GL_POINTS.
inline constexpr float largest_raster_point = 4.5F;

/// What points that hide each other in the same cells have in common.
struct PointLook {
    int pixels = 1;
    bool has_eye_dome = false;
    float growth = 1;  ///< as in CloudItem, where eye-dome lighting goes by them
    bool gaps = false;
    friend bool operator==(const PointLook&, const PointLook&) = default;
};

/// Clouds whose points are sorted into the same cells, and what they left behind in these.
struct PointGroup {
    PointLook look;
    std::vector<const CloudItem*> clouds;
    gl::PixelBox region;  ///< of the picture: no point of theirs lies beside it
    PointCells cells{"points' cells"};
    arrays::Elements<std::uint64_t> host_cells;  ///< instead of them in main memory, where a finder works there
    std::vector<std::uint64_t> drawn;            ///< points of each cloud that the cells have

    /// Columns and rows of cells for so many pixels.
    glm::ivec2 extent(glm::ivec2 pixels) const { return pixels + look.pixels - 1; }
    /// Of the region.
    glm::ivec2 extent() const { return extent(region.size()); }
    /// Cells between the view's edge and the points' middles.
    double margin() const { return 0.5 * (look.pixels - 1); }
    /// Nothing is in the cells yet.
    bool is_fresh() const;
    /// From a cloud's coordinates to cells, whose first column and row hold what the region's first pixels need beside
    /// them: x and y in cells, z the depth, to be divided by w. `size`: the picture's, in pixels.
    glm::mat4 cells_matrix(const DrawPlan& plan, const CloudItem& cloud, glm::ivec2 size) const;
};

/// A way to find the nearest point at each pixel.
class PointFinder {
public:
    PointFinder() = default;
    virtual ~PointFinder() = default;
    PointFinder(const PointFinder&) = delete;
    PointFinder& operator=(const PointFinder&) = delete;

    /// Adds those points of a group's clouds that its cells do not have. Returns what each pixel of its region shows,
    /// until it is asked again. The frame's constants are bound; `size` is the picture's, in pixels.
    virtual const PointCells& find(const DrawPlan& plan, PointGroup& group, glm::ivec2 size, Slicer& slicer) = 0;
};

}  // namespace vitrine::render
