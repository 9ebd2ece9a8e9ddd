#pragma once

#include <vitrine/gl/context.h>
#include <vitrine/gl/depth_probe.h>
#include <vitrine/gl/render_target.h>
#include <vitrine/render/renderer.h>

#include <array>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace vitrine::paths {

class SceneClient;

/// What the scene thread draws with. Belongs to its context.
struct SceneTools {
    render::Renderer renderer;
    gl::DepthProbe probe;
};

/// The targets of one client. Belong to the thread's context.
using SceneTargets = std::array<std::optional<gl::RenderTarget>, 3>;

/// A thread with a context of its own that works for the viewports of a renderer, its clients: who has something to do
/// gets a turn, first come, first served, and does one thing in it. A lock is held to hand turns over, never while
/// drawing. Its functions are for the thread that made it.
class SceneThread {
public:
    /// `context` shares with the caller's.
    explicit SceneThread(std::unique_ptr<gl::Context> context);
    /// When the last client has left.
    ~SceneThread();
    SceneThread(const SceneThread&) = delete;
    SceneThread& operator=(const SceneThread&) = delete;

    const gl::Driver& driver() const { return context_->driver(); }
    /// Its context is there. When it is lost, each turn ends with ContextLostError.
    bool usable() const;
    /// The client has something to do.
    void enqueue(SceneClient& client);
    /// The client has no turn any more, and none is under way, when this returns: it waits for the client's own turn
    /// alone. The thread frees the targets.
    void leave(SceneClient& client, SceneTargets& targets);

private:
    /// Whose turn it is, if anybody's, and what is left of those who left.
    struct Turn {
        SceneClient* client = nullptr;
        std::vector<SceneTargets> leftovers;
    };

    void run();
    void work();
    bool next(Turn& turn);
    bool take_turn(SceneClient& client, std::optional<SceneTools>& tools);
    void require_context() const;
    void lose(const std::exception& error);

    std::unique_ptr<gl::Context> context_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::condition_variable turn_over_;
    bool stop_ = false;
    std::deque<SceneClient*> queue_;  ///< each at most once
    SceneClient* at_work_ = nullptr;  ///< whose turn it is
    std::vector<SceneTargets> leftovers_;
    std::string loss_;  ///< of the context: how it came about; empty while it is there

    std::thread thread_;  // last: everything else is there when it starts
};

}  // namespace vitrine::paths
