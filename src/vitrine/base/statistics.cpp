#include <vitrine/base/statistics.h>

#include <vitrine/base/assert.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace vitrine {
namespace {

/// The probability of `heads` heads among `coins` coins.
double binomial(std::size_t coins, std::size_t heads) {
    const auto n = static_cast<double>(coins);
    const auto k = static_cast<double>(heads);
    return std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) - n * std::numbers::ln2);
}

}  // namespace

bool overlap(const Interval& a, const Interval& b) {
    return a.low <= b.high && b.low <= a.high;
}

double quantile(std::span<const double> sorted, double fraction) {
    VITRINE_ASSERT(!sorted.empty(), "a quantile needs a sample");
    VITRINE_ASSERT(fraction >= 0 && fraction <= 1, "a quantile's fraction lies between 0 and 1");
    const double rank = fraction * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], rank - static_cast<double>(below));
}

Interval median_ci95(std::span<const double> sorted) {
    VITRINE_ASSERT(!sorted.empty(), "a confidence interval needs a sample");
    // From the middle outwards: the sum of the probabilities that `rank` to `count - rank` values lie below the median.
    const std::size_t count = sorted.size();
    std::size_t rank = std::max<std::size_t>(count / 2, 1);
    double term = binomial(count, rank);
    double covered = count % 2 == 0 ? term : 2 * term;
    while (covered < 0.95 && rank > 1) {
        term *= static_cast<double>(rank) / static_cast<double>(count - rank + 1);
        covered += 2 * term;
        --rank;
    }
    return {sorted[rank - 1], sorted[count - rank]};
}

double ci95_percent(const Summary& summary) {
    if (!(summary.median > 0)) return 0;
    return 50 * (summary.ci95.high - summary.ci95.low) / summary.median;
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
        .ci95 = median_ci95(sorted),
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
