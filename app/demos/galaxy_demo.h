#pragma once

#include <app/demos/demo.h>
#include <app/demos/galaxy_model.h>

#include <vitrine/scene/collection.h>

#include <span>
#include <vector>

namespace vitrine::app {

/// A spiral galaxy of up to ten million stars and more. A kernel moves them on in the array that is drawn, or the CPU
/// does, on all cores; dust and glowing hydrogen are few and the CPU's.
class GalaxyDemo final : public Demo {
public:
    scene::Scene make_scene() override;
    void advance(scene::Scene& scene, compute::Queue& queue, double seconds) override;
    bool set_count(std::size_t count) override;
    void panel(const ui::Look& look, scene::Scene& scene) override;
    void set_look(render::Settings& settings) const override;
    std::string_view view() const override { return "eye=6,18,25 pivot=0,-0.8,0"; }

private:
    /// Bodies that are drawn by one call.
    struct Layer {
        scene::CollectionId collection;
        scene::ItemId item;
        Orbits orbits;
    };

    Layer add_layer(scene::Scene& scene, const char* name, Orbits orbits, std::span<const glm::u8vec4> colors,
                    float softness) const;
    Layer add_stars(scene::Scene& scene) const;
    void fill(scene::Scene& scene);
    void place(scene::Scene& scene, Layer& layer, double myr);
    void move_stars(scene::Scene& scene, compute::Queue& queue, double myr);
    void note_time(double ns);
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
    bool by_kernel_ = true;
    double update_ns_per_star_ = 0;  ///< smoothed
    double kernel_ms_ = 0;           ///< of the queue, when it was last looked at
};

}  // namespace vitrine::app
