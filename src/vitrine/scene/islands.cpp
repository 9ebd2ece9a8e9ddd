#include <vitrine/scene/islands.h>

#include <vitrine/scene/point_grid.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <optional>
#include <utility>

namespace vitrine::scene {
namespace {

/// From left to right, from below where points are one above the other.
bool is_before(const glm::ivec2& a, const glm::ivec2& b) {
    return a.x < b.x || (a.x == b.x && a.y < b.y);
}

struct Edge {
    glm::ivec2 from;
    glm::ivec2 to;
    bool used = false;
};

/// The edges of all contours, by the point where they begin.
class EdgeMap {
public:
    explicit EdgeMap(const std::vector<GridRing>& contours) {
        std::vector<glm::dvec2> points;
        for (const GridRing& ring : contours) points.insert(points.end(), ring.begin(), ring.end());
        const PointGrid grid(points);
        for (const GridRing& ring : contours) {
            for (std::size_t i = 0; i < ring.size(); ++i) add({ring[i], ring[(i + 1) % ring.size()]}, points, grid);
        }
        std::sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
            return a.from != b.from ? is_before(a.from, b.from) : is_before(a.to, b.to);
        });
        cancel_opposites();
    }

    /// Follows unused edges from one to the next until all are used up.
    std::vector<GridRing> trace() {
        std::vector<GridRing> rings;
        for (Edge& first : edges_) {
            if (first.used) continue;
            GridRing ring;
            Edge* edge = &first;
            do {
                ring.push_back(edge->from);
                edge = next(*edge);
                edge->used = true;
            } while (edge != &first);
            if (ring.size() > 2) rings.push_back(std::move(ring));
        }
        return rings;
    }

private:
    /// Appends an edge in pieces, cut where points of the contours lie on it.
    void add(const Edge& edge, const std::vector<glm::dvec2>& points, const PointGrid& grid) {
        const glm::dvec2 from(edge.from);
        const glm::dvec2 along = glm::dvec2(edge.to) - from;
        const double square = glm::dot(along, along);
        std::vector<std::pair<double, glm::ivec2>> cuts{{0, edge.from}, {square, edge.to}};
        std::size_t steps = 0;
        grid.any_near({from, from, from + along}, steps, [&](std::uint32_t member) {
            const glm::dvec2 step = points[member] - from;
            const double place = glm::dot(along, step);
            const double aside = along.x * step.y - along.y * step.x;
            if (aside * aside <= square && place > 0 && place < square)
                cuts.emplace_back(place, glm::ivec2(points[member]));
            return false;
        });
        std::sort(cuts.begin(), cuts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            if (cuts[i].second != cuts[i + 1].second) edges_.push_back({cuts[i].second, cuts[i + 1].second});
        }
    }

    std::pair<std::size_t, std::size_t> edges_from(const glm::ivec2& point) const {
        const auto low = std::partition_point(edges_.begin(), edges_.end(),
                                              [&](const Edge& edge) { return is_before(edge.from, point); });
        auto high = low;
        while (high != edges_.end() && high->from == point) ++high;
        return {static_cast<std::size_t>(low - edges_.begin()), static_cast<std::size_t>(high - edges_.begin())};
    }

    /// Two edges that run back on each other have nothing between them, be it inside or outside.
    void cancel_opposites() {
        for (Edge& edge : edges_) {
            if (edge.used) continue;
            const auto [low, high] = edges_from(edge.to);
            for (std::size_t i = low; i < high; ++i) {
                if (edges_[i].used || edges_[i].to != edge.from) continue;
                edge.used = edges_[i].used = true;
                break;
            }
        }
        std::erase_if(edges_, [](const Edge& edge) { return edge.used; });
    }

    /// The unused edge that turns most to the left: first when turning clockwise from where the edge came. There is
    /// one, because as many edges end in a point as begin there.
    Edge* next(const Edge& edge) {
        const auto [low, high] = edges_from(edge.to);
        Edge* best = nullptr;
        double least = 0;
        for (std::size_t i = low; i < high; ++i) {
            if (edges_[i].used) continue;
            const double angle = high - low == 1 ? 0 : clockwise_angle(edge, edges_[i]);
            if (best != nullptr && angle >= least) continue;
            best = &edges_[i];
            least = angle;
        }
        return best;
    }

    static double clockwise_angle(const Edge& in, const Edge& out) {
        const glm::dvec2 back(in.from - in.to);
        const glm::dvec2 ahead(out.to - out.from);
        const double angle = std::atan2(ahead.x * back.y - ahead.y * back.x, glm::dot(ahead, back));
        return angle > 0 ? angle : angle + 2 * std::numbers::pi;
    }

    std::vector<Edge> edges_;
};

/// A contour and what is asked of it again and again.
struct MeasuredRing {
    GridRing points;
    glm::ivec2 min;
    glm::ivec2 max;
    std::int64_t doubled_area = 0;

    explicit MeasuredRing(GridRing ring) : points(std::move(ring)), min(points[0]), max(points[0]) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            min = glm::min(min, points[i]);
            max = glm::max(max, points[i]);
            const glm::i64vec2 a(points[i]);
            const glm::i64vec2 b(points[(i + 1) % points.size()]);
            doubled_area += a.x * b.y - b.x * a.y;
        }
    }

    /// Whether a point is inside; none when it is on the contour.
    std::optional<bool> contains(const glm::ivec2& point) const {
        if (point.x < min.x || point.y < min.y || point.x > max.x || point.y > max.y) return false;
        bool inside = false;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const glm::i64vec2 a(points[i] - point);
            const glm::i64vec2 b(points[(i + 1) % points.size()] - point);
            const std::int64_t side = a.x * b.y - b.x * a.y;
            if (side == 0 && a.x * b.x + a.y * b.y <= 0) return std::nullopt;
            if ((a.y <= 0) != (b.y <= 0) && (side > 0) == (b.y > a.y)) inside = !inside;
        }
        return inside;
    }

    /// Whether a contour that does not cross this one lies in it.
    bool surrounds(const MeasuredRing& other) const {
        for (const glm::ivec2& point : other.points) {
            if (const std::optional<bool> inside = contains(point)) return *inside;
        }
        return false;
    }
};

}  // namespace

std::vector<Island> islands_of(const std::vector<GridRing>& contours) {
    std::vector<MeasuredRing> outlines;
    std::vector<MeasuredRing> holes;
    for (GridRing& ring : EdgeMap(contours).trace()) {
        MeasuredRing measured(std::move(ring));
        if (measured.doubled_area == 0) continue;
        (measured.doubled_area > 0 ? outlines : holes).push_back(std::move(measured));
    }
    std::sort(outlines.begin(), outlines.end(),
              [](const MeasuredRing& a, const MeasuredRing& b) { return a.doubled_area < b.doubled_area; });
    std::vector<Island> islands;
    for (const MeasuredRing& outline : outlines) islands.push_back({outline.points});
    for (MeasuredRing& hole : holes) {
        const auto around = std::find_if(outlines.begin(), outlines.end(), [&](const MeasuredRing& outline) {
            return outline.doubled_area > -hole.doubled_area && outline.surrounds(hole);
        });
        if (around != outlines.end())
            islands[static_cast<std::size_t>(around - outlines.begin())].push_back(std::move(hole.points));
    }
    return islands;
}

}  // namespace vitrine::scene
