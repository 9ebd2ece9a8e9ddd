#pragma once

#include <app/demos/demo.h>

#include <cstddef>
#include <cstdint>
#include <random>

namespace vitrine::app {

/// An image of 1,000 x 1,000 samples over which a cursor runs: in each frame one column is written, and its 4,000 bytes
/// are all that is sent to the GPU.
class SignalDemo final : public Demo {
public:
    static constexpr std::size_t edge = 1000;  ///< samples

    scene::Scene make_scene() override;
    /// One column, however long the frame took.
    void advance(scene::Scene& scene, compute::Queue& queue, double seconds) override;
    void panel(const ui::Look& look, scene::Scene& scene) override;
    std::string_view view() const override { return "front"; }

private:
    void write_column(scene::Scene& scene);

    scene::ImagePlaneId image_;
    std::mt19937 random_{1};
    std::size_t cursor_ = 0;  ///< the column that is written next
    std::uint64_t columns_ = 0;
    float time_ = 0;
    float frequency_ = 6;  ///< waves along a column
    float noise_ = 0.08F;  ///< standard deviation
    float speed_ = 1;
};

}  // namespace vitrine::app
