#include <vitrine/scene/ear_clipping.h>

#include <vitrine/scene/point_grid.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

namespace vitrine::scene {
namespace {

using Point = glm::dvec2;

/// Twice the signed area of a triangle; positive when counter-clockwise. Exact for whole numbers below 2^25.
double turn(const Point& a, const Point& b, const Point& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Cuts ears from a counter-clockwise polygon. A corner is a place in the ring.
class EarClipper {
public:
    EarClipper(std::span<const Point> points, std::span<const std::uint32_t> ring,
               std::vector<std::uint32_t>& triangles)
        : ring_(ring), triangles_(triangles), left_(ring.size()), budget_(100'000 + 2'000 * left_) {
        const auto count = static_cast<std::uint32_t>(left_);
        points_.reserve(left_);
        next_.reserve(left_);
        previous_.reserve(left_);
        for (std::uint32_t i = 0; i < count; ++i) {
            points_.push_back(points[ring[i]]);
            next_.push_back((i + 1) % count);
            previous_.push_back((i + count - 1) % count);
        }
        find_reflex();
    }

    void run() {
        std::uint32_t corner = 0;
        std::size_t misses = 0;
        while (left_ > 3 && budget_ > 0) {
            if (misses >= left_) corner = least_bad(corner);
            if (misses >= left_ || is_ear(corner)) {
                corner = clip(corner);
                misses = 0;
            } else {
                corner = next_[corner];
                ++misses;
            }
        }
        for (std::uint32_t i = next_[corner]; next_[i] != corner; i = next_[i]) emit(corner, i, next_[i]);
    }

private:
    static constexpr std::uint32_t convex = std::numeric_limits<std::uint32_t>::max();

    /// Corners where the polygon does not turn left: only these can be in the way of an ear.
    void find_reflex() {
        place_.assign(left_, convex);
        std::vector<Point> members;
        for (std::uint32_t i = 0; i < points_.size(); ++i) {
            if (area(i) > 0) continue;
            place_[i] = static_cast<std::uint32_t>(reflex_.size());
            reflex_.push_back(i);
            members.push_back(points_[i]);
        }
        grid_ = PointGrid(members);
    }

    void emit(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        triangles_.insert(triangles_.end(), {ring_[a], ring_[b], ring_[c]});
    }

    void spend(std::size_t steps) { budget_ -= std::min(budget_, steps); }

    /// Twice the area of the triangle that would be cut off here; negative where the polygon turns right.
    double area(std::uint32_t i) const { return turn(points_[previous_[i]], points_[i], points_[next_[i]]); }

    /// Whether the triangle that would be cut off here has an area and the polygon does not reach into it.
    bool is_ear(std::uint32_t i) {
        if (place_[i] != convex) return false;
        const std::array<Point, 3> ear{points_[previous_[i]], points_[i], points_[next_[i]]};
        std::size_t steps = 1;
        const bool free =
            !grid_.any_near(ear, steps, [&](std::uint32_t member) { return reaches_into(reflex_[member], ear); });
        spend(steps);
        return free;
    }

    /// Whether the corner lies in the triangle, or on its border with an edge that leads inwards.
    bool reaches_into(std::uint32_t corner, const std::array<Point, 3>& t) const {
        const Point& p = points_[corner];
        const std::array<double, 3> sides{turn(t[0], t[1], p), turn(t[1], t[2], p), turn(t[2], t[0], p)};
        if (sides[0] < 0 || sides[1] < 0 || sides[2] < 0) return false;
        const auto leads_inwards = [&](const Point& neighbour) {
            for (std::size_t i = 0; i < 3; ++i) {
                if (sides[i] == 0 && turn(t[i], t[(i + 1) % 3], neighbour) <= 0) return false;
            }
            return true;
        };
        return leads_inwards(points_[previous_[corner]]) || leads_inwards(points_[next_[corner]]);
    }

    /// Where to cut when there is no ear: a corner without area, else a convex one, else any.
    std::uint32_t least_bad(std::uint32_t first) {
        spend(left_);
        std::uint32_t best = first;
        for (std::uint32_t i = next_[first]; i != first; i = next_[i]) {
            if (area(i) == 0) return i;
            if (place_[i] == convex) best = i;
        }
        return best;
    }

    /// Returns the corner after the next: skipping one keeps fans of slivers from growing.
    std::uint32_t clip(std::uint32_t i) {
        const std::uint32_t before = previous_[i];
        const std::uint32_t after = next_[i];
        emit(before, i, after);
        next_[before] = after;
        previous_[after] = before;
        --left_;
        make_convex(i);
        if (area(before) > 0) make_convex(before);
        if (area(after) > 0) make_convex(after);
        return next_[after];
    }

    void make_convex(std::uint32_t i) {
        if (place_[i] == convex) return;
        grid_.remove(place_[i]);
        place_[i] = convex;
    }

    std::span<const std::uint32_t> ring_;
    std::vector<std::uint32_t>& triangles_;
    std::vector<Point> points_;
    std::vector<std::uint32_t> next_;
    std::vector<std::uint32_t> previous_;
    std::vector<std::uint32_t> reflex_;  ///< as numbered in the grid
    std::vector<std::uint32_t> place_;   ///< of each corner in `reflex_`
    PointGrid grid_{{}};
    std::size_t left_;
    std::size_t budget_;
};

/// A ring of corners into which others are spliced.
class BridgedRing {
public:
    explicit BridgedRing(std::span<const Point> points) : points_(points) {}

    /// Appends a ring of its own; returns the corner where its leftmost point is (the lowest of several).
    std::size_t add_ring(std::uint32_t first, std::uint32_t last) {
        const std::size_t begin = corners_.size();
        const std::size_t count = last - first;
        std::size_t leftmost = begin;
        for (std::uint32_t i = first; i < last; ++i) {
            const std::size_t place = i - first;
            corners_.push_back({i, begin + (place + 1) % count, begin + (place + count - 1) % count});
            if (is_before(points_[i], at(leftmost))) leftmost = begin + place;
        }
        return leftmost;
    }

    /// Joins the ring of `hole`, its leftmost corner, to the ring of corner 0, by the shortest bridge to the left that
    /// crosses nothing. Whatever is not joined yet must lie to the right.
    void join(std::size_t hole) {
        std::vector<std::pair<double, std::size_t>> nearest;
        const Point& tip = at(hole);
        for_each_corner([&](std::size_t i) {
            const Point step = at(i) - tip;
            if (step == Point(0) || is_before(at(i), tip)) nearest.emplace_back(glm::dot(step, step), i);
        });
        const auto farther = [](const auto& a, const auto& b) { return a > b; };
        std::make_heap(nearest.begin(), nearest.end(), farther);
        std::size_t chosen = nearest.empty() ? 0 : nearest.front().second;  // where the input crosses itself
        for (auto end = nearest.end(); end != nearest.begin(); --end) {
            const std::size_t candidate = nearest.front().second;
            if (is_bridge(candidate, hole)) {
                chosen = candidate;
                break;
            }
            std::pop_heap(nearest.begin(), end, farther);
        }
        splice(chosen, hole);
    }

    std::vector<std::uint32_t> ring() const {
        std::vector<std::uint32_t> result;
        for_each_corner([&](std::size_t i) { result.push_back(corners_[i].point); });
        return result;
    }

    const Point& at(std::size_t corner) const { return points_[corners_[corner].point]; }

    /// From left to right, from below where the left ends are one above the other.
    static bool is_before(const Point& a, const Point& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); }

private:
    struct Corner {
        std::uint32_t point;
        std::size_t next;
        std::size_t previous;
    };

    template <class Visitor>
    void for_each_corner(Visitor&& visit) const {
        std::size_t i = 0;
        do {
            visit(i);
            i = corners_[i].next;
        } while (i != 0);
    }

    bool is_bridge(std::size_t from, std::size_t hole) const {
        const Point& a = at(from);
        const Point& b = at(hole);
        if (a == b) return sees(from, at(corners_[hole].next)) && sees(from, at(corners_[hole].previous));
        if (!sees(from, b)) return false;
        bool free = true;
        for_each_corner([&](std::size_t i) { free = free && !is_crossed(i, a, b); });
        return free;
    }

    /// Whether the way from a corner to a point begins inside the ring, or along one of its edges.
    bool sees(std::size_t corner, const Point& target) const {
        const Point& here = at(corner);
        const Point& before = at(corners_[corner].previous);
        const Point& after = at(corners_[corner].next);
        if (turn(before, here, after) > 0) return turn(here, after, target) >= 0 && turn(here, target, before) >= 0;
        return turn(here, before, target) <= 0 || turn(here, target, after) <= 0;
    }

    /// Whether the way from a to b crosses the edge that begins at a corner, or runs through that corner.
    bool is_crossed(std::size_t corner, const Point& a, const Point& b) const {
        const Point& p = at(corner);
        const Point& q = at(corners_[corner].next);
        const double side_p = turn(a, b, p);
        const double side_q = turn(a, b, q);
        if (side_p == 0) return p != a && p != b && glm::dot(p - a, b - a) > 0 && glm::dot(p - b, a - b) > 0;
        if (side_q == 0 || (side_p > 0) == (side_q > 0)) return false;
        const double side_a = turn(p, q, a);
        const double side_b = turn(p, q, b);
        return (side_a > 0 && side_b < 0) || (side_a < 0 && side_b > 0);
    }

    /// Puts the hole between `from` and what follows it; both stand twice in the ring, as one where they touch.
    void splice(std::size_t from, std::size_t hole) {
        const std::size_t from_again = corners_.size();
        const std::size_t after = corners_[from].next;
        corners_.push_back({corners_[from].point, after, corners_[hole].previous});
        corners_[after].previous = from_again;
        if (at(from) == at(hole)) {
            link(from, corners_[hole].next);
            link(corners_[hole].previous, from_again);
            return;
        }
        const std::size_t hole_again = corners_.size();
        corners_.push_back({corners_[hole].point, from_again, corners_[hole].previous});
        link(corners_[hole].previous, hole_again);
        link(hole_again, from_again);
        link(from, hole);
    }

    void link(std::size_t before, std::size_t after) {
        corners_[before].next = after;
        corners_[after].previous = before;
    }

    std::span<const Point> points_;
    std::vector<Corner> corners_;
};

}  // namespace

void clip_ears(std::span<const glm::dvec2> points, std::span<const std::uint32_t> ring,
               std::vector<std::uint32_t>& triangles) {
    EarClipper(points, ring, triangles).run();
}

std::vector<std::uint32_t> bridge_holes(const ContourSpans& contours) {
    BridgedRing bridged(contours.points);
    bridged.add_ring(contours.starts[0], contours.starts[1]);
    std::vector<std::size_t> holes;
    for (std::size_t i = 1; i + 1 < contours.starts.size(); ++i)
        holes.push_back(bridged.add_ring(contours.starts[i], contours.starts[i + 1]));
    std::sort(holes.begin(), holes.end(),
              [&](std::size_t a, std::size_t b) { return BridgedRing::is_before(bridged.at(a), bridged.at(b)); });
    for (const std::size_t hole : holes) bridged.join(hole);
    return bridged.ring();
}

}  // namespace vitrine::scene
