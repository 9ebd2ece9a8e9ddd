#include <vitrine/base/statistics.h>

#include <vitrine/base/assert.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine {

double quantile(std::span<const double> sorted, double fraction) {
    VITRINE_ASSERT(!sorted.empty(), "a quantile needs a sample");
    VITRINE_ASSERT(fraction >= 0 && fraction <= 1, "a quantile's fraction lies between 0 and 1");
    const double rank = fraction * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], rank - static_cast<double>(below));
}

Summary summarize(std::span<const double> sample) {
    if (sample.empty()) return {};
    std::vector<double> sorted(sample.begin(), sample.end());
    std::sort(sorted.begin(), sorted.end());
    return {
        .count = sorted.size(),
        .min = sorted.front(),
        .median = quantile(sorted, 0.5),
        .p95 = quantile(sorted, 0.95),
        .p99 = quantile(sorted, 0.99),
        .max = sorted.back(),
        .mean = std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(sorted.size()),
    };
}

History::History(std::size_t capacity) : capacity_(capacity) {
    VITRINE_ASSERT(capacity > 0, "a history keeps at least one value");
    values_.reserve(capacity);
}

void History::push(double value) {
    if (values_.size() < capacity_) {
        values_.push_back(value);
    } else {
        values_[next_] = value;
    }
    next_ = (next_ + 1) % capacity_;
}

void History::clear() {
    values_.clear();
    next_ = 0;
}

std::vector<double> History::values() const {
    std::vector<double> ordered(values_);
    if (values_.size() == capacity_)
        std::rotate(ordered.begin(), ordered.begin() + static_cast<std::ptrdiff_t>(next_), ordered.end());
    return ordered;
}

}  // namespace vitrine
