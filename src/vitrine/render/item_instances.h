#pragma once

#include <vitrine/gpu/mirrors.h>
#include <vitrine/render/box_view.h>
#include <vitrine/render/point_ranges.h>
#include <vitrine/scene/instances.h>
#include <vitrine/scene/mesh_structure.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace vitrine::render {

/// The places at which an item is drawn, all with the same winding of faces.
struct ItemInstances {
    gpu::BufferShare transforms;  ///< null: it is drawn once, where it is
    gpu::BufferShare numbers;     ///< of instances, in the order in which they are drawn
    glm::vec3 origin{0.0F};       ///< what the item's transform takes for the origin of the instances' coordinates
    bool mirrored = false;        ///< they turn the winding of faces around
    PointRanges ranges;           ///< of `numbers`, those that may be seen

    explicit operator bool() const { return transforms != nullptr; }
};

/// Instances that are drawn alike.
struct InstanceGroup {
    const scene::DetailLevel* level = nullptr;  ///< of the mesh; null: the mesh itself
    bool mirrored = false;
    PointRanges ranges;  ///< of the order's numbers
};

/// In which form instances are drawn; none: not at all. `pixels_per_unit`: at most, in the mesh's coordinates.
using InstanceForm = std::function<std::optional<const scene::DetailLevel*>(double pixels_per_unit)>;

/// Those that may be seen. `of_one`: around the mesh at one instance. `model_view`: from the node's coordinates to the
/// camera's.
std::vector<InstanceGroup> visible_instances(const scene::InstanceOrder& order, const scene::Bounds& of_one,
                                             const BoxView& view, const glm::dmat4& model_view,
                                             const InstanceForm& form);

}  // namespace vitrine::render
