#pragma once

#include <vitrine/gl/fence.h>
#include <vitrine/paths/picked_pixel.h>
#include <vitrine/paths/scene_thread.h>
#include <vitrine/paths/timed_slicer.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>

#include <array>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

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

/// What one viewport has drawn by a scene thread: the newest job it gives, into one of three textures: one is shown,
/// one is done and waits to be shown, one is drawn into. A lock is held to hand things over, never while drawing. Its
/// functions are for the thread that made it, but for those of the scene thread at the end.
class SceneClient {
public:
    /// `ready` is called by the scene thread, holding no lock, when a picture, a depth or an error can be taken; it may
    /// be empty.
    SceneClient(std::shared_ptr<SceneThread> thread, std::function<void()> ready);
    /// Ends in the middle of a draw, if need be, and no other client's.
    ~SceneClient();
    SceneClient(const SceneClient&) = delete;
    SceneClient& operator=(const SceneClient&) = delete;

    /// Replaces a job that has not begun. True when there was one.
    bool submit(SceneJob job);
    /// There is something to take.
    bool has_news() const;
    /// The newest finished picture, once. Rethrows what ended a draw: GraphicsError; ContextLostError when the thread
    /// can draw no more.
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

    /// Answers the question, or else draws the job, if there is one and a slot to draw into. True when there is more to
    /// do. On the scene thread, in the client's turn.
    bool work(SceneTools& tools);
    /// The turn has come to this end. On the scene thread, in the client's turn.
    void fail(std::exception_ptr error);

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
        gl::Fence last_use;    ///< of the slot
    };

    std::optional<Task> next();
    bool has_work() const;
    Slot* free_slot();
    void draw(Task& task, render::Renderer& renderer);
    void finish(ScenePicture picture);
    void answer(const DepthQuestion& question, gl::DepthProbe& probe);
    void tell() const;

    std::shared_ptr<SceneThread> thread_;
    std::function<void()> ready_;
    TimedSlicer slicer_;
    SceneTargets targets_;  ///< the scene thread's

    mutable std::mutex mutex_;
    std::optional<SceneJob> pending_;
    std::array<Slot, 3> slots_;
    std::optional<ScenePicture> done_;
    std::optional<DepthQuestion> question_;
    std::optional<float> depth_;  ///< the answer
    std::exception_ptr error_;
    std::uint64_t dropped_ = 0;
};

}  // namespace vitrine::paths
