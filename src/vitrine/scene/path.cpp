#include <vitrine/scene/path.h>

#include <vitrine/base/assert.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace vitrine::scene {
namespace {

using Cubic = std::array<glm::dvec2, 4>;

double cross(const glm::dvec2& a, const glm::dvec2& b) {
    return a.x * b.y - a.y * b.x;
}

glm::dvec2 at(const Cubic& c, double t) {
    const double s = 1 - t;
    return s * s * s * c[0] + 3 * s * s * t * c[1] + 3 * s * t * t * c[2] + t * t * t * c[3];
}

/// Both halves of a curve (de Casteljau 1959).
std::pair<Cubic, Cubic> halves(const Cubic& c) {
    const glm::dvec2 ab = 0.5 * (c[0] + c[1]);
    const glm::dvec2 bc = 0.5 * (c[1] + c[2]);
    const glm::dvec2 cd = 0.5 * (c[2] + c[3]);
    const glm::dvec2 abc = 0.5 * (ab + bc);
    const glm::dvec2 bcd = 0.5 * (bc + cd);
    const glm::dvec2 middle = 0.5 * (abc + bcd);
    return {{c[0], ab, abc, middle}, {middle, bcd, cd, c[3]}};
}

/// Where a coordinate of the curve is extreme: the roots of its derivative.
void add_extremes(const Cubic& c, int axis, Bounds& bounds) {
    const double first = c[1][axis] - c[0][axis];
    const double second = c[2][axis] - c[1][axis];
    const double third = c[3][axis] - c[2][axis];
    const double a = first - 2 * second + third;
    const double b = second - first;
    const double root = std::sqrt(std::max(b * b - a * first, 0.0));
    const double q = -(b + std::copysign(root, b));  // the stable form of the quadratic formula
    for (const double t : {q / a, first / q}) {
        if (t > 0 && t < 1) bounds.add(glm::dvec3(at(c, t), 0));
    }
}

/// From the beginning of an arc by endpoints to its centre and angles.
struct CenteredArc {
    glm::dvec2 center;
    glm::dvec2 x_axis;  ///< of the ellipse, as long as its radius; so the y axis
    glm::dvec2 y_axis;
    double first_angle = 0;
    double sweep_angle = 0;

    CenteredArc(const glm::dvec2& from, const ArcShape& arc, const glm::dvec2& to) {
        const glm::dvec2 along(std::cos(arc.rotation_radians), std::sin(arc.rotation_radians));
        const glm::dvec2 across(-along.y, along.x);
        const glm::dvec2 step = 0.5 * (from - to);
        glm::dvec2 radii = glm::abs(arc.radii);
        radii *=
            std::max(1.0, 1e-3 * glm::length(step) / std::max(radii.x, radii.y));  // the same arc, nothing overflows
        // Half the way from end to beginning, in the circle that the ellipse is when it is not squeezed.
        glm::dvec2 half(glm::dot(step, along) / radii.x, glm::dot(step, across) / radii.y);
        const double length = glm::length(half);
        if (length > 1) {
            radii *= length;
            half /= length;
        }
        const double square = std::max(glm::dot(half, half), 1e-300);
        double height = std::sqrt(std::max(1 / square - 1, 0.0));
        if (arc.large_arc == arc.sweep) height = -height;
        const glm::dvec2 middle(height * half.y, -height * half.x);
        x_axis = radii.x * along;
        y_axis = radii.y * across;
        center = 0.5 * (from + to) + middle.x * x_axis + middle.y * y_axis;
        const glm::dvec2 first = half - middle;
        const glm::dvec2 last = -half - middle;
        first_angle = std::atan2(first.y, first.x);
        sweep_angle = std::atan2(cross(first, last), glm::dot(first, last));
        if (arc.sweep && sweep_angle < 0) sweep_angle += 2 * std::numbers::pi;
        if (!arc.sweep && sweep_angle > 0) sweep_angle -= 2 * std::numbers::pi;
    }

    glm::dvec2 direction(double angle) const { return std::cos(angle) * x_axis + std::sin(angle) * y_axis; }
};

/// Puts the points of polylines where the curves need them.
class Flattener {
public:
    Flattener(double tolerance, double offset) : tolerance_(tolerance) {
        // A chord of a circle of radius r that turns by a is off by r a^2 / 8.
        if (offset > 0) most_turn_ = std::min(most_turn_, std::sqrt(8 * tolerance / offset));
    }

    void begin(const glm::dvec2& point) {
        end();
        contour_ = {{point}, false};
    }
    void add(const glm::dvec2& point) {
        drawn_ = true;
        if (point != contour_.points.back()) contour_.points.push_back(point);
    }
    void add(const Cubic& curve, int depth = 0) {
        if (depth >= most_depth || (is_flat(curve) && turns_little(curve))) return add(curve[3]);
        const auto [first, second] = halves(curve);
        add(first, depth + 1);
        add(second, depth + 1);
    }
    void close() {
        std::vector<glm::dvec2>& points = contour_.points;
        if (points.size() > 1 && points.back() == points.front()) points.pop_back();
        contour_.closed = true;
        drawn_ = true;
        end();
    }
    std::vector<Contour> take() {
        end();
        return std::move(contours_);
    }

private:
    void end() {
        if (drawn_) contours_.push_back(std::move(contour_));
        drawn_ = false;
    }

