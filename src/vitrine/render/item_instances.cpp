#include <vitrine/render/item_instances.h>

#include <algorithm>

namespace vitrine::render {
namespace {

InstanceGroup& group_for(std::vector<InstanceGroup>& groups, const scene::DetailLevel* level, bool mirrored) {
    const auto found = std::ranges::find_if(
        groups, [&](const InstanceGroup& group) { return group.level == level && group.mirrored == mirrored; });
    if (found != groups.end()) return *found;
    groups.push_back({.level = level, .mirrored = mirrored, .ranges = {}});
    return groups.back();
}

}  // namespace

std::vector<InstanceGroup> visible_instances(const scene::InstanceOrder& order, const scene::Bounds& of_one,
                                             const BoxView& view, const glm::dmat4& model_view,
                                             const InstanceForm& form) {
    std::vector<InstanceGroup> groups;
    const SeenBoxes sees(view, model_view);
    const bool is_known = order.measured && !of_one.empty();
    for (const scene::InstanceBlock& block : order.blocks) {
        const scene::DetailLevel* level = nullptr;
        if (is_known) {
            const scene::Bounds around = scene::bounds_of(block, of_one);
            if (!sees(around)) continue;
            const auto chosen = form(double{block.scale} * view.pixels_per_unit(around, model_view));
            if (!chosen) continue;
            level = *chosen;
        }
        group_for(groups, level, block.mirrored).ranges.add(block.first, block.count);
    }
    return groups;
}

}  // namespace vitrine::render
