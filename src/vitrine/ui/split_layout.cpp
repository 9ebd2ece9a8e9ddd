#include <vitrine/ui/split_layout.h>

#include <vitrine/base/assert.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace vitrine::ui {
namespace {

constexpr double pleasant_aspect = 1.5;
/// How far a cell may be from it, as a logarithm of the ratio, before rows of different lengths are the better choice.
constexpr double price_of_uneven_rows = 0.4;

/// What is left of `length` beside the gaps between so many parts.
int room_for(std::size_t parts, int length, int gap) {
    return std::max(0, length - gap * static_cast<int>(parts - 1));
}

/// Where parts of these shares begin and end on a line of `length`, with gaps between.
std::vector<glm::ivec2> spans_of(const std::vector<double>& shares, int length, int gap) {
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    const int room = room_for(shares.size(), length, gap);
    std::vector<glm::ivec2> spans;
    double before = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const int offset = gap * static_cast<int>(i);
        const auto edge = [&](double share) { return offset + static_cast<int>(std::lround(room * share / sum)); };
        spans.emplace_back(edge(before), edge(before + shares[i]));
        before += shares[i];
    }
    return spans;
}

}  // namespace

std::vector<int> split_rows(int count, glm::ivec2 size) {
    VITRINE_ASSERT(count >= 1, "there is a cell");
    const glm::dvec2 extent(glm::max(size, glm::ivec2(1)));
    int best = 1;
    double least = std::numeric_limits<double>::infinity();
    for (int rows = 1; rows <= count; ++rows) {
        const int columns = (count + rows - 1) / rows;
        const double aspect = extent.x / columns / (extent.y / rows);
        const double cost =
            std::abs(std::log(aspect / pleasant_aspect)) + (count % rows != 0 ? price_of_uneven_rows : 0);
        if (cost < least) {
            least = cost;
            best = rows;
        }
    }
    std::vector<int> lengths(static_cast<std::size_t>(best), count / best);
    for (int row = 0; row < count % best; ++row) ++lengths[static_cast<std::size_t>(row)];
    return lengths;
}

void SplitLayout::fit(int count, glm::ivec2 size, int gap) {
    const std::vector<int> lengths = split_rows(count, size);
    const bool same =
        std::equal(lengths.begin(), lengths.end(), rows_.begin(), rows_.end(),
                   [](int length, const Row& row) { return row.shares.size() == static_cast<std::size_t>(length); });
    if (same && size == size_ && gap == gap_) return;
    if (!same) {
        rows_.clear();
        for (const int length : lengths)
            rows_.push_back({1, std::vector<double>(static_cast<std::size_t>(length), 1.0)});
    }
    size_ = size;
    gap_ = gap;
    place();
}

void SplitLayout::place() {
    cells_.clear();
    borders_.clear();
    std::vector<double> heights;
    for (const Row& row : rows_) heights.push_back(row.share);
    const std::vector<glm::ivec2> lines = spans_of(heights, size_.y, gap_);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const int top = lines[r].x;
        const int height = lines[r].y - top;
        if (r > 0)
            borders_.push_back(
                {.between_rows = true, .row = r - 1, .column = 0, .place = {{0, top - gap_}, {size_.x, gap_}}});
        const std::vector<glm::ivec2> columns = spans_of(rows_[r].shares, size_.x, gap_);
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (c > 0)
                borders_.push_back({.between_rows = false,
                                    .row = r,
                                    .column = c - 1,
                                    .place = {{columns[c].x - gap_, top}, {gap_, height}}});
            cells_.push_back({{columns[c].x, top}, {columns[c].y - columns[c].x, height}});
        }
    }
}

void SplitLayout::shift(double& before, double& after, double distance, double least) {
    const double sum = before + after;
    const double floor = std::min({least, before, after});
    before = std::clamp(before + distance, floor, sum - floor);
    after = sum - before;
}

void SplitLayout::move(const SplitBorder& border, float distance, int least) {
    Row& row = rows_[border.row];
    if (border.between_rows) {
        double sum = 0;
        for (const Row& each : rows_) sum += each.share;
        const double unit = sum / std::max(1, room_for(rows_.size(), size_.y, gap_));
        shift(row.share, rows_[border.row + 1].share, unit * double{distance}, unit * least);
    } else {
        const double sum = std::accumulate(row.shares.begin(), row.shares.end(), 0.0);
        const double unit = sum / std::max(1, room_for(row.shares.size(), size_.x, gap_));
        shift(row.shares[border.column], row.shares[border.column + 1], unit * double{distance}, unit * least);
    }
    place();
}

void SplitLayout::even_out(const SplitBorder& border) {
    Row& row = rows_[border.row];
    double& before = border.between_rows ? row.share : row.shares[border.column];
    double& after = border.between_rows ? rows_[border.row + 1].share : row.shares[border.column + 1];
    before = after = (before + after) / 2;
    place();
}

}  // namespace vitrine::ui
