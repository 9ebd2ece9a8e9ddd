#include <vitrine/arrays/tracked_array.h>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>

namespace vitrine::arrays {
namespace {

/// What one element costs when it is written through the tracking.
void edit_one_by_one(benchmark::State& state) {
    TrackedArray<float> array(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        for (std::size_t i = 0; i < array.size(); ++i) array.set(i, 1.0F);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(edit_one_by_one)->Arg(1 << 10)->Arg(1 << 16);

/// The same in one block: the floor.
void edit_block(benchmark::State& state) {
    TrackedArray<float> array(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        for (float& value : array.edit()) value = 1.0F;
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(edit_block)->Arg(1 << 10)->Arg(1 << 16);

/// Edits spread over the array, as a simulation that moves a few particles makes them.
void edit_scattered(benchmark::State& state) {
    TrackedArray<float> array(std::size_t{1} << 20);
    const auto edits = static_cast<std::size_t>(state.range(0));
    for (auto _ : state) {
        std::uint32_t at = 1;
        for (std::size_t i = 0; i < edits; ++i) {
            at = at * 1664525U + 1013904223U;  // Numerical Recipes' generator
            array.set(at % array.size(), 1.0F);
        }
        benchmark::DoNotOptimize(array.pending().size());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(edit_scattered)->Arg(16)->Arg(1024);

}  // namespace
}  // namespace vitrine::arrays
