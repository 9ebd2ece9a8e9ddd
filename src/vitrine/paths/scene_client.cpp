#include <vitrine/paths/scene_client.h>

#include <vitrine/gl/driver.h>

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

const gl::RenderTarget& fitted(std::optional<gl::RenderTarget>& target, const SceneJob& job) {
    if (!target || target->size() != job.size || target->samples() != job.samples) {
        target.reset();
        target.emplace("scene", job.size, job.samples);
    }
    return *target;
}

}  // namespace

SceneClient::SceneClient(std::shared_ptr<SceneThread> thread, std::function<void()> ready)
    : thread_(std::move(thread)), ready_(std::move(ready)), slicer_(slice_budget) {}

SceneClient::~SceneClient() {
    slicer_.stop();
    thread_->leave(*this, targets_);
}

bool SceneClient::submit(SceneJob job) {
    std::optional<SceneJob> replaced;  // dies without the lock: it may own much
    {
        const std::scoped_lock lock(mutex_);
        replaced = std::exchange(pending_, std::move(job));
    }
    thread_->enqueue(*this);
    return replaced.has_value();
}

bool SceneClient::has_news() const {
    const std::scoped_lock lock(mutex_);
    return done_.has_value() || error_ != nullptr;
}

std::optional<ScenePicture> SceneClient::take() {
    const std::scoped_lock lock(mutex_);
    if (error_ != nullptr) std::rethrow_exception(std::exchange(error_, nullptr));
    if (!done_) return std::nullopt;
    slots_[done_->slot].state = SlotState::taken;
    return std::exchange(done_, std::nullopt);
}

void SceneClient::give_back(std::size_t slot, gl::Fence last_use) {
    {
        const std::scoped_lock lock(mutex_);
        slots_[slot].state = SlotState::free;
        slots_[slot].last_use = std::move(last_use);
    }
    thread_->enqueue(*this);
}

std::uint64_t SceneClient::dropped() const {
    const std::scoped_lock lock(mutex_);
    return dropped_;
}

void SceneClient::ask_depth(std::size_t slot, glm::ivec2 pixel) {
    {
        const std::scoped_lock lock(mutex_);
        question_ = {slot, pixel};
        depth_.reset();
    }
    thread_->enqueue(*this);
}

bool SceneClient::has_depth() const {
    const std::scoped_lock lock(mutex_);
    return depth_.has_value();
}

std::optional<float> SceneClient::take_depth() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(depth_, std::nullopt);
}

bool SceneClient::work(SceneTools& tools) {
    std::optional<Task> task = next();
    if (!task) return false;
    if (task->question) {
        answer(*task->question, tools.probe);
    } else {
        draw(*task, tools.renderer);
    }
    return has_work();
}

std::optional<SceneClient::Task> SceneClient::next() {
    const std::scoped_lock lock(mutex_);
    Task task;
    // First, while what it is about is there: its slot may have been given back meanwhile.
    task.question = std::exchange(question_, std::nullopt);
    if (task.question) return task;
    Slot* slot = free_slot();
    if (!pending_ || slot == nullptr) return std::nullopt;
    task.job = std::move(*std::exchange(pending_, std::nullopt));
    task.slot = static_cast<std::size_t>(slot - slots_.data());
    task.last_use = std::move(slot->last_use);
    slot->state = SlotState::drawing;
    return task;
}

bool SceneClient::has_work() const {
    const std::scoped_lock lock(mutex_);
    return !slicer_.stopped() && (question_ || pending_);
}

SceneClient::Slot* SceneClient::free_slot() {
    const auto found =
        std::find_if(slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.state == SlotState::free; });
    return found != slots_.end() ? &*found : nullptr;
}

void SceneClient::draw(Task& task, render::Renderer& renderer) {
    const FrameClock::time_point begin = FrameClock::now();
    const SceneJob& job = task.job;
    const gl::RenderTarget& target = fitted(targets_[task.slot], job);
    task.last_use.wait_on_gpu();
    job.uploaded.wait_on_gpu();
    slicer_.allow_tiles(job.samples == 1 || !thread_->driver().software);
    const render::DrawCounts counts = renderer.draw(job.plan, target.area(), slicer_);
    resolve(target, slicer_);
    gl::Fence drawn = gl::Fence::insert();
    drawn.flush();
    if (slicer_.stopped()) return;  // the picture is not whole
    gl::require_context();          // neither is one whose slices were lost
    finish({.slot = task.slot,
            .number = job.number,
            .texture = target.color_texture(),
            .view = {job.size, job.plan.camera, job.plan.planes},
            .drawn = std::move(drawn),
            .counts = counts,
            .took = FrameClock::now() - begin,
            .slices = slicer_.slices(),
            .longest_slice = slicer_.longest()});
}

void SceneClient::finish(ScenePicture picture) {
    {
        const std::scoped_lock lock(mutex_);
        slots_[picture.slot].state = SlotState::done;
        if (done_) {
            slots_[done_->slot].state = SlotState::free;
            ++dropped_;
        }
        done_ = std::move(picture);
    }
    tell();
}

void SceneClient::answer(const DepthQuestion& question, gl::DepthProbe& probe) {
    probe.ask(*targets_[question.slot], question.pixel);
    const std::optional<float> depth = probe.take(longest_wait);
    {
        const std::scoped_lock lock(mutex_);
        if (!depth || question_) return;  // there is a newer one
        depth_ = depth;
    }
    tell();
}

void SceneClient::fail(std::exception_ptr error) {
    {
        const std::scoped_lock lock(mutex_);
        for (Slot& slot : slots_) {
            if (slot.state == SlotState::drawing) slot.state = SlotState::free;
        }
        error_ = std::move(error);
    }
    tell();
}

void SceneClient::tell() const {
    if (ready_) ready_();
}

}  // namespace vitrine::paths
