#include <app/demos/smoke_model.h>

#include <app/demos/demo_kernel.h>

#include <vitrine/base/assert.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine::app {
namespace {

struct Kernels {
    compute::Kernel puff = demo_kernel("smoke_puff");
    compute::Kernel advect = demo_kernel("smoke_advect");
    compute::Kernel force = demo_kernel("smoke_force");
    compute::Kernel divergence = demo_kernel("smoke_divergence");
    compute::Kernel pressure = demo_kernel("smoke_pressure");
    compute::Kernel project = demo_kernel("smoke_project");
    compute::Kernel image = demo_kernel("smoke_image");
};

const Kernels& kernels() {
    static const Kernels all;
    return all;
}

}  // namespace

SmokeModel::SmokeModel(std::size_t cells)
    : edge_(std::max<std::size_t>(static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(cells)))), 2)) {
    velocity_.set_label("smoke velocity");
    carried_velocity_.set_label("smoke carried velocity");
    density_.set_label("smoke density");
    next_density_.set_label("smoke next density");
    divergence_.set_label("smoke divergence");
    for (auto* array : {&velocity_, &carried_velocity_}) array->resize_on_gpu(size());
    for (auto* array : {&density_, &next_density_, &divergence_}) array->resize_on_gpu(size());
    for (auto& pressure : pressure_) {
        pressure.set_label("smoke pressure");
        pressure.resize_on_gpu(size());
    }
}

void SmokeModel::puff(compute::Queue& queue, const glm::vec2& place, float radius, float density,
                      const glm::vec2& push) {
    const auto cells = static_cast<float>(edge_);
    queue.run(kernels().puff, extent(),
              {compute::updates("velocity", velocity_), compute::updates("density", density_),
               compute::value("center", place * cells - 0.5F), compute::value("radius", radius * cells),
               compute::value("amount", density), compute::value("push", push)});
}

void SmokeModel::step(compute::Queue& queue, float seconds, const Parameters& parameters) {
    advect(queue, seconds, parameters);
    drive(queue, seconds, parameters);
    project(queue);
}

void SmokeModel::advect(compute::Queue& queue, float seconds, const Parameters& parameters) {
    queue.run(kernels().advect, extent(),
              {compute::reads("velocity", velocity_), compute::reads("density", density_),
               compute::writes("next_velocity", carried_velocity_), compute::writes("next_density", next_density_),
               compute::value("seconds", seconds),
               compute::value("velocity_kept", std::max(1 - parameters.velocity_decay * seconds, 0.0F)),
               compute::value("density_kept", std::max(1 - parameters.density_decay * seconds, 0.0F))});
    std::swap(density_, next_density_);
}

void SmokeModel::drive(compute::Queue& queue, float seconds, const Parameters& parameters) {
    queue.run(kernels().force, extent(),
              {compute::reads("velocity", carried_velocity_), compute::reads("density", density_),
               compute::writes("next_velocity", velocity_), compute::value("seconds", seconds),
               compute::value("buoyancy", parameters.buoyancy), compute::value("confinement", parameters.confinement)});
}

void SmokeModel::project(compute::Queue& queue) {
    queue.run(kernels().divergence, extent(),
              {compute::reads("velocity", velocity_), compute::writes("divergence", divergence_)});
    for (int i = 0; i < pressure_steps; ++i) {
        queue.run(kernels().pressure, extent(),
                  {compute::reads("divergence", divergence_), compute::reads("pressure", pressure_[i % 2]),
                   compute::writes("next_pressure", pressure_[1 - i % 2])});
    }
    queue.run(kernels().project, extent(),
              {compute::reads("pressure", pressure_[0]), compute::updates("velocity", velocity_)});
}

void SmokeModel::write(compute::Queue& queue, arrays::TrackedImage<float>& image) const {
    VITRINE_ASSERT(image.width() == edge_ && image.height() == edge_, "a texel for each cell");
    queue.run(kernels().image, extent(), {compute::reads("density", density_), compute::writes("image", image)});
}

}  // namespace vitrine::app
