#include <vitrine/gl/frame_profiler.h>

#include <utility>

namespace vitrine::gl {

FrameProfiler::FrameProfiler() {
    GLint bits = 0;
    glGetQueryiv(GL_TIMESTAMP, GL_QUERY_COUNTER_BITS, &bits);
    has_gpu_clock_ = bits > 0;
}

void FrameProfiler::begin_frame() {
    timings_.begin_frame();
    for (Slot& slot : slots_) collect(slot, false);
    current_ = timings_.frame_number() % frames_in_flight;
    Slot& slot = slots_[current_];
    if (slot.used > 0) ++lost_;
    slot.used = 0;
    slot.frame = timings_.frame_number();
}

void FrameProfiler::finish() {
    for (Slot& slot : slots_) collect(slot, true);
}

void FrameProfiler::collect(Slot& slot, bool wait) {
    if (slot.used == 0) return;
    if (!wait) {
        GLint available = GL_FALSE;
        glGetQueryObjectiv(slot.pairs[slot.last_ended].end.id(), GL_QUERY_RESULT_AVAILABLE, &available);
        if (available == GL_FALSE) return;
    }
    for (std::size_t i = 0; i < slot.used; ++i) {
        const Pair& pair = slot.pairs[i];
        GLuint64 begin = 0;
        GLuint64 end = 0;
        glGetQueryObjectui64v(pair.begin.id(), GL_QUERY_RESULT, &begin);
        glGetQueryObjectui64v(pair.end.id(), GL_QUERY_RESULT, &end);
        const Milliseconds took(end > begin ? static_cast<double>(end - begin) * 1e-6 : 0.0);
        timings_.add_gpu(slot.frame, pair.stage, took);
        if (pair.outer) timings_.add_gpu(slot.frame, slot.pairs[*pair.outer].stage, -took);
    }
    slot.used = 0;
}

std::size_t FrameProfiler::begin_pair(Stage stage, std::optional<std::size_t> outer) {
    Slot& slot = slots_[current_];
    if (slot.used == slot.pairs.size())
        slot.pairs.push_back({stage, outer, make_timestamp("stage begin"), make_timestamp("stage end")});
    slot.pairs[slot.used].stage = stage;
    slot.pairs[slot.used].outer = outer;
    glQueryCounter(slot.pairs[slot.used].begin.id(), GL_TIMESTAMP);
    return slot.used++;
}

void FrameProfiler::end_pair(std::size_t pair) {
    Slot& slot = slots_[current_];
    glQueryCounter(slot.pairs[pair].end.id(), GL_TIMESTAMP);
    slot.last_ended = pair;
}

FrameProfiler::Scope::Scope(FrameProfiler* profiler, Stage stage, bool on_gpu)
    : profiler_(profiler != nullptr && profiler->enabled_ ? profiler : nullptr), stage_(stage) {
    if (profiler_ == nullptr) return;
    outer_ = std::exchange(profiler_->innermost_, this);
    if (on_gpu && profiler_->has_gpu_clock_) {
        const Scope* around = outer_;
        while (around != nullptr && !around->pair_) around = around->outer_;
        pair_ = profiler_->begin_pair(stage, around != nullptr ? around->pair_ : std::nullopt);
    }
    begin_ = FrameClock::now();
}

FrameProfiler::Scope::~Scope() {
    if (profiler_ == nullptr) return;
    const FrameClock::duration took = FrameClock::now() - begin_;
    profiler_->timings_.add_cpu(stage_, took - nested_);
    profiler_->innermost_ = outer_;
    if (outer_ != nullptr) outer_->nested_ += took;
    if (pair_) profiler_->end_pair(*pair_);
}

}  // namespace vitrine::gl