    /// Whether the chord is within the tolerance of the curve. A curve is at most 3/4 as far from it as its control
    /// points are, provided that these lie beside it and not beyond its ends.
    bool is_flat(const Cubic& c) const {
        const glm::dvec2 chord = c[3] - c[0];
        const double square = glm::dot(chord, chord);
        const double most = 4.0 / 3 * tolerance_;
        for (const glm::dvec2& step : {c[1] - c[0], c[2] - c[0]}) {
            const double along = glm::dot(chord, step);
            const double aside = cross(chord, step);
            const bool near_beginning = glm::dot(step, step) <= most * most;
            if (!near_beginning && (along < 0 || along > square || aside * aside > most * most * square)) return false;
        }
        return true;
    }

    bool turns_little(const Cubic& c) const {
        const glm::dvec2 first = c[1] != c[0] ? c[1] - c[0] : c[2] - c[0];
        const glm::dvec2 last = c[3] != c[2] ? c[3] - c[2] : c[3] - c[1];
        return std::abs(std::atan2(cross(first, last), glm::dot(first, last))) <= most_turn_;
    }

    static constexpr int most_depth = 16;
    double tolerance_;
    double most_turn_ = std::numbers::pi;
    std::vector<Contour> contours_;
    Contour contour_;     ///< that is being drawn
    bool drawn_ = false;  ///< whether anything follows the move that began it
};

}  // namespace

void Path::move_to(const glm::dvec2& point) {
    verbs_.push_back(Verb::move);
    points_.push_back(point);
    start_ = current_ = point;
}

void Path::line_to(const glm::dvec2& point) {
    if (verbs_.empty()) return move_to(point);  // a line to the first point begins there
    require_subpath();
    verbs_.push_back(Verb::line);
    points_.push_back(point);
    current_ = point;
}

void Path::quadratic_to(const glm::dvec2& control, const glm::dvec2& end) {
    cubic_to(glm::mix(current_, control, 2.0 / 3), glm::mix(end, control, 2.0 / 3), end);
}

void Path::cubic_to(const glm::dvec2& control1, const glm::dvec2& control2, const glm::dvec2& end) {
    require_subpath();
    verbs_.push_back(Verb::cubic);
    points_.insert(points_.end(), {control1, control2, end});
    current_ = end;
}

void Path::arc_to(const ArcShape& arc, const glm::dvec2& end) {
    if (end == current_) return;
    if (arc.radii.x == 0 || arc.radii.y == 0) return line_to(end);
    const CenteredArc centered(current_, arc, end);
    const int pieces =
        std::max(1, static_cast<int>(std::ceil(std::abs(centered.sweep_angle) / (std::numbers::pi / 4))));
    const double step = centered.sweep_angle / pieces;
    const double handle = 4.0 / 3 * std::tan(step / 4);
    for (int i = 0; i < pieces; ++i) {
        const double angle = centered.first_angle + i * step;
        const glm::dvec2 from = centered.direction(angle);
        const glm::dvec2 to = centered.direction(angle + step);
        const glm::dvec2 leave = centered.direction(angle + std::numbers::pi / 2);
        const glm::dvec2 arrive = centered.direction(angle + step + std::numbers::pi / 2);
        cubic_to(centered.center + from + handle * leave, centered.center + to - handle * arrive,
                 i + 1 == pieces ? end : centered.center + to);
    }
}

void Path::close() {
    VITRINE_ASSERT(!verbs_.empty(), "a path begins with move_to");
    if (verbs_.back() != Verb::close) verbs_.push_back(Verb::close);
    current_ = start_;
}

void Path::transform(const glm::dmat3& matrix) {
    const auto moved = [&](const glm::dvec2& point) { return glm::dvec2(matrix * glm::dvec3(point, 1)); };
    for (glm::dvec2& point : points_) point = moved(point);
    start_ = moved(start_);
    current_ = moved(current_);
}

Bounds Path::bounds() const {
    Bounds bounds;
    walk([&](Verb verb, const glm::dvec2& from, const glm::dvec2* points) {
        if (verb == Verb::move || verb == Verb::close) return;
        bounds.add(glm::dvec3(from, 0));
        bounds.add(glm::dvec3(points[verb == Verb::cubic ? 2 : 0], 0));
        if (verb != Verb::cubic) return;
        for (const int axis : {0, 1}) add_extremes({from, points[0], points[1], points[2]}, axis, bounds);
    });
    return bounds;
}

std::vector<Contour> Path::flatten(double tolerance, double offset) const {
    VITRINE_ASSERT(tolerance > 0, "a tolerance is above 0");
    Flattener flattener(tolerance, offset);
    walk([&](Verb verb, const glm::dvec2& from, const glm::dvec2* points) {
        switch (verb) {
            case Verb::move: flattener.begin(points[0]); break;
            case Verb::line: flattener.add(points[0]); break;
            case Verb::cubic: flattener.add(Cubic{from, points[0], points[1], points[2]}); break;
            case Verb::close: flattener.close(); break;
        }
    });
    return flattener.take();
}

template <class Visitor>
void Path::walk(Visitor&& visit) const {
    const glm::dvec2* points = points_.data();
    glm::dvec2 start(0);
    glm::dvec2 from(0);
    for (const Verb verb : verbs_) {
        visit(verb, from, points);
        const std::ptrdiff_t count = verb == Verb::close ? 0 : verb == Verb::cubic ? 3 : 1;
        points += count;
        if (verb == Verb::move) start = points[-1];
        from = count == 0 ? start : points[-1];
    }
}

void Path::require_subpath() {
    VITRINE_ASSERT(!verbs_.empty(), "a path begins with move_to");
    if (verbs_.back() == Verb::close) move_to(start_);
}

}  // namespace vitrine::scene
