#pragma once

#include <vitrine/gl/context.h>
#include <vitrine/gl/fence.h>
#include <vitrine/gl/render_target.h>
#include <vitrine/paths/picked_pixel.h>
#include <vitrine/paths/timed_slicer.h>
#include <vitrine/render/renderer.h>

#include <array>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace vitrine::paths {

/// What the scene thread is to draw.
struct SceneJob {
    std::uint64_t number = 0;
    render::DrawPlan plan;
    glm::ivec2 size{1};
    int samples = 1;
    gl::Fence uploaded;  ///< flushed; after all that the plan's buffers were filled by
};

/// A picture that the scene thread has finished.
struct ScenePicture {
    std::size_t slot = 0;
    std::uint64_t number = 0;  ///< of its job
    GLuint texture = 0;
    PictureView view;
    gl::Fence drawn;  ///< flushed
    render::DrawCounts counts;
    Milliseconds took{0};
    std::uint64_t slices = 0;
    Milliseconds longest_slice{0};
};

/// A thread with a context of its own that draws the newest job it is given into one of three textures: one is shown,
/// one is done and waits to be shown, one is drawn into. A lock is held to hand things over, never while drawing.
/// Its functions are for the thread that made it.
class SceneThread {
public:
    /// `context` shares with the caller's. `ready` is called by the thread, holding no lock, when a picture or an error
    /// can be taken; it may be empty.
    SceneThread(std::unique_ptr<gl::Context> context, std::function<void()> ready);
    /// Ends in the middle of a draw, if need be.
    ~SceneThread();
    SceneThread(const SceneThread&) = delete;
    SceneThread& operator=(const SceneThread&) = delete;

    /// Replaces a job that has not begun. True when there was one.
    bool submit(SceneJob job);
    /// There is something to take.
    bool has_news() const;
    /// The newest finished picture, once. Rethrows what ended a draw: GraphicsError.
    std::optional<ScenePicture> take();
    /// The picture is no longer shown: its slot may be drawn into once the GPU has passed `last_use`, flushed.
    void give_back(std::size_t slot, gl::Fence last_use);
    /// Pictures that a newer one replaced before they were taken.
    std::uint64_t dropped() const;

    /// Asks for the depth of a pixel, y up, of a picture that was taken and not given back, which it may be afterwards.
    /// A question still open is dropped.
    void ask_depth(std::size_t slot, glm::ivec2 pixel);
    /// The answer to the last question has come.
    bool has_depth() const;
    /// That answer, once.
    std::optional<float> take_depth();

private:
    enum class SlotState { free, drawing, done, taken };
    struct Slot {
        SlotState state = SlotState::free;
        gl::Fence last_use;
    };

    struct DepthQuestion {
        std::size_t slot = 0;
        glm::ivec2 pixel{0};
    };
    /// What there is to do: one of the two.
    struct Task {
        std::optional<DepthQuestion> question;
        SceneJob job;
        std::size_t slot = 0;  ///< to draw the job into
    };
    using Targets = std::array<std::optional<gl::RenderTarget>, 3>;

    void run();
    void work();
    bool next(Task& task);
    void draw(SceneJob& job, std::size_t slot, render::Renderer& renderer, Targets& targets);
    void finish(ScenePicture picture);
    void answer(float depth);

    std::unique_ptr<gl::Context> context_;
    std::function<void()> ready_;
    TimedSlicer slicer_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool stop_ = false;
    std::optional<SceneJob> pending_;
    std::array<Slot, 3> slots_;
    std::optional<ScenePicture> done_;
    std::optional<DepthQuestion> question_;
    std::optional<float> depth_;  ///< the answer
    std::exception_ptr error_;
    std::uint64_t dropped_ = 0;

    std::thread thread_;  // last: everything else is there when it starts
};

}  // namespace vitrine::paths
