#include <vitrine/io/previews.h>

namespace vitrine::io {

bool Previews::is_due(std::size_t filled, std::size_t all) const {
    if (filled == 0 || filled > all / 2) return false;
    const Clock::duration since = Clock::now() - last_time_;
    if (last_filled_ == 0) return filled >= first_rows || since >= first_time;
    return filled >= 2 * last_filled_ && since >= least_pause;
}

void Previews::offer(std::size_t filled, std::size_t all, const Preview& preview) {
    const std::unique_lock lock(mutex_, std::try_to_lock);
    // Whoever is at it shows about as much.
    if (!lock.owns_lock() || !is_due(filled, all)) return;
    last_filled_ = filled;
    show_(preview(filled));
    last_time_ = Clock::now();
}

std::size_t FilledRows::fill(std::size_t first, std::size_t end) {
    const std::scoped_lock lock(mutex_);
    ahead_[first] = end;
    while (!ahead_.empty() && ahead_.begin()->first == filled_) {
        filled_ = ahead_.begin()->second;
        ahead_.erase(ahead_.begin());
    }
    return filled_;
}

}  // namespace vitrine::io
