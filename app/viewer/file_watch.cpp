#include "file_watch.h"

#include <utility>

namespace vitrine::app {

FileWatch::FileWatch(std::function<void()> changed)
    : changed_(std::move(changed)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

void FileWatch::set_files(std::vector<WatchedFile> files) {
    {
        const std::scoped_lock lock(mutex_);
        entries_.clear();
        for (WatchedFile& file : files)
            entries_.push_back({std::move(file.path), file.state, file.state, Clock::now()});
        change_ = false;
    }
    woken_.notify_one();
}

bool FileWatch::take_change() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(change_, false);
}

void FileWatch::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested() && woken_.wait(lock, stop, [this] { return !entries_.empty(); })) {
        if (look(entries_)) {
            change_ = true;
            lock.unlock();
            if (changed_) changed_();
            lock.lock();
        }
        // Ends early when the program does, and when there is something else to look at.
        woken_.wait_for(lock, stop, between_looks, [this] { return entries_.empty(); });
    }
}

bool FileWatch::look(std::vector<Entry>& entries) {
    bool changed = false;
    const Clock::time_point now = Clock::now();
    for (Entry& entry : entries) {
        const FileState state = state_of(entry.path);
        if (state != std::exchange(entry.seen, state)) entry.since = now;
        if (!state || state == entry.known || now - entry.since < still_time) continue;
        entry.known = state;
        changed = true;
    }
    return changed;
}

}  // namespace vitrine::app
