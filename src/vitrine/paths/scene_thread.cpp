#include <vitrine/paths/scene_thread.h>

#include <vitrine/gl/depth_probe.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace vitrine::paths {
namespace {

/// Of a slice: short beside a frame of 16 ms, long beside what a fence costs.
constexpr Milliseconds slice_budget{4};
/// A driver that takes longer to read a pixel has hung.
constexpr std::chrono::seconds longest_wait{30};

/// Resolves within the time budget, tile by tile.
void resolve(const gl::RenderTarget& target, render::Slicer& slicer) {
    if (target.samples() > 1) slicer.draw(1, [&](std::uint64_t, std::uint64_t) { target.resolve(gl::Scissor::kept); });
}

}  // namespace

SceneThread::SceneThread(std::unique_ptr<gl::Context> context, std::function<void()> ready)
    : context_(std::move(context)), ready_(std::move(ready)), slicer_(slice_budget), thread_([this] { run(); }) {}

SceneThread::~SceneThread() {
    slicer_.stop();
    {
        const std::scoped_lock lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

bool SceneThread::submit(SceneJob job) {
    std::optional<SceneJob> replaced;  // dies without the lock: it may own much
    {
        const std::scoped_lock lock(mutex_);
        replaced = std::exchange(pending_, std::move(job));
    }
    changed_.notify_all();
    return replaced.has_value();
}

bool SceneThread::has_news() const {
    const std::scoped_lock lock(mutex_);
    return done_.has_value() || error_ != nullptr;
}

std::optional<ScenePicture> SceneThread::take() {
    const std::scoped_lock lock(mutex_);
    if (error_ != nullptr) std::rethrow_exception(std::exchange(error_, nullptr));
    if (!done_) return std::nullopt;
    slots_[done_->slot].state = SlotState::taken;
    return std::exchange(done_, std::nullopt);
}

void SceneThread::give_back(std::size_t slot, gl::Fence last_use) {
    {
        const std::scoped_lock lock(mutex_);
        slots_[slot].state = SlotState::free;
        slots_[slot].last_use = std::move(last_use);
    }
    changed_.notify_all();
}

std::uint64_t SceneThread::dropped() const {
    const std::scoped_lock lock(mutex_);
    return dropped_;
}

void SceneThread::ask_depth(std::size_t slot, glm::ivec2 pixel) {
    {
        const std::scoped_lock lock(mutex_);
        question_ = {slot, pixel};
        depth_.reset();
    }
    changed_.notify_all();
}

bool SceneThread::has_depth() const {
    const std::scoped_lock lock(mutex_);
    return depth_.has_value();
}

std::optional<float> SceneThread::take_depth() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(depth_, std::nullopt);
}

void SceneThread::run() {
    context_->make_current();
    try {
        work();
    } catch (...) {
        {
            const std::scoped_lock lock(mutex_);
            error_ = std::current_exception();
        }
        if (ready_) ready_();
    }
    // Whatever is left of GL goes while the context is there.
    {
        const std::scoped_lock lock(mutex_);
        pending_.reset();
        done_.reset();
        for (Slot& slot : slots_) slot.last_use = {};
    }
    context_->release();
}

void SceneThread::work() {
    render::Renderer renderer;
    gl::DepthProbe probe;
    Targets targets;
    Task task;
    while (next(task)) {
        if (task.question) {
            probe.ask(*targets[task.question->slot], task.question->pixel);
            if (const std::optional<float> depth = probe.take(longest_wait)) answer(*depth);
        } else {
            draw(task.job, task.slot, renderer, targets);
        }
        task = {};  // lets go of the buffers, all of whose draws are done
    }
}

void SceneThread::draw(SceneJob& job, std::size_t slot, render::Renderer& renderer, Targets& targets) {
    const FrameClock::time_point begin = FrameClock::now();
    std::optional<gl::RenderTarget>& target = targets[slot];
    if (!target || target->size() != job.size || target->samples() != job.samples) {
        target.reset();
        target.emplace("scene", job.size, job.samples);
    }
    job.uploaded.wait_on_gpu();
    slicer_.allow_tiles(job.samples == 1 || !context_->driver().software);
    const render::DrawCounts counts = renderer.draw(job.plan, target->area(), slicer_);
    resolve(*target, slicer_);
    gl::Fence drawn = gl::Fence::insert();
    drawn.flush();
    if (slicer_.stopped()) return;  // the picture is not whole
    finish({.slot = slot,
            .number = job.number,
            .texture = target->color_texture(),
            .view = {job.size, job.plan.camera, job.plan.planes},
            .drawn = std::move(drawn),
            .counts = counts,
            .took = FrameClock::now() - begin,
            .slices = slicer_.slices(),
            .longest_slice = slicer_.longest()});
}

bool SceneThread::next(Task& task) {
    std::unique_lock lock(mutex_);
    const auto free_slot = [this] {
        return std::find_if(slots_.begin(), slots_.end(), [](const Slot& s) { return s.state == SlotState::free; });
    };
    changed_.wait(lock, [&] { return stop_ || question_ || (pending_ && free_slot() != slots_.end()); });
    if (stop_) return false;
    // First, while what it is about is there: its slot may have been given back meanwhile.
    task.question = std::exchange(question_, std::nullopt);
    if (task.question) return true;
    task.job = std::move(*std::exchange(pending_, std::nullopt));
    Slot& found = *free_slot();
    task.slot = static_cast<std::size_t>(&found - slots_.data());
    found.state = SlotState::drawing;
    const gl::Fence last_use = std::move(found.last_use);
    lock.unlock();
    last_use.wait_on_gpu();
    return true;
}

void SceneThread::finish(ScenePicture picture) {
    {
        const std::scoped_lock lock(mutex_);
        slots_[picture.slot].state = SlotState::done;
        if (done_) {
            slots_[done_->slot].state = SlotState::free;
            ++dropped_;
        }
        done_ = std::move(picture);
    }
    if (ready_) ready_();
}

void SceneThread::answer(float depth) {
    {
        const std::scoped_lock lock(mutex_);
        if (question_) return;  // there is a newer one
        depth_ = depth;
    }
    if (ready_) ready_();
}

}  // namespace vitrine::paths
