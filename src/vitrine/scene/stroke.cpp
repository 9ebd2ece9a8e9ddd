#include <vitrine/scene/stroke.h>

#include <vitrine/base/assert.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace vitrine::scene {
namespace {

double cross(const glm::dvec2& a, const glm::dvec2& b) {
    return a.x * b.y - a.y * b.x;
}

/// To the left of a direction where y points up.
glm::dvec2 left_of(const glm::dvec2& direction) {
    return {-direction.y, direction.x};
}

/// Draws one contour after the other with a pen. Where a polyline turns so gently that its join cannot be told from any
/// other, a strip runs on; elsewhere the strip ends and a piece fills the outside of the corner.
class Pen {
public:
    Pen(const StrokeStyle& style, double tolerance) : style_(style), radius_(style.width / 2), tolerance_(tolerance) {
        const double most = std::acos(std::clamp(1 - tolerance / radius_, 0.0, 1.0));
        arc_step_ = std::clamp(2 * most, std::numbers::pi / 128, std::numbers::pi / 4);
    }

    void draw(const Contour& contour) {
        points_ = contour.points;
        closed_ = contour.closed && points_.size() > 1;
        if (points_.size() == 1) return draw_dot();
        measure();
        const std::size_t count = directions_.size();
        begin_strip(0);
        for (std::size_t i = 1; i < count; ++i) corner(i, i - 1, i);
        if (closed_) {
            end_strip(points_[0], directions_.back());
            join(points_[0], directions_.back(), directions_[0]);
        } else {
            end_strip(points_.back(), directions_.back());
            cap(points_[0], -directions_[0]);
            cap(points_.back(), directions_.back());
        }
    }

    std::vector<Contour> take() { return std::move(pieces_); }

private:
    void measure() {
        directions_.clear();
        lengths_.clear();
        const std::size_t count = points_.size() - (closed_ ? 0 : 1);
        for (std::size_t i = 0; i < count; ++i) {
            const glm::dvec2 step = points_[(i + 1) % points_.size()] - points_[i];
            lengths_.push_back(glm::length(step));
            directions_.push_back(step / lengths_.back());
        }
    }

    void begin_strip(std::size_t segment) {
        const glm::dvec2 side = radius_ * left_of(directions_[segment]);
        left_ = {points_[segment] + side};
        right_ = {points_[segment] - side};
    }

    void end_strip(const glm::dvec2& point, const glm::dvec2& direction) {
        const glm::dvec2 side = radius_ * left_of(direction);
        left_.push_back(point + side);
        right_.push_back(point - side);
        right_.insert(right_.end(), left_.rbegin(), left_.rend());
        pieces_.push_back({std::move(right_), true});
    }

    void corner(std::size_t point, std::size_t before, std::size_t after) {
        const double cosine = glm::dot(directions_[before], directions_[after]);
        const double half_tangent = std::sqrt(std::max(0.0, (1 - cosine) / (1 + cosine)));
        const double overshoot = radius_ * (std::sqrt(1 + half_tangent * half_tangent) - 1);
        const double reach = 2 * radius_ * half_tangent;  // both ends of a segment may be cut this far on the inside
        if (overshoot < tolerance_ && reach < std::min(lengths_[before], lengths_[after])) {
            const glm::dvec2 sum = directions_[before] + directions_[after];
            const glm::dvec2 side = radius_ * left_of(sum) * (2 / glm::dot(sum, sum));
            left_.push_back(points_[point] + side);
            right_.push_back(points_[point] - side);
            return;
        }
        end_strip(points_[point], directions_[before]);
        join(points_[point], directions_[before], directions_[after]);
        begin_strip(after);
    }

    /// Fills the wedge between the ends of two strips, on the outer side of a corner.
    void join(const glm::dvec2& point, const glm::dvec2& in, const glm::dvec2& out) {
        const double turn = cross(in, out);
        const double cosine = glm::dot(in, out);
        if (turn == 0 && cosine > 0) return;
        // Counter-clockwise around the corner: from the one side to the other on the outside.
        const glm::dvec2 first = turn < 0 ? left_of(out) : -left_of(in);
        const glm::dvec2 last = turn < 0 ? left_of(in) : -left_of(out);
        if (style_.join == LineJoin::round) return add_fan(point, first, std::acos(std::clamp(cosine, -1.0, 1.0)));
        Contour wedge{{point, point + radius_ * first}, true};
        // The miter is 1 / cos(a / 2) widths long, where a is how far the path turns.
        const double square = (1 + cosine) / 2;
        if (style_.join == LineJoin::miter && square * style_.miter_limit * style_.miter_limit >= 1)
            wedge.points.push_back(point + radius_ * (first + last) / (2 * square));
        wedge.points.push_back(point + radius_ * last);
        pieces_.push_back(std::move(wedge));
    }

    /// Ends a stroke that runs in `direction` at `point`.
    void cap(const glm::dvec2& point, const glm::dvec2& direction) {
        if (style_.cap == LineCap::butt) return;
        const glm::dvec2 side = radius_ * left_of(direction);
        if (style_.cap == LineCap::round) return add_fan(point, -left_of(direction), std::numbers::pi);
        const glm::dvec2 ahead = radius_ * direction;
        pieces_.push_back({{point - side, point - side + ahead, point + side + ahead, point + side}, true});
    }

    void draw_dot() {
        cap(points_[0], {1, 0});
        cap(points_[0], {-1, 0});
    }

