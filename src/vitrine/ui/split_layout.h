#pragma once

#include <glm/glm.hpp>

#include <cstddef>
#include <vector>

namespace vitrine::ui {

/// A rectangle from the upper left, in whole units of what was parted.
struct SplitCell {
    glm::ivec2 min{0};
    glm::ivec2 size{0};
    friend bool operator==(const SplitCell&, const SplitCell&) = default;
};

/// The line between two rows, or between two cells of a row.
struct SplitBorder {
    bool between_rows = false;
    std::size_t row = 0;     ///< the upper one, or that of the two cells
    std::size_t column = 0;  ///< of the left cell; 0 between rows
    SplitCell place;         ///< the gap itself
};

/// How many cells stand in each row when `count` are laid out over `size` so that they are near to 3:2 and, if that
/// costs little, as many in each row.
std::vector<int> split_rows(int count, glm::ivec2 size);

/// Parts a rectangle into rows of cells, at first of equal shares, whose borders can be moved.
class SplitLayout {
public:
    /// Lays out anew when `count` or the rows that suit `size` have changed, with equal shares; otherwise only scales.
    /// `gap` is what is left free between cells. `count` is 1 or more.
    void fit(int count, glm::ivec2 size, int gap);

    /// In reading order, as many as were asked for. A cell without room has size 0.
    const std::vector<SplitCell>& cells() const { return cells_; }
    const std::vector<SplitBorder>& borders() const { return borders_; }
    /// Moves a border down or to the right; no cell beside it becomes smaller than `least`, but for those that are.
    void move(const SplitBorder& border, float distance, int least);
    /// The cells on both sides of the border get equal shares.
    void even_out(const SplitBorder& border);

private:
    struct Row {
        double share = 1;
        std::vector<double> shares;  ///< of its cells
    };
    void place();
    static void shift(double& before, double& after, double distance, double least);

    std::vector<Row> rows_;
    glm::ivec2 size_{0};
    int gap_ = 0;
    std::vector<SplitCell> cells_;
    std::vector<SplitBorder> borders_;
};

}  // namespace vitrine::ui
