#include <vitrine/paths/scene_thread.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/driver.h>
#include <vitrine/paths/scene_client.h>

#include <algorithm>
#include <utility>

namespace vitrine::paths {

SceneThread::SceneThread(std::unique_ptr<gl::Context> context)
    : context_(std::move(context)), thread_([this] { run(); }) {}

SceneThread::~SceneThread() {
    {
        const std::scoped_lock lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

bool SceneThread::usable() const {
    const std::scoped_lock lock(mutex_);
    return loss_.empty();
}

void SceneThread::enqueue(SceneClient& client) {
    {
        const std::scoped_lock lock(mutex_);
        if (std::find(queue_.begin(), queue_.end(), &client) == queue_.end()) queue_.push_back(&client);
    }
    changed_.notify_all();
}

void SceneThread::leave(SceneClient& client, SceneTargets& targets) {
    {
        std::unique_lock lock(mutex_);
        turn_over_.wait(lock, [&] { return at_work_ != &client; });
        std::erase(queue_, &client);
        leftovers_.push_back(std::move(targets));
    }
    changed_.notify_all();
}

void SceneThread::run() {
    work();
    // Whatever is left of GL goes while the context is there.
    leftovers_.clear();
    context_->release();
}

void SceneThread::work() {
    std::optional<SceneTools> tools;
    try {
        context_->make_current();
        tools.emplace();
    } catch (const std::exception& error) {
        lose(error);
    }
    Turn turn;
    while (next(turn)) {
        turn.leftovers.clear();
        if (turn.client != nullptr && take_turn(*turn.client, tools)) enqueue(*turn.client);
    }
}

/// Ends the turn before and waits for something to do.
bool SceneThread::next(Turn& turn) {
    std::unique_lock lock(mutex_);
    turn.client = at_work_ = nullptr;
    turn_over_.notify_all();
    changed_.wait(lock, [this] { return stop_ || !queue_.empty() || !leftovers_.empty(); });
    if (stop_) return false;
    turn.leftovers.swap(leftovers_);
    if (queue_.empty()) return true;
    turn.client = at_work_ = queue_.front();
    queue_.pop_front();
    return true;
}

/// True when the client has more to do.
bool SceneThread::take_turn(SceneClient& client, std::optional<SceneTools>& tools) {
    try {
        require_context();
        return client.work(*tools);
    } catch (const ContextLostError& error) {
        lose(error);
        client.fail(std::current_exception());
    } catch (...) {
        client.fail(std::current_exception());
    }
    return false;
}

void SceneThread::require_context() const {
    {
        const std::scoped_lock lock(mutex_);
        if (!loss_.empty()) throw ContextLostError(loss_);
    }
    gl::require_context();
}

void SceneThread::lose(const std::exception& error) {
    const std::scoped_lock lock(mutex_);
    if (loss_.empty()) loss_ = error.what();
}

}  // namespace vitrine::paths
