#include <vitrine/arrays/dirty_ranges.h>

#include <vitrine/base/assert.h>
#include <vitrine/base/error.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <utility>

namespace vitrine::arrays {
namespace {

constexpr std::array policy_names{std::pair{MergePolicy::exact, std::string_view("exact")},
                                  std::pair{MergePolicy::single, std::string_view("single")},
                                  std::pair{MergePolicy::cost, std::string_view("cost")}};

bool begins_before(const ByteRange& a, const ByteRange& b) {
    return a.begin < b.begin;
}

/// Makes one of sorted ranges that are at most `gap` bytes apart, in place; how many are left.
std::size_t join(std::vector<ByteRange>& ranges, std::size_t gap) {
    if (ranges.empty()) return 0;
    std::size_t last = 0;
    for (std::size_t i = 1; i < ranges.size(); ++i) {
        if (ranges[i].begin <= ranges[last].end || ranges[i].begin - ranges[last].end <= gap)
            ranges[last].end = std::max(ranges[last].end, ranges[i].end);
        else
            ranges[++last] = ranges[i];
    }
    ranges.resize(last + 1);
    return ranges.size();
}

}  // namespace

std::string_view name_of(MergePolicy policy) {
    return policy_names[static_cast<std::size_t>(policy)].second;
}

MergePolicy merge_policy_named(std::string_view name) {
    for (const auto& [policy, its_name] : policy_names) {
        if (name == its_name) return policy;
    }
    throw UsageError("unknown merge policy '" + std::string(name) + "', expected exact, single or cost");
}

std::vector<ByteRange> merged(std::span<const ByteRange> ranges, const MergeRule& rule) {
    if (ranges.empty()) return {};
    if (rule.policy == MergePolicy::single) return {{ranges.front().begin, ranges.back().end}};
    std::vector<ByteRange> result(ranges.begin(), ranges.end());
    if (rule.policy == MergePolicy::cost) join(result, rule.gap_bytes);
    return result;
}

void DirtyRanges::mark(ByteRange range) {
    if (range.empty()) return;
    if (!ranges_.empty()) {
        ByteRange& last = ranges_.back();
        if (range.begin >= last.begin && range.begin <= last.end) {
            // Nothing in order lies behind the last one, so that it may grow.
            last.end = std::max(last.end, range.end);
            return;
        }
        if (ordered_ == ranges_.size() && range.begin > last.end) ++ordered_;
    } else {
        ordered_ = 1;
    }
    ranges_.push_back(range);
    if (ranges_.size() >= next_order_) {
        put_in_order();
        next_order_ = std::max(least_order, 2 * ranges_.size());
    }
}

void DirtyRanges::mark_strided(std::size_t begin, std::size_t size, std::size_t stride, std::size_t count) {
    VITRINE_ASSERT(stride >= size, "the ranges do not overlap");
    if (count == 0 || size == 0) return;
    if (stride == size || count > most_ranges) {
        mark({begin, begin + (count - 1) * stride + size});
        return;
    }
    for (std::size_t i = 0; i < count; ++i) mark({begin + i * stride, begin + i * stride + size});
}

void DirtyRanges::unmark(ByteRange range) {
    if (!meets(range)) return;
    std::vector<ByteRange> kept;
    kept.reserve(ranges_.size() + 1);
    for (const ByteRange& each : ranges_) {
        const ByteRange before{each.begin, std::min(each.end, range.begin)};
        const ByteRange behind{std::max(each.begin, range.end), each.end};
        if (!before.empty()) kept.push_back(before);
        if (!behind.empty()) kept.push_back(behind);
    }
    ranges_ = std::move(kept);
    ordered_ = ranges_.size();
}

bool DirtyRanges::meets(ByteRange range) {
    if (range.empty() || ranges_.empty()) return false;
    put_in_order();
    const auto first = std::upper_bound(ranges_.begin(), ranges_.end(), range.begin,
                                        [](std::size_t at, const ByteRange& each) { return at < each.end; });
    return first != ranges_.end() && first->begin < range.end;
}

void DirtyRanges::truncate(std::size_t size_bytes) {
    put_in_order();
    while (!ranges_.empty() && ranges_.back().begin >= size_bytes) ranges_.pop_back();
    if (!ranges_.empty()) ranges_.back().end = std::min(ranges_.back().end, size_bytes);
    ordered_ = ranges_.size();
}

void DirtyRanges::clear() {
    ranges_.clear();
    ordered_ = 0;
    next_order_ = least_order;
}

std::span<const ByteRange> DirtyRanges::ranges() {
    put_in_order();
    return ranges_;
}

std::size_t DirtyRanges::size_bytes() {
    put_in_order();
    return std::accumulate(ranges_.begin(), ranges_.end(), std::size_t{0},
                           [](std::size_t sum, const ByteRange& range) { return sum + range.size(); });
}

void DirtyRanges::put_in_order() {
    if (ordered_ == ranges_.size()) return;
    const auto middle = ranges_.begin() + static_cast<std::ptrdiff_t>(ordered_);
    std::sort(middle, ranges_.end(), begins_before);
    std::inplace_merge(ranges_.begin(), middle, ranges_.end(), begins_before);
    ordered_ = join(ranges_, 0);
    limit();
}

void DirtyRanges::limit() {
    if (ranges_.size() <= most_ranges) return;
    std::vector<std::size_t> gaps;
    gaps.reserve(ranges_.size() - 1);
    for (std::size_t i = 1; i < ranges_.size(); ++i) gaps.push_back(ranges_[i].begin - ranges_[i - 1].end);
    // Half as many, so that this is seldom done.
    const auto kept = gaps.end() - static_cast<std::ptrdiff_t>(most_ranges / 2);
    std::nth_element(gaps.begin(), kept, gaps.end());
    ordered_ = join(ranges_, *kept);
}

}  // namespace vitrine::arrays
