#include <vitrine/ui/playback_bar.h>

#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace vitrine::ui {
namespace {

constexpr float time_width = 96;
constexpr float animation_width = 148;
constexpr float speed_width = 76;
constexpr float least_slider = 80;

/// "Walk", or its number where it has no name.
std::string title_of(const scene::Scene& scene, std::size_t animation) {
    const std::string& name = scene.animations()[animation].name;
    return name.empty() ? fmt::format("Animation {}", animation + 1) : name;
}

void choose_animation(const Look& look, const scene::Scene& scene, scene::Playback& playback) {
    std::vector<std::string> entries{"At rest"};
    for (std::size_t i = 0; i < scene.animations().size(); ++i) entries.push_back(title_of(scene, i));
    int chosen = playback.animation ? static_cast<int>(*playback.animation) + 1 : 0;
    const Help help{"Which animation is played", "animation.next"};
    if (!dropdown(look, "animation", entries, chosen, help, look.px(animation_width))) return;
    playback.animation.reset();
    if (chosen > 0) playback.animation = static_cast<std::size_t>(chosen - 1);
    playback.seconds = 0;
}

void choose_speed(const Look& look, scene::Playback& playback) {
    static constexpr std::array speeds{-1.0, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0};
    std::vector<std::string> entries;
    for (const double speed : speeds) entries.push_back(fmt::format("{:g}\u00d7", speed));
    const auto found =
        std::ranges::min_element(speeds, {}, [&](double speed) { return std::abs(speed - playback.speed); });
    int chosen = static_cast<int>(found - speeds.begin());
    if (dropdown(look, "speed", entries, chosen, {"How fast it is played; below 0 backwards", {}},
                 look.px(speed_width)))
        playback.speed = speeds[static_cast<std::size_t>(chosen)];
}

}  // namespace

void playback_bar(const Look& look, const scene::Scene& scene, scene::Player& player) {
    scene::Playback& playback = player.playback;
    const float gap = ImGui::GetStyle().ItemSpacing.x;
    const Help play{playback.playing ? "Hold the animation" : "Play the animation", "animation.play"};
    if (mark_button(look, "play", playback.playing ? draw_pause : draw_play, play)) player.toggle(scene);
    ImGui::SameLine();
    const float check_width = ImGui::GetFrameHeight() + gap + ImGui::CalcTextSize("Loop").x;
    const float others = look.px(time_width + animation_width + speed_width) + check_width + 4 * gap;
    const float duration = static_cast<float>(player.duration(scene));
    float seconds = static_cast<float>(playback.seconds);
    ImGui::SetNextItemWidth(std::max(look.px(least_slider), ImGui::GetContentRegionAvail().x - others));
    if (ImGui::SliderFloat("##time", &seconds, 0, std::max(duration, 1e-3F), "", ImGuiSliderFlags_AlwaysClamp)) {
        if (!playback.animation) playback.animation = 0;
        playback.seconds = double{seconds};
        playback.playing = false;
    }
    tooltip(look, {"Drag to any time of the animation", {}});
    ImGui::SameLine();
    const std::string time = fmt::format("{:.2f} / {:.2f} s", playback.seconds, duration);
    const float left = ImGui::GetCursorPosX();
    ImGui::SetCursorPosX(left + std::max(0.0F, look.px(time_width) - ImGui::CalcTextSize(time.c_str()).x));
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(time.c_str());
    ImGui::SameLine(left + look.px(time_width) + gap);
    choose_animation(look, scene, playback);
    ImGui::SameLine();
    choose_speed(look, playback);
    ImGui::SameLine();
    check(look, "Loop", playback.loop, {"Begin again at the end", "animation.loop"});
}

}  // namespace vitrine::ui
