#include <vitrine/arrays/texel_rect.h>

#include <vitrine/base/assert.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace vitrine::arrays {
namespace {

/// Collects rectangles row by row, from above; one that continues another is joined with it.
class RowCollector {
public:
    void add(const TexelRect& rect) {
        const auto [place, is_new] = last_.try_emplace({rect.x, rect.width}, rects_.size());
        if (!is_new && rects_[place->second].bottom() == rect.y) {
            rects_[place->second].height += rect.height;
            return;
        }
        place->second = rects_.size();
        rects_.push_back(rect);
    }
    std::vector<TexelRect> take() { return std::move(rects_); }

private:
    std::vector<TexelRect> rects_;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> last_;  ///< of the columns x and width
};

/// Texels that are sent along when two rectangles become one.
std::size_t waste_of(const TexelRect& a, const TexelRect& b) {
    const std::size_t sum = a.texel_count() + b.texel_count();
    return std::max(hull(a, b).texel_count(), sum) - sum;
}

/// Joins neighbours in the list, those first that waste least, until few enough are left.
std::vector<TexelRect> coarsened(const std::vector<TexelRect>& rects) {
    if (rects.size() <= most_texel_rects) return rects;
    std::size_t joins = rects.size() - most_texel_rects;
    std::vector<std::size_t> wastes;
    for (std::size_t i = 1; i < rects.size(); ++i) wastes.push_back(waste_of(rects[i - 1], rects[i]));
    std::vector<std::size_t> ordered = wastes;
    const auto most = ordered.begin() + static_cast<std::ptrdiff_t>(joins - 1);
    std::nth_element(ordered.begin(), most, ordered.end());
    std::vector<TexelRect> coarse{rects.front()};
    for (std::size_t i = 1; i < rects.size(); ++i) {
        if (wastes[i - 1] <= *most && joins > 0) {
            coarse.back() = hull(coarse.back(), rects[i]);
            --joins;
        } else {
            coarse.push_back(rects[i]);
        }
    }
    return coarse;
}

/// Replaces two rectangles by one that contains both.
void join(std::vector<TexelRect>& rects, std::size_t a, std::size_t b) {
    rects[a] = hull(rects[a], rects[b]);
    rects.erase(rects.begin() + static_cast<std::ptrdiff_t>(b));
}

/// The first two that overlap, the first one first.
std::optional<std::pair<std::size_t, std::size_t>> overlapping(const std::vector<TexelRect>& rects) {
    for (std::size_t a = 0; a < rects.size(); ++a) {
        for (std::size_t b = a + 1; b < rects.size(); ++b) {
            if (overlap(rects[a], rects[b])) return std::pair{a, b};
        }
    }
    return std::nullopt;
}

/// The two that waste least, if that is little enough.
std::optional<std::pair<std::size_t, std::size_t>> cheapest(const std::vector<TexelRect>& rects, std::size_t most) {
    std::optional<std::pair<std::size_t, std::size_t>> found;
    std::size_t least = most + 1;
    for (std::size_t a = 0; a < rects.size(); ++a) {
        for (std::size_t b = a + 1; b < rects.size(); ++b) {
            const std::size_t waste = waste_of(rects[a], rects[b]);
            if (waste >= least) continue;
            least = waste;
            found = std::pair{a, b};
        }
    }
    return found;
}

void part_overlaps(std::vector<TexelRect>& rects) {
    while (const auto pair = overlapping(rects)) join(rects, pair->first, pair->second);
}

}  // namespace

TexelRect hull(const TexelRect& a, const TexelRect& b) {
    const std::size_t x = std::min(a.x, b.x);
    const std::size_t y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

bool overlap(const TexelRect& a, const TexelRect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

std::vector<TexelRect> rects_of(std::span<const ByteRange> ranges, std::size_t image_width, std::size_t texel_bytes) {
    VITRINE_ASSERT(image_width > 0 && texel_bytes > 0, "an image has columns and texels have bytes");
    RowCollector rects;
    std::size_t next = 0;  // a texel may have parts in two ranges
    for (const ByteRange& range : ranges) {
        std::size_t first = std::max(next, range.begin / texel_bytes);
        const std::size_t end = (range.end + texel_bytes - 1) / texel_bytes;
        while (first < end) {
            const std::size_t x = first % image_width;
            const std::size_t rows = x == 0 ? (end - first) / image_width : 0;
            const std::size_t count = rows > 0 ? rows * image_width : std::min(end - first, image_width - x);
            rects.add({x, first / image_width, rows > 0 ? image_width : count, std::max<std::size_t>(rows, 1)});
            first += count;
        }
        next = std::max(next, end);
    }
    return rects.take();
}

std::vector<TexelRect> merged(std::vector<TexelRect> rects, MergePolicy policy, std::size_t gap_texels) {
    if (policy == MergePolicy::single && !rects.empty()) {
        TexelRect all = rects.front();
        for (const TexelRect& rect : rects) all = hull(all, rect);
        return {all};
    }
    rects = coarsened(rects);
    part_overlaps(rects);
    if (policy != MergePolicy::cost) return rects;
    while (const auto pair = cheapest(rects, gap_texels)) {
        join(rects, pair->first, pair->second);
        part_overlaps(rects);
    }
    return rects;
}

}  // namespace vitrine::arrays
