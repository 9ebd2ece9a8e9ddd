#include <vitrine/scene/playback.h>

#include <algorithm>
#include <cmath>

namespace vitrine::scene {

void Playback::advance(double passed, double duration) {
    if (!playing) return;
    const double next = seconds + speed * passed;
    if (next >= 0 && next <= duration) {
        seconds = next;
    } else if (loop && duration > 0) {
        seconds = next - duration * std::floor(next / duration);
    } else {
        seconds = std::clamp(next, 0.0, duration);
        playing = false;
    }
}

void Playback::toggle(double duration) {
    playing = !playing;
    if (!playing) return;
    if (speed >= 0 && seconds >= duration) seconds = 0;
    if (speed < 0 && seconds <= 0) seconds = duration;
}

}  // namespace vitrine::scene
