#pragma once

#include <app/demos/demo.h>
#include <app/demos/smoke_model.h>
#include <app/demos/step_clock.h>
#include <app/demos/trail.h>

#include <optional>

namespace vitrine::app {

/// Smoke that rises from a source that sways, in a box. What is drawn is an image that the last kernel writes.
class SmokeDemo final : public Demo {
public:
    scene::Scene make_scene() override;
    void advance(scene::Scene& scene, compute::Queue& queue, double seconds) override;
    bool handle(const scene::InputEvent& event, const scene::Camera& camera, glm::ivec2 size_pixels,
                scene::Scene& scene) override;
    bool set_count(std::size_t count) override;
    void panel(const ui::Look& look, scene::Scene& scene) override;
    void set_look(render::Settings& settings) const override;
    std::string_view view() const override { return "front"; }

private:
    void step(compute::Queue& queue);

    std::size_t count_ = std::size_t{256} * 256;
    std::optional<SmokeModel> model_;
    SmokeModel::Parameters parameters_;
    StepClock clock_;
    Trail trail_{0.02F};  ///< in widths
    double time_ = 0;     ///< seconds
    float source_ = 1;    ///< how much smoke it gives
    scene::ImagePlaneId image_;
};

}  // namespace vitrine::app
