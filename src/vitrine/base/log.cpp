#include <vitrine/base/log.h>

#include <vitrine/base/error.h>

#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

namespace vitrine {
namespace {

using Clock = std::chrono::system_clock;
const Clock::time_point program_start = Clock::now();

/// Keeps the last lines for the log panel.
class RecentSink final : public spdlog::sinks::base_sink<std::mutex> {
public:
    std::vector<LogLine> lines() {
        const std::scoped_lock lock(mutex_);
        return {lines_.begin(), lines_.end()};
    }

    std::size_t count() {
        const std::scoped_lock lock(mutex_);
        return count_;
    }

protected:
    void sink_it_(const spdlog::details::log_msg& message) override {
        const std::chrono::duration<double> since_start = message.time - program_start;
        lines_.push_back({message.level, since_start.count(), {message.payload.begin(), message.payload.end()}});
        if (lines_.size() > capacity) lines_.pop_front();
        ++count_;
    }

    void flush_() override {}

private:
    static constexpr std::size_t capacity = 1000;
    std::deque<LogLine> lines_;
    std::size_t count_ = 0;
};

struct Logging {
    std::shared_ptr<spdlog::sinks::stderr_color_sink_mt> console =
        std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
    std::shared_ptr<RecentSink> recent = std::make_shared<RecentSink>();
    spdlog::logger logger{"vitrine", {console, recent}};

    Logging() {
        console->set_pattern("vitrine: %^%l%$: %v");
        console->set_level(spdlog::level::warn);
        recent->set_level(spdlog::level::debug);
        logger.set_level(spdlog::level::debug);
    }
};

Logging& logging() {
    static Logging instance;
    return instance;
}

}  // namespace

spdlog::logger& log() {
    return logging().logger;
}

void set_log_level(const std::string& name) {
    static constexpr std::array<std::pair<std::string_view, spdlog::level::level_enum>, 7> levels{{
        {"trace", spdlog::level::trace},
        {"debug", spdlog::level::debug},
        {"info", spdlog::level::info},
        {"warning", spdlog::level::warn},
        {"error", spdlog::level::err},
        {"critical", spdlog::level::critical},
        {"off", spdlog::level::off},
    }};
    const auto* found = std::find_if(levels.begin(), levels.end(), [&](const auto& l) { return l.first == name; });
    if (found == levels.end())
        throw UsageError("unknown log level '" + name +
                         "', expected trace, debug, info, warning, error, critical or off");
    logging().console->set_level(found->second);
    log().set_level(std::min(found->second, spdlog::level::debug));
}

std::vector<LogLine> recent_log() {
    return logging().recent->lines();
}

std::size_t log_line_count() {
    return logging().recent->count();
}

}  // namespace vitrine
