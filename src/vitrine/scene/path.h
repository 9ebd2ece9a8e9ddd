#pragma once

#include <vitrine/scene/bounds.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <vector>

namespace vitrine::scene {

/// A row of points, no two neighbours equal. When closed, the last is joined to the first, which is not repeated.
struct Contour {
    std::vector<glm::dvec2> points;  ///< a single one is a subpath without length, which a stroke may show as a dot
    bool closed = false;
};

/// How the elliptical arc of `Path::arc_to` reaches its end.
struct ArcShape {
    glm::dvec2 radii{0};          ///< signs do not count; enlarged where no such ellipse reaches the end
    double rotation_radians = 0;  ///< from the x axis to the ellipse's own, towards the y axis
    bool large_arc = false;       ///< the longer way round
    bool sweep = false;           ///< by growing angles
};

/// Lines and curves in the plane: subpaths, each of which begins with `move_to`. Quadratics are kept as the cubics that
/// they are, arcs as cubics of 45 degrees at most (off by less than 5e-6 of the radius).
class Path {
public:
    /// Begins a subpath.
    void move_to(const glm::dvec2& point);
    /// A line from the current point; where there is none it begins there. For the curves below there must be one. Just
    /// after `close` it begins a subpath where the closed one began.
    void line_to(const glm::dvec2& point);
    void quadratic_to(const glm::dvec2& control, const glm::dvec2& end);
    void cubic_to(const glm::dvec2& control1, const glm::dvec2& control2, const glm::dvec2& end);
    /// An arc of an ellipse by its endpoints (SVG 2, section 9.5.1 and appendix B.2); a line where a radius is 0.
    void arc_to(const ArcShape& arc, const glm::dvec2& end);
    /// Joins the end of the subpath to its beginning, which becomes the current point.
    void close();

    /// Moves all points; `matrix` is affine, a column each for x, y and the origin.
    void transform(const glm::dmat3& matrix);

    bool empty() const { return verbs_.empty(); }
    /// Where the next line would begin; the origin when nothing was drawn.
    const glm::dvec2& current_point() const { return current_; }

    /// The smallest box around all lines and curves (not their control points), at z = 0.
    Bounds bounds() const;

    /// The subpaths as polylines that are nowhere farther than `tolerance` (above 0) from the path. With an `offset`
    /// the curves that run beside it at that distance are met as well by what is offset from the polylines, for
    /// strokes. Subpaths of a lone `move_to` are left out. A curve becomes 65,536 lines at most.
    std::vector<Contour> flatten(double tolerance, double offset = 0) const;

private:
    enum class Verb : std::uint8_t { move, line, cubic, close };

    /// Calls `visit(verb, from, points)` for each verb: where it begins, and the points that belong to it.
    template <class Visitor>
    void walk(Visitor&& visit) const;
    void require_subpath();

    std::vector<Verb> verbs_;
    std::vector<glm::dvec2> points_;  ///< a move and a line have one, a cubic three, a close none
    glm::dvec2 start_{0};             ///< of the subpath
    glm::dvec2 current_{0};
};

}  // namespace vitrine::scene
