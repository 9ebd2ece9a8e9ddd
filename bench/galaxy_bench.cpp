#include <app/demos/galaxy_model.h>
#include <app/demos/orbits.h>

#include <benchmark/benchmark.h>

#include <vector>

namespace vitrine::app {
namespace {

/// What the galaxy computes for each frame: the time of all stars on all cores, also by their number.
void galaxy_stars(benchmark::State& state) {
    GalaxyParameters galaxy;
    galaxy.stars = static_cast<std::size_t>(state.range(0));
    std::vector<Orbits::Body> bodies;
    const StarMaker maker(galaxy);
    for (std::size_t i = 0; i < galaxy.stars; ++i) bodies.push_back(maker.star(i).orbit);
    Orbits orbits(bodies);
    std::vector<glm::vec3> positions(bodies.size());
    for (auto _ : state) {
        orbits.advance(0.2F, 0.1F, positions);
        benchmark::ClobberMemory();
    }
    state.counters["per_star"] =
        benchmark::Counter(static_cast<double>(bodies.size()),
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(galaxy_stars)->Arg(35'000)->Arg(1'000'000)->UseRealTime();

}  // namespace
}  // namespace vitrine::app
