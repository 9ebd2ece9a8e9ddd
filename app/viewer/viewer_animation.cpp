#include "viewer_state.h"

#include <vitrine/ui/playback_bar.h>

#include <algorithm>
#include <utility>

namespace vitrine::app {
namespace {

/// After a pause an animation goes on where it was.
constexpr double longest_step = 0.25;

}  // namespace

void Viewer::State::set_scene(scene::Scene fresh, bool keep) {
    const scene::Playback playback = player.playback;
    player = {};
    if (keep) player.playback = playback;
    scene = std::move(fresh);
    selection = {};
}

void Viewer::State::play_animation() {
    const FrameClock::time_point now = FrameClock::now();
    const double seconds = std::chrono::duration<double>(now - std::exchange(played, now)).count();
    if (!player.playback.playing) return player.advance(scene, 0);
    player.advance(scene, std::min(seconds, longest_step));
    panels_want_frame = true;
}

void Viewer::State::add_animation_actions() {
    static constexpr std::string_view group = "Animation";
    const auto add = [this](std::string_view id, std::string_view title, std::string_view help, Keys keys,
                            std::function<void()> run) {
        Action action{id, group, title, help, keys};
        action.run = std::move(run);
        action.enabled = [this] { return !scene.animations().empty(); };
        actions.add(std::move(action));
    };
    add("animation.play", "Play or hold", "Play the chosen animation, or hold it", {ui::compat::Key::space},
        [this] { player.toggle(scene); });
    add("animation.next", "Next animation", "The next of the scene's animations, then all at rest",
        {ui::compat::Key::space, true}, [this] { player.next(scene); });
    add("animation.loop", "Repeat", "Begin an animation again at its end", {ui::compat::Key::space, false, true},
        [this] { player.playback.loop = !player.playback.loop; });
}

void Viewer::State::playback(const ui::Look& look, const Area& area) {
    begin_part(look, "playback", area, {look.px(12), look.px(4)});
    ui::playback_bar(look, scene, player);
    ImGui::EndChild();
}

}  // namespace vitrine::app
