#pragma once

#include <vitrine/scene/scene.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>

namespace vitrine::io {

/// Makes a scene of the first so many rows of a file, or of whatever a reader counts.
using Preview = std::function<scene::Scene(std::size_t rows)>;

/// Decides when a file that is being read is worth showing as far as it is there: soon for the first time, later when
/// at least twice as much is there and some time has passed, and not again when most of it is, so that all previews
/// together are no larger than the file.
class Previews {
public:
    using Show = std::function<void(scene::Scene)>;
    using Clock = std::chrono::steady_clock;

    /// The first one is due when there are so many rows, or after so long.
    static constexpr std::size_t first_rows = 500'000;
    static constexpr std::chrono::milliseconds first_time{50};
    /// Between two of them.
    static constexpr std::chrono::milliseconds least_pause{100};

    /// Reading begins now.
    explicit Previews(Show show) : show_(std::move(show)), last_time_(Clock::now()) {}

    /// The first `filled` rows of `all` can be read. Where that is worth showing, `preview` is called. Any thread.
    void offer(std::size_t filled, std::size_t all, const Preview& preview);

private:
    bool is_due(std::size_t filled, std::size_t all) const;

    Show show_;
    std::mutex mutex_;
    Clock::time_point last_time_;
    std::size_t last_filled_ = 0;
};

/// How many rows from the first one on have been filled, by threads that fill some at a time in any order.
class FilledRows {
public:
    /// Rows [first, end) are there. Returns how many are there from the first one on. Any thread.
    std::size_t fill(std::size_t first, std::size_t end);

private:
    std::mutex mutex_;
    std::size_t filled_ = 0;
    std::map<std::size_t, std::size_t> ahead_;  ///< where ranges beyond begin and end
};

}  // namespace vitrine::io