    /// A sector of a circle, by `angle` counter-clockwise from the unit vector `first`.
    void add_fan(const glm::dvec2& center, const glm::dvec2& first, double angle) {
        const int steps = std::max(1, static_cast<int>(std::ceil(angle / arc_step_)));
        Contour fan{{center}, true};
        for (int i = 0; i <= steps; ++i) {
            const double a = angle * i / steps;
            fan.points.push_back(center + radius_ * (std::cos(a) * first + std::sin(a) * left_of(first)));
        }
        pieces_.push_back(std::move(fan));
    }

    const StrokeStyle& style_;
    double radius_;
    double tolerance_;
    double arc_step_;
    std::vector<glm::dvec2> points_;
    bool closed_ = false;
    std::vector<glm::dvec2> directions_;  ///< of each segment
    std::vector<double> lengths_;         ///< as many
    std::vector<glm::dvec2> left_;        ///< of the strip that is being drawn
    std::vector<glm::dvec2> right_;
    std::vector<Contour> pieces_;
};

/// Where one is in a pattern of dashes.
class DashPattern {
public:
    explicit DashPattern(const StrokeStyle& style) : lengths_(style.dashes) {
        if (lengths_.size() % 2 == 1) lengths_.insert(lengths_.end(), style.dashes.begin(), style.dashes.end());
        for (const double length : lengths_) period_ += length;
        if (period_ == 0) return;
        left_ = lengths_[0];
        double skip = std::fmod(style.dash_offset, period_);
        if (skip < 0) skip += period_;
        while (skip >= left_ && skip > 0) {
            skip -= left_;
            advance();
        }
        left_ -= skip;
    }

    double period() const { return period_; }
    std::size_t count() const { return lengths_.size(); }
    bool drawing() const { return at_ % 2 == 0; }
    double left() const { return left_; }  ///< of the dash or gap
    void use(double length) { left_ -= length; }
    void advance() {
        at_ = (at_ + 1) % lengths_.size();
        left_ = lengths_[at_];
    }

private:
    std::vector<double> lengths_;
    double period_ = 0;
    std::size_t at_ = 0;
    double left_ = 0;
};

double length_of(const Contour& contour) {
    double length = 0;
    const std::size_t count = contour.points.size() - (contour.closed ? 0 : 1);
    for (std::size_t i = 0; i < count; ++i)
        length += glm::distance(contour.points[i], contour.points[(i + 1) % contour.points.size()]);
    return length;
}

/// Appends the dashes of one contour. `pattern` is a copy: it begins anew for each.
void add_dashes(const Contour& contour, DashPattern pattern, std::vector<Contour>& dashes) {
    const std::size_t first_dash = dashes.size();
    const bool begins_drawn = pattern.drawing();
    const std::size_t count = contour.points.size() - (contour.closed ? 0 : 1);
    const auto add = [&](const glm::dvec2& point) {
        std::vector<glm::dvec2>& points = dashes.back().points;
        if (points.empty() || points.back() != point) points.push_back(point);
    };
    if (begins_drawn) dashes.push_back({{contour.points[0]}, false});
    for (std::size_t i = 0; i < count; ++i) {
        const glm::dvec2& from = contour.points[i];
        const glm::dvec2& to = contour.points[(i + 1) % contour.points.size()];
        const double length = glm::distance(from, to);
        double done = 0;
        while (length - done > pattern.left()) {
            done += pattern.left();
            const glm::dvec2 point = glm::mix(from, to, done / length);
            if (pattern.drawing()) add(point);
            pattern.advance();
            if (pattern.drawing()) dashes.push_back({{point}, false});
        }
        pattern.use(length - done);
        if (pattern.drawing()) add(to);
    }
    // The last dash of a closed contour goes on into the first.
    if (!contour.closed || !begins_drawn || !pattern.drawing() || dashes.size() < first_dash + 2) return;
    std::vector<glm::dvec2>& joined = dashes.back().points;
    const std::vector<glm::dvec2>& first = dashes[first_dash].points;
    joined.insert(joined.end(), first.begin() + 1, first.end());
    dashes.erase(dashes.begin() + static_cast<std::ptrdiff_t>(first_dash));
}

}  // namespace

std::vector<Contour> dashed(std::span<const Contour> contours, const StrokeStyle& style) {
    std::vector<Contour> dashes;
    const DashPattern pattern(style);
    double expected = 0;
    for (const Contour& contour : contours)
        expected += length_of(contour) / pattern.period() * static_cast<double>(pattern.count());
    if (!(expected <= most_dashes)) return {contours.begin(), contours.end()};  // also where the period is 0
    for (const Contour& contour : contours) {
        if (contour.points.size() > 1) {
            add_dashes(contour, pattern, dashes);
        } else if (pattern.drawing()) {
            dashes.push_back(contour);
        }
    }
    return dashes;
}

std::vector<Contour> stroke_outline(std::span<const Contour> contours, const StrokeStyle& style, double tolerance) {
    VITRINE_ASSERT(tolerance > 0, "a tolerance is above 0");
    if (!(style.width > 0)) return {};
    Pen pen(style, tolerance);
    if (style.dashes.empty()) {
        for (const Contour& contour : contours) pen.draw(contour);
    } else {
        for (const Contour& contour : dashed(contours, style)) pen.draw(contour);
    }
    return pen.take();
}

}  // namespace vitrine::scene
