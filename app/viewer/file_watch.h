#pragma once

#include "file_state.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace vitrine::app {

/// A file, and what is known of it.
struct WatchedFile {
    std::filesystem::path path;
    FileState state;
};

/// Looks at files, several times a second, on a thread of its own, and says when one has changed and has then stayed
/// the same for a while: whoever wrote it is done. A file that has gone has not changed before it is there again:
/// programs write a new file and give it the old one's name. Any thread.
class FileWatch {
public:
    static constexpr std::chrono::milliseconds between_looks{100};
    static constexpr std::chrono::milliseconds still_time{200};

    /// `changed` is called on that thread.
    explicit FileWatch(std::function<void()> changed);

    /// Looks at these from now on, of which this is known; none: it sleeps.
    void set_files(std::vector<WatchedFile> files);
    /// Whether a file has changed since this was last asked.
    bool take_change();

private:
    using Clock = std::chrono::steady_clock;
    struct Entry {
        std::filesystem::path path;
        FileState known;
        FileState seen;  ///< at the last look
        Clock::time_point since;
    };

    void run(const std::stop_token& stop);
    /// True: one has changed and is still.
    static bool look(std::vector<Entry>& entries);

    std::function<void()> changed_;
    std::mutex mutex_;
    std::condition_variable_any woken_;
    std::vector<Entry> entries_;
    bool change_ = false;
    std::jthread thread_;  // last: the rest is there when it starts, and still when it ends
};

}  // namespace vitrine::app
