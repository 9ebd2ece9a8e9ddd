#include <vitrine/gpu/upload_plan.h>

#include <numeric>
#include <utility>

namespace vitrine::gpu {
namespace {

using arrays::ByteRange;
using arrays::UploadStrategy;

UploadPlan plan_by(UploadStrategy strategy, const UploadCosts::Line& line, std::vector<ByteRange> ranges) {
    UploadPlan plan{.strategy = strategy, .ranges = std::move(ranges), .bytes = 0, .cost_ns = 0};
    plan.bytes = std::accumulate(plan.ranges.begin(), plan.ranges.end(), std::size_t{0},
                                 [](std::size_t sum, const ByteRange& range) { return sum + range.size(); });
    plan.cost_ns = line.of(plan.ranges.size(), plan.bytes);
    return plan;
}

}  // namespace

UploadPlan plan_upload(std::span<const ByteRange> pending, std::size_t size_bytes, arrays::MergePolicy policy,
                       UploadStrategy strategy, const UploadCosts& costs, std::size_t most_staged_bytes) {
    const auto merged_for = [&](const UploadCosts::Line& line) {
        return merged(pending, {.policy = policy, .gap_bytes = line.break_even_bytes()});
    };
    if (strategy == UploadStrategy::replace) return plan_by(strategy, costs.replace, {{0, size_bytes}});
    UploadPlan best = plan_by(UploadStrategy::sub_data, costs.sub_data, merged_for(costs.sub_data));
    if (strategy == UploadStrategy::sub_data) return best;
    UploadPlan staged = plan_by(UploadStrategy::staging, costs.staging, merged_for(costs.staging));
    if (staged.bytes <= most_staged_bytes && (strategy == UploadStrategy::staging || staged.cost_ns < best.cost_ns))
        best = std::move(staged);
    if (strategy == UploadStrategy::staging) return best;
    // Only `cost` may send what has not changed to be done sooner.
    if (policy == arrays::MergePolicy::cost && costs.replace.of(1, size_bytes) < best.cost_ns)
        return plan_by(UploadStrategy::replace, costs.replace, {{0, size_bytes}});
    return best;
}

}  // namespace vitrine::gpu
