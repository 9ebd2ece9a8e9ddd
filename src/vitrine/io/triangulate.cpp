#include <vitrine/io/triangulate.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace vitrine::io {
namespace {

using Point = glm::dvec2;

glm::dvec3 from_first(std::span<const glm::vec3> corners, std::size_t i) {
    return glm::dvec3(corners[i % corners.size()]) - glm::dvec3(corners[0]);
}

/// Normal of a polygon by Newell's method (Sutherland, Sproull and Schumacker 1974); its length is twice the area.
glm::dvec3 newell_normal(std::span<const glm::vec3> corners) {
    glm::dvec3 normal(0);
    for (std::size_t i = 1; i + 1 < corners.size(); ++i)
        normal += glm::cross(from_first(corners, i), from_first(corners, i + 1));
    return normal;
}

/// Whether the polygon turns left at corner `i`, seen against its normal.
bool turns_left(std::span<const glm::vec3> corners, std::size_t i, const glm::dvec3& normal) {
    const glm::dvec3 here = from_first(corners, i);
    const glm::dvec3 in = here - from_first(corners, i + corners.size() - 1);
    const glm::dvec3 out = from_first(corners, i + 1) - here;
    return glm::dot(glm::cross(in, out), normal) > 0;
}

/// The polygon seen along the axis in which it is flattest, so that it runs counter-clockwise.
std::vector<Point> flattened(std::span<const glm::vec3> corners, const glm::dvec3& normal) {
    const glm::dvec3 size = glm::abs(normal);
    const int drop = size.x >= size.y && size.x >= size.z ? 0 : (size.y >= size.z ? 1 : 2);
    int u = (drop + 1) % 3;
    int v = (drop + 2) % 3;
    if (normal[drop] < 0) std::swap(u, v);
    std::vector<Point> points;
    points.reserve(corners.size());
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const glm::dvec3 point = from_first(corners, i);
        points.emplace_back(point[u], point[v]);
    }
    return points;
}

