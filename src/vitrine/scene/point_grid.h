#pragma once

#include <glm/glm.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::scene {

/// Finds the members of a set of points that may lie in a triangle, by the cells of a grid that the triangle meets.
/// Members can leave; none can join.
class PointGrid {
public:
    explicit PointGrid(std::span<const glm::dvec2> members);

    void remove(std::uint32_t member);

    /// Calls `visit(member)` for all that may lie in the triangle, or on the line that it is, until one returns true.
    /// Returns whether one did; adds what the search costs to `steps`.
    template <class Visitor>
    bool any_near(const std::array<glm::dvec2, 3>& triangle, std::size_t& steps, Visitor&& visit) const {
        const std::array<glm::dvec2, 3> corners{in_cells(triangle[0]), in_cells(triangle[1]), in_cells(triangle[2])};
        const auto [low, high] = std::minmax({corners[0].y, corners[1].y, corners[2].y});
        for (int y = cell(low - margin); y <= cell(high + margin); ++y) {
            const glm::dvec2 range = columns_in_row(corners, y);
            for (int x = cell(range.x); x <= cell(range.y); ++x) {
                const auto& members = cells_[static_cast<std::size_t>(y) * side_ + x];
                steps += 1 + members.size();
                if (std::any_of(members.begin(), members.end(), visit)) return true;
            }
        }
        return false;
    }

private:
    static constexpr double margin = 1e-6;  ///< of a cell, for what rounding does at their borders

    glm::dvec2 in_cells(const glm::dvec2& point) const { return (point - min_) * cells_per_unit_; }
    int cell(double place) const { return static_cast<int>(std::clamp(place, 0.0, side_ - 1.0)); }
    std::vector<std::uint32_t>& cell_of(std::uint32_t member);
    /// Where a triangle begins and ends between the borders of a row, in cells.
    static glm::dvec2 columns_in_row(const std::array<glm::dvec2, 3>& corners, int row);

    std::vector<glm::dvec2> points_;
    glm::dvec2 min_{0};
    glm::dvec2 cells_per_unit_{0};
    int side_ = 1;
    std::vector<std::vector<std::uint32_t>> cells_;
};

}  // namespace vitrine::scene
