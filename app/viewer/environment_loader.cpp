#include "environment_loader.h"

#include <vitrine/io/names.h>

#include <utility>

namespace vitrine::app {

EnvironmentLoader::EnvironmentLoader(std::function<void()> changed) : changed_(std::move(changed)) {}

EnvironmentLoader::~EnvironmentLoader() {
    give_up();
}

void EnvironmentLoader::start(const std::filesystem::path& path) {
    give_up();
    is_loading_ = true;
    path_ = path;
    begun_ = std::chrono::steady_clock::now();
    const std::scoped_lock lock(mutex_);
    wanted_ = path;
    progress_ = std::make_shared<io::Progress>();
    if (std::exchange(runs_, true)) return;
    thread_ = std::jthread([this] { run(); });  // the one before has nothing left to do
}

void EnvironmentLoader::give_up() {
    is_loading_ = false;
    const std::scoped_lock lock(mutex_);
    wanted_.reset();
    read_.reset();
    if (progress_) progress_->cancel();
}

LoadStatus EnvironmentLoader::status() const {
    const std::scoped_lock lock(mutex_);
    return {.file = io::file_name(path_),
            .stage = progress_->stage(),
            .done_bytes = progress_->done_bytes(),
            .total_bytes = progress_->total_bytes(),
            .elapsed = std::chrono::steady_clock::now() - begun_};
}

std::optional<EnvironmentRead> EnvironmentLoader::take() {
    const std::scoped_lock lock(mutex_);
    if (read_) is_loading_ = false;
    return std::exchange(read_, std::nullopt);
}

void EnvironmentLoader::wait() {
    if (thread_.joinable()) thread_.join();
}

void EnvironmentLoader::run() {
    while (true) {
        std::filesystem::path path;
        std::shared_ptr<io::Progress> progress;
        {
            const std::scoped_lock lock(mutex_);
            runs_ = wanted_.has_value();
            if (!runs_) return;
            path = *std::exchange(wanted_, std::nullopt);
            progress = progress_;
        }
        try {
            EnvironmentRead read = read_environment(path, progress.get());
            const std::scoped_lock lock(mutex_);
            if (!progress->is_cancelled()) read_ = std::move(read);
        } catch (const io::CancelledError&) {
            continue;
        }
        if (changed_) changed_();
    }
}

}  // namespace vitrine::app
