#include "bench_drag.h"

#include <vitrine/base/frame_timings.h>
#include <vitrine/ui/imgui_compat.h>

#include <chrono>

namespace vitrine::app {
namespace {

constexpr int left_button = 0;
/// More frames than any ring of pixel buffers holds pictures back.
constexpr int most_frames = 32;
/// A thread that draws may get the processor late, for many a short frame.
constexpr std::chrono::seconds longest_wait{10};

/// Whether to wait for a picture for one more frame.
class Patience {
public:
    bool lasts(int frame) const { return frame < most_frames || FrameClock::now() - begin_ < longest_wait; }

private:
    FrameClock::time_point begin_ = FrameClock::now();
};

/// The first viewport moves the camera of all, before any of them has drawn.
glm::vec2 middle_of(const ui::SplitCell& cell) {
    return glm::vec2(cell.min) + glm::vec2(cell.size) / 2.0F;
}

/// The left button, held over the lane's viewport from beginning to end.
class HeldButton {
public:
    HeldButton(BenchLane& lane, BenchScreen& screen, const scene::Scene& scene)
        : lane_(lane), screen_(screen), scene_(scene), position_(middle_of(lane.cells().front())) {
        ui::compat::feed_pointer(position_);
        step();
        ui::compat::feed_button(left_button, true);
        step();
    }
    ~HeldButton() {
        ui::compat::feed_button(left_button, false);
        step();
        ui::compat::feed_pointer({-1, -1});
        step();
    }
    HeldButton(const HeldButton&) = delete;
    HeldButton& operator=(const HeldButton&) = delete;

    void move(float distance) {
        position_.x += distance;
        ui::compat::feed_pointer(position_);
    }
    void step(Pixels* seen = nullptr) { lane_.steered_frame(screen_, scene_, seen); }

private:
    BenchLane& lane_;
    BenchScreen& screen_;
    const scene::Scene& scene_;
    glm::vec2 position_;
};

}  // namespace

std::vector<Reaction> drag(BenchLane& lane, BenchScreen& screen, const scene::Scene& scene, const scene::Camera& from,
                           int steps) {
    lane.settle(screen, scene, from);
    HeldButton button(lane, screen, scene);
    std::vector<FrameClock::time_point> fed;
    std::vector<Reaction> reactions;
    const Patience patience;
    for (int frame = 0; static_cast<int>(reactions.size()) < steps && patience.lasts(frame - steps); ++frame) {
        if (frame < steps) {
            fed.push_back(FrameClock::now());
            button.move(2);
        }
        button.step();
        const FrameClock::time_point now = FrameClock::now();
        // Each frame draws a picture: the one shown is of so many frames ago.
        const int shown = frame - lane.status().age_frames;
        for (int i = static_cast<int>(reactions.size()); i <= shown && i < steps; ++i)
            reactions.push_back({frame - i, Milliseconds(now - fed[static_cast<std::size_t>(i)]).count()});
    }
    return reactions;
}

bool drag_is_seen_in_time(BenchLane& lane, BenchScreen& screen, const scene::Scene& scene, const scene::Camera& from) {
    lane.settle(screen, scene, from);
    HeldButton button(lane, screen, scene);
    Pixels before;
    const Patience patience;
    // Until all that is under way shows the camera at rest.
    for (int frame = 0; patience.lasts(frame) && lane.status().age_frames >= frame; ++frame) button.step(&before);
    button.step(&before);
    button.move(16);
    for (int frame = 0; patience.lasts(frame); ++frame) {
        Pixels now;
        button.step(&now);
        const bool told = frame >= lane.status().age_frames;
        if ((now != before) != told) return false;
        if (told) return true;
    }
    return false;
}

}  // namespace vitrine::app
