#pragma once

#include <app/demos/demo.h>
#include <app/demos/nbody_model.h>
#include <app/demos/step_clock.h>

#include <vitrine/scene/collection.h>

#include <optional>

namespace vitrine::app {

/// Two galaxies that pass through each other, each body attracted by all others.
class NbodyDemo final : public Demo {
public:
    scene::Scene make_scene() override;
    void advance(scene::Scene& scene, compute::Queue& queue, double seconds) override;
    bool set_count(std::size_t count) override;
    void panel(const ui::Look& look, scene::Scene& scene) override;
    void set_look(render::Settings& settings) const override;
    std::string_view view() const override { return "eye=0,3.5,4.5 pivot=0,-0.1,0"; }

private:
    void fill(scene::Scene& scene);
    void look_of_bodies(scene::Scene& scene) const;

    std::size_t count_ = 4096;
    std::optional<NbodyModel> model_;
    StepClock clock_;
    float softening_ = 0.03F;
    float time_step_ = 0.006F;
    float glow_ = 1;
    scene::CollectionId bodies_;
    scene::ItemId points_;
};

}  // namespace vitrine::app
