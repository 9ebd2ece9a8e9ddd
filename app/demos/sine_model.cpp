#include <app/demos/sine_model.h>

#include <app/demos/demo_kernel.h>

#include <vitrine/base/assert.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine::app {
namespace {

const compute::Kernel& kernel() {
    static const compute::Kernel sine = demo_kernel("sine");
    return sine;
}

}  // namespace

SineModel::SineModel(std::size_t points) {
    std::vector<float> x(points);
    const float step = 2 / static_cast<float>(std::max<std::size_t>(points, 2) - 1);
    for (std::size_t i = 0; i < points; ++i) x[i] = -1 + step * static_cast<float>(i);
    x_.assign(std::move(x));
    x_.set_label("sine x");
}

void SineModel::write(compute::Queue& queue, const Sine& sine, arrays::TrackedArray<glm::vec3>& positions) const {
    VITRINE_ASSERT(positions.size() == size(), "a position for each point");
    queue.run(
        kernel(), size(),
        {compute::reads("x", x_), compute::writes("positions", positions), compute::value("amplitude", sine.amplitude),
         compute::value("frequency", sine.frequency), compute::value("phase", sine.phase)});
}

std::vector<glm::vec3> SineModel::points(const Sine& sine) const {
    std::vector<glm::vec3> points;
    points.reserve(size());
    for (const float x : x_) points.emplace_back(x, sine.amplitude * std::sin(sine.frequency * x + sine.phase), 0.0F);
    return points;
}

}  // namespace vitrine::app
