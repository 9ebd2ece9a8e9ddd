#include <app/demos/waves_model.h>

#include <app/demos/demo_kernel.h>

#include <vitrine/base/assert.h>

#include <algorithm>
#include <cmath>

namespace vitrine::app {
namespace {

const compute::Kernel& step_kernel() {
    static const compute::Kernel kernel = demo_kernel("waves_step");
    return kernel;
}
const compute::Kernel& press_kernel() {
    static const compute::Kernel kernel = demo_kernel("waves_press");
    return kernel;
}
const compute::Kernel& surface_kernel() {
    static const compute::Kernel kernel = demo_kernel("waves_surface");
    return kernel;
}

}  // namespace

WavesModel::WavesModel(std::size_t vertices)
    : edge_(std::max<std::size_t>(static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(vertices)))), 2)) {
    for (arrays::TrackedArray<float>& heights : heights_) {
        heights.resize_on_gpu(size());
        heights.set_label("water heights");
    }
}

void WavesModel::step(compute::Queue& queue, double damping) {
    const double kept = std::clamp(1 - damping * step_seconds(), 0.0, 1.0);
    queue.run(step_kernel(), extent(),
              {compute::reads("now", heights_[now_]), compute::updates("before", heights_[1 - now_]),
               compute::value("courant_squared", static_cast<float>(courant * courant)),
               compute::value("kept", static_cast<float>(kept))});
    now_ = 1 - now_;
}

void WavesModel::press(compute::Queue& queue, const glm::vec2& place, float radius, float height) {
    const auto cells = static_cast<float>(1 / spacing());
    queue.run(press_kernel(), extent(),
              {compute::updates("now", heights_[now_]), compute::updates("before", heights_[1 - now_]),
               compute::value("center", (place + 1.0F) * cells), compute::value("radius", radius * cells),
               compute::value("amount", height)});
}

void WavesModel::write(compute::Queue& queue, const Surface& surface) const {
    VITRINE_ASSERT(
        surface.positions.size() == size() && surface.normals.size() == size() && surface.colors.size() == size(),
        "a position, a normal and a colour for each vertex");
    queue.run(surface_kernel(), extent(),
              {compute::reads("heights", heights_[now_]), compute::writes("positions", surface.positions),
               compute::writes("normals", surface.normals), compute::writes("colors", surface.colors),
               compute::value("spacing", static_cast<float>(spacing()))});
}

}  // namespace vitrine::app
