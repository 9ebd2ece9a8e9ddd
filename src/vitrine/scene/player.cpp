#include <vitrine/scene/player.h>

namespace vitrine::scene {

double Player::duration(const Scene& scene) const {
    const bool chosen = playback.animation && *playback.animation < scene.animations().size();
    return chosen ? double{scene.animations()[*playback.animation].duration()} : 0.0;
}

void Player::toggle(const Scene& scene) {
    if (scene.animations().empty()) return;
    if (!playback.animation) playback.animation = 0;
    playback.toggle(duration(scene));
}

void Player::next(const Scene& scene) {
    const std::size_t place = playback.animation ? *playback.animation + 1 : 0;
    playback.animation.reset();
    if (place < scene.animations().size()) playback.animation = place;
    playback.seconds = 0;
}

void Player::advance(Scene& scene, double passed) {
    if (!playback.animation || *playback.animation >= scene.animations().size()) {
        playback.playing = false;
        return animator_.rest(scene);
    }
    playback.advance(passed, duration(scene));
    animator_.set_time(scene, *playback.animation, playback.seconds);
}

}  // namespace vitrine::scene
