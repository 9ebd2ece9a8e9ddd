#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine {

/// Order statistics of a sample, in the sample's unit. All zero for an empty sample.
struct Summary {
    std::size_t count = 0;
    double min = 0;
    double median = 0;
    double p95 = 0;
    double p99 = 0;
    double max = 0;
    double mean = 0;
};

/// The value below which `fraction` (0 to 1) of the sample lies, by linear interpolation between the closest
/// ranks (Hyndman and Fan 1996, definition 7). `sorted` ascends and is not empty.
double quantile(std::span<const double> sorted, double fraction);

/// Sorts a copy of the sample and reads its order statistics.
Summary summarize(std::span<const double> sample);

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
