#pragma once

#include <app/demos/demo.h>
#include <app/demos/sine_model.h>

#include <vitrine/scene/collection.h>

namespace vitrine::app {

/// A sine wave: each of its points is computed by a kernel, in the array that is drawn.
class SineDemo final : public Demo {
public:
    scene::Scene make_scene() override;
    void advance(scene::Scene& scene, compute::Queue& queue, double seconds) override;
    bool set_count(std::size_t count) override;
    void panel(const ui::Look& look, scene::Scene& scene) override;
    std::string_view view() const override { return "front"; }

private:
    SineModel model_{10'000};
    Sine sine_;
    float speed_ = 2;  ///< of the phase, radians in a second
    scene::CollectionId line_;
};

}  // namespace vitrine::app
