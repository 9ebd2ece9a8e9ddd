#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine {

/// From `low` to `high`, both included.
struct Interval {
    double low = 0;
    double high = 0;
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// Whether a value lies in both.
bool overlap(const Interval& a, const Interval& b);

/// Order statistics of a sample, in the sample's unit. All zero for an empty sample.
struct Summary {
    std::size_t count = 0;
    double min = 0;
    double median = 0;
    double p95 = 0;
    double p99 = 0;
    double max = 0;
    double mean = 0;
    Interval ci95;  ///< of the median, by median_ci95
};

/// The value below which `fraction` (0 to 1) of the sample lies, by linear interpolation between the closest
/// ranks (Hyndman and Fan 1996, definition 7). `sorted` ascends and is not empty.
double quantile(std::span<const double> sorted, double fraction);

/// The narrowest pair of values of the same rank from below and from above between which the median of what was sampled
/// lies with a probability of at least 0.95, whatever its distribution (David and Nagaraja, Order Statistics, 3rd
/// edition 2003, section 7.1: the values below the median are as many as heads among so many coins). The values must be
/// independent: neighbouring frames are only nearly so. Fewer than six values cannot tell: then it is all of them.
/// `sorted` ascends and is not empty.
Interval median_ci95(std::span<const double> sorted);

/// Half the width of the median's confidence interval over the median, in percent; 0 for an empty sample.
double ci95_percent(const Summary& summary);

/// Sorts a copy of the sample and reads its order statistics.
Summary summarize(std::span<const double> sample);

/// How many values lie in each of neighbouring intervals of equal width.
struct Histogram {
    double first = 0;  ///< where the first one begins
    double step = 0;   ///< their width
    std::vector<std::size_t> counts;

    double begin_of(std::size_t bin) const { return first + step * static_cast<double>(bin); }
};

/// Counts the values in at most `most_bins` intervals, whose width and ends are multiples of 1, 2 or 5 times a power of
/// ten. The largest hundredth of the values does not stretch them: what lies beyond is counted in the last one. Empty
/// for an empty sample.
Histogram make_histogram(std::span<const double> sample, std::size_t most_bins);

/// The smallest of 1, 2 and 5 times powers of ten that is `value` or more, but for what rounding adds to `value`, which
/// is above 0.
double round_up(double value);

/// The last `capacity` values pushed, oldest first.
class History {
public:
    explicit History(std::size_t capacity);

    void push(double value);
    void clear();
    std::size_t size() const { return values_.size(); }
    std::size_t capacity() const { return capacity_; }
    /// Oldest first.
    std::vector<double> values() const;

private:
    std::size_t capacity_;
    std::size_t next_ = 0;
    std::vector<double> values_;
};

}  // namespace vitrine
