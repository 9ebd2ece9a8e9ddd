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

double round_up(double value) {
    VITRINE_ASSERT(value > 0, "powers are above 0");
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= value * (1.0 - 1e-9)) return step * power;
    }
    return 10 * power;
}

Histogram make_histogram(std::span<const double> sample, std::size_t most_bins) {
    if (sample.empty() || most_bins == 0) return {};
    const Summary summary = summarize(sample);
    const double most = std::max(summary.p99, summary.min);
    // Values that are all alike have an interval around them.
    const double range = std::max(most - summary.min, std::max(std::abs(most) * 1e-3, 1e-6));
    Histogram histogram;
    histogram.step = round_up(range / static_cast<double>(most_bins));
    const auto index_of = [&](double value) { return std::floor(value / histogram.step); };
    while (index_of(most) - index_of(summary.min) >= static_cast<double>(most_bins))
        histogram.step = round_up(histogram.step * 1.5);
    histogram.first = index_of(summary.min) * histogram.step;
    const auto bins = static_cast<std::size_t>(index_of(most) - index_of(summary.min)) + 1;
    histogram.counts.assign(bins, 0);
    for (const double value : sample) {
        const double bin = std::clamp(index_of(value) - index_of(summary.min), 0.0, static_cast<double>(bins - 1));
        ++histogram.counts[static_cast<std::size_t>(bin)];
    }
    return histogram;
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
