#include <app/demos/signal_demo.h>

#include <vitrine/scene/labels.h>
#include <vitrine/ui/format.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <cmath>
#include <numbers>
#include <utility>

namespace vitrine::app {
namespace {

constexpr float two_pi = 2 * std::numbers::pi_v<float>;
constexpr float strongest = 1.6F;
constexpr float column_time = 0.01F;

/// Interfering waves: rings around a point that wanders, over a slow beat.
float wave(float along, float time, float frequency) {
    const float center = 0.35F * std::sin(0.9F * time);
    const float distance = std::hypot(along - center, 0.25F);
    const float rings = std::sin(two_pi * frequency * (distance - 0.15F * time));
    const float beat = std::sin(two_pi * (0.6F * frequency * along + 0.31F * time));
    return rings / (1 + 2 * distance) + 0.45F * beat;
}

}  // namespace

scene::Scene SignalDemo::make_scene() {
    scene::ImagePlane image;
    image.name = "signal";
    image.texels = scene::ScalarImage(edge, edge, 0.0F);
    image.size = {1.6F, 1.0F};
    image.low = -strongest;
    image.high = strongest;
    label_arrays(image, image.name);
    scene::Scene scene;
    scene.add_shown(std::move(image));
    image_ = scene.image_planes().ids().front();
    for (std::size_t column = 0; column < edge; ++column) write_column(scene);
    columns_ = 0;
    return scene;
}

void SignalDemo::advance(scene::Scene& scene, compute::Queue& /*queue*/, double /*seconds*/) {
    write_column(scene);
}

void SignalDemo::write_column(scene::Scene& scene) {
    scene::ScalarImage& samples = scene.edit_image_plane(image_).scalars();
    const arrays::Block<float> column = samples.edit_block({cursor_, 0, 1, edge});
    std::normal_distribution<float> noise;
    for (std::size_t row = 0; row < edge; ++row) {
        const float along = 1 - 2 * static_cast<float>(row) / (edge - 1);
        column(row, 0) = wave(along, time_, frequency_) + noise_ * noise(random_);
    }
    time_ += speed_ * column_time;
    cursor_ = (cursor_ + 1) % edge;
    ++columns_;
}

void SignalDemo::panel(const ui::Look& look, scene::Scene& /*scene*/) {
    ui::control_label(look, "Frequency");
    ui::slider(look, "frequency", frequency_, 1, 20, "%.1f", {"Waves along a column", {}});
    ui::control_label(look, "Noise");
    ui::slider(look, "noise", noise_, 0, 1, "%.2f", {"Standard deviation of what is added to each sample", {}});
    ui::control_label(look, "Speed");
    ui::slider(look, "speed", speed_, 0.1F, 5, "%.1f", {"Time that passes from column to column", {}});
    ui::gap(look, 4);
    ui::value_row(look, "Columns", {ui::format_count(columns_), ""}, {"Written since the demo began", {}});
    ui::value_row(look, "A column", ui::format_bytes(edge * sizeof(float)), {"All that a frame sends", {}});
}

}  // namespace vitrine::app
