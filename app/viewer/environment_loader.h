#pragma once

#include "scene_loader.h"

#include <app/environment.h>

#include <vitrine/io/progress.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace vitrine::app {

/// Reads environment maps on a thread of its own; of several that are asked for the last one counts. Its functions are
/// for the thread that made it.
class EnvironmentLoader {
public:
    /// `changed` is called on another thread when there is something to take.
    explicit EnvironmentLoader(std::function<void()> changed = {});
    /// Gives up what goes on, and waits for it: a second or so.
    ~EnvironmentLoader();

    void start(const std::filesystem::path& path);
    /// Nothing is handed out any more.
    void give_up();
    /// Until what was asked for has been taken or given up.
    bool is_loading() const { return is_loading_; }
    /// Of what is loaded now.
    LoadStatus status() const;
    /// Of what was asked for last.
    const std::filesystem::path& path() const { return path_; }
    std::optional<EnvironmentRead> take();
    /// Until there is something to take: for programs without a window.
    void wait();

private:
    void run();

    const std::function<void()> changed_;
    bool is_loading_ = false;
    std::filesystem::path path_;  ///< the one asked for last
    std::chrono::steady_clock::time_point begun_;
    mutable std::mutex mutex_;  ///< for what follows
    bool runs_ = false;         ///< the thread takes what is wanted
    std::optional<std::filesystem::path> wanted_;
    std::shared_ptr<io::Progress> progress_;
    std::optional<EnvironmentRead> read_;
    std::jthread thread_;  ///< last: it ends before what it uses
};

}  // namespace vitrine::app
