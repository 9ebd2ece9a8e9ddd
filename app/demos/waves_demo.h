#pragma once

#include <app/demos/demo.h>
#include <app/demos/step_clock.h>
#include <app/demos/trail.h>
#include <app/demos/waves_model.h>

#include <optional>
#include <random>
#include <vector>

namespace vitrine::app {

/// Water in a basin. Drops fall into it, and where it is pressed waves run out.
class WavesDemo final : public Demo {
public:
    scene::Scene make_scene() override;
    void advance(scene::Scene& scene, compute::Queue& queue, double seconds) override;
    bool handle(const scene::InputEvent& event, const scene::Camera& camera, glm::ivec2 size_pixels,
                scene::Scene& scene) override;
    bool set_count(std::size_t count) override;
    void panel(const ui::Look& look, scene::Scene& scene) override;
    std::string_view view() const override { return "eye=1.4,1.95,2.75 pivot=0,-0.2,0"; }

private:
    /// Something that disturbs the surface.
    struct Press {
        glm::vec2 place{0};  ///< x and z
        float radius = 0.05F;
        float height = 0;
    };

    void fill(scene::Scene& scene);
    /// Those of a person since the last call, and of a drop when it is time for one.
    std::vector<Press> presses(double seconds);

    std::size_t count_ = std::size_t{256} * 256;
    std::optional<WavesModel> model_;
    StepClock clock_;
    std::mt19937 random_{1};
    Trail trail_{0.03F};
    double until_drop_ = 0;  ///< seconds
    float damping_ = 0.35F;
    float drops_ = 0.8F;  ///< in a second
    scene::MeshId surface_;
};

}  // namespace vitrine::app
