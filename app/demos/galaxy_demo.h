#pragma once

#include <app/demos/demo.h>
#include <app/demos/galaxy_model.h>

#include <vitrine/scene/collection.h>

#include <span>
#include <vector>

namespace vitrine::app {

/// A spiral galaxy on the CPU: each frame all stars are moved on, on all cores, in the arrays that are drawn.
class GalaxyDemo final : public Demo {
public:
    scene::Scene make_scene() override;
    void advance(scene::Scene& scene, compute::Queue& queue, double seconds) override;
    void panel(const ui::Look& look, scene::Scene& scene) override;
    void set_look(render::Settings& settings) const override;

private:
    /// Bodies that are drawn by one call.
    struct Layer {
        scene::CollectionId collection;
        scene::ItemId item;
        Orbits orbits;
    };

    Layer add_layer(scene::Scene& scene, const char* name, const std::vector<GalaxyBody>& bodies,
                    const scene::Item& look, float softness);
    void fill(scene::Scene& scene);
    void place(scene::Scene& scene, Layer& layer, double myr);
    void light_h2_regions(scene::Scene& scene);
    void look_of_layers(scene::Scene& scene) const;
    void shape_controls(const ui::Look& look, bool& changed);
    void matter_controls(const ui::Look& look, bool& changed);
    void light_controls(const ui::Look& look, scene::Scene& scene);

    GalaxyParameters parameters_;
    Layer stars_;
    Layer dust_;
    Layer h2_;
    std::vector<float> h2_sizes_;  ///< long half axes of the ellipses of H II regions, kpc
    double myr_per_second_ = 12;
    double turned_radians_ = 0;
    float star_pixels_ = 1.8F;
    float star_light_ = 1;
    float dust_light_ = 1;
    float h2_light_ = 1;
    double update_ns_per_star_ = 0;  ///< smoothed
};

}  // namespace vitrine::app