/// Twice the signed area of a triangle; positive when counter-clockwise.
double turn(const Point& a, const Point& b, const Point& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Cuts ears from a counter-clockwise polygon.
class EarClipper {
public:
    EarClipper(std::vector<Point> points, std::vector<std::uint32_t>& triangles)
        : points_(std::move(points)), triangles_(triangles), left_(points_.size()), budget_(100'000 + 2'000 * left_) {
        const auto count = static_cast<std::uint32_t>(left_);
        next_.reserve(left_);
        previous_.reserve(left_);
        place_.assign(left_, convex);
        for (std::uint32_t i = 0; i < count; ++i) {
            next_.push_back((i + 1) % count);
            previous_.push_back((i + count - 1) % count);
        }
        for (std::uint32_t i = 0; i < count; ++i) {
            if (area(i) > 0) continue;
            place_[i] = static_cast<std::uint32_t>(reflex_.size());
            reflex_.push_back(i);
        }
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
        for (std::uint32_t i = next_[corner]; next_[i] != corner; i = next_[i])
            triangles_.insert(triangles_.end(), {corner, i, next_[i]});
    }

private:
    static constexpr std::uint32_t convex = std::numeric_limits<std::uint32_t>::max();

    void spend(std::size_t steps) { budget_ -= std::min(budget_, steps); }

    /// Twice the area of the triangle that would be cut off here; negative where the polygon turns right.
    double area(std::uint32_t i) const { return turn(points_[previous_[i]], points_[i], points_[next_[i]]); }

    /// Whether the triangle that would be cut off here has an area and no other corner in it.
    bool is_ear(std::uint32_t i) {
        if (place_[i] != convex) return false;
        const Point& a = points_[previous_[i]];
        const Point& b = points_[i];
        const Point& c = points_[next_[i]];
        const auto inside = std::find_if(reflex_.begin(), reflex_.end(), [&](std::uint32_t k) {
            const Point& p = points_[k];
            if (p == a || p == b || p == c) return false;  // both ends of a bridge to a hole
            return turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0;
        });
        spend(static_cast<std::size_t>(inside - reflex_.begin()) + 1);
        return inside == reflex_.end();
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

    std::uint32_t clip(std::uint32_t i) {
        const std::uint32_t before = previous_[i];
        const std::uint32_t after = next_[i];
        triangles_.insert(triangles_.end(), {before, i, after});
        next_[before] = after;
        previous_[after] = before;
        --left_;
        make_convex(i);
        if (area(before) > 0) make_convex(before);
        if (area(after) > 0) make_convex(after);
        return after;
    }

    void make_convex(std::uint32_t i) {
        if (place_[i] == convex) return;
        const std::uint32_t last = reflex_.back();
        reflex_[place_[i]] = last;
        place_[last] = place_[i];
        reflex_.pop_back();
        place_[i] = convex;
    }

    std::vector<Point> points_;
    std::vector<std::uint32_t>& triangles_;
    std::vector<std::uint32_t> next_;
    std::vector<std::uint32_t> previous_;
    std::vector<std::uint32_t> reflex_;  ///< corners where the polygon does not turn left
    std::vector<std::uint32_t> place_;   ///< of each corner in `reflex_`
    std::size_t left_;
    std::size_t budget_;
};

void triangulate_quad(std::span<const glm::vec3> corners, std::vector<std::uint32_t>& triangles) {
    const glm::dvec3 normal = newell_normal(corners);
    if (turns_left(corners, 1, normal) && turns_left(corners, 3, normal)) {
        triangles.insert(triangles.end(), {0, 1, 2, 0, 2, 3});
    } else {
        triangles.insert(triangles.end(), {1, 2, 3, 1, 3, 0});
    }
}

bool is_convex(std::span<const glm::vec3> corners, const glm::dvec3& normal) {
    for (std::size_t i = 0; i < corners.size(); ++i) {
        if (!turns_left(corners, i, normal)) return false;
    }
    return true;
}

}  // namespace

void FaceSizes::add(std::uint32_t corners) {
    if (sizes_.empty() && corners == 3) {
        ++triangles_;
        return;
    }
    if (sizes_.empty()) sizes_.assign(triangles_, 3);
    sizes_.push_back(corners);
}

void triangulate(std::span<const glm::vec3> corners, std::vector<std::uint32_t>& triangles) {
    if (corners.size() == 3) {
        triangles.insert(triangles.end(), {0, 1, 2});
        return;
    }
    if (corners.size() == 4) return triangulate_quad(corners, triangles);
    const glm::dvec3 normal = newell_normal(corners);
    if (normal == glm::dvec3(0) || is_convex(corners, normal)) {
        const auto count = static_cast<std::uint32_t>(corners.size());
        for (std::uint32_t i = 1; i + 1 < count; ++i) triangles.insert(triangles.end(), {0, i, i + 1});
        return;
    }
    EarClipper(flattened(corners, normal), triangles).run();
}

std::vector<std::uint32_t> triangulate_faces(std::vector<std::uint32_t> indices, const FaceSizes& faces,
                                             std::span<const glm::vec3> positions) {
    if (faces.all_triangles()) return indices;
    std::vector<std::uint32_t> result;
    result.reserve(3 * (indices.size() - std::min(indices.size(), 2 * faces.count())));
    std::vector<glm::vec3> corners;
    std::vector<std::uint32_t> cut;
    std::size_t first = 0;
    for (const std::uint32_t size : faces.sizes()) {
        corners.clear();
        cut.clear();
        for (std::size_t i = 0; i < size; ++i) corners.push_back(positions[indices[first + i]]);
        triangulate(corners, cut);
        for (const std::uint32_t corner : cut) result.push_back(indices[first + corner]);
        first += size;
    }
    return result;
}

}  // namespace vitrine::io
