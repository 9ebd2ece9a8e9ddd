#include <vitrine/scene/motion_reach.h>

#include <vitrine/scene/deformation.h>
#include <vitrine/scene/geometry.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace vitrine::scene {
namespace {

std::vector<Bounds> boxes_of_joints(const Mesh& mesh) {
    std::vector<Bounds> boxes;
    const auto positions = mesh.position_view();
    if (mesh.joints.size() != positions.size() || mesh.weights.size() != positions.size()) return boxes;
    for (std::size_t vertex = 0; vertex < positions.size(); ++vertex) {
        const glm::vec3 position = positions[vertex];
        if (glm::any(glm::isnan(position)) || glm::any(glm::isinf(position))) continue;
        for (int i = 0; i < 4; ++i) {
            if (mesh.weights[vertex][i] == 0) continue;
            const std::size_t joint = mesh.joints[vertex][i];
            if (joint >= boxes.size()) boxes.resize(joint + 1);
            boxes[joint].add(glm::dvec3(position));
        }
    }
    return boxes;
}

/// Makes room for where a target takes vertices: none of them goes farther than this one, and some stay.
void widen(Bounds& box, const Bounds& way, float weight) {
    if (way.empty() || weight == 0) return;
    const glm::dvec3 one = double{weight} * way.min;
    const glm::dvec3 other = double{weight} * way.max;
    box.min += glm::min(glm::min(one, other), 0.0);
    box.max += glm::max(glm::max(one, other), 0.0);
}

}  // namespace

MotionReach::MotionReach(const Mesh& mesh) : rest_(bounds_of(mesh.position_view())), by_joint_(boxes_of_joints(mesh)) {
    for (const MorphTarget& target : mesh.morph_targets)
        by_target_.push_back(target.positions.size() == mesh.vertex_count() ? bounds_of(target.positions.view())
                                                                            : Bounds());
}

Bounds MotionReach::around(const Mesh& mesh, const Node& node, std::span<const glm::mat4> joints) const {
    const auto morphed = [&](Bounds box) {
        for (std::size_t i = 0; i < by_target_.size(); ++i) widen(box, by_target_[i], morph_weight(mesh, node, i));
        return box;
    };
    if (joints.empty() || by_joint_.empty()) return rest_.empty() ? rest_ : morphed(rest_);
    Bounds all;
    for (std::size_t i = 0; i < std::min(by_joint_.size(), joints.size()); ++i)
        if (!by_joint_[i].empty()) all.add(transformed(morphed(by_joint_[i]), joints[i]));
    return all;
}

const MotionReach& KnownReach::of(const Mesh& mesh) {
    std::vector<arrays::ArrayState> now;
    bool measurable = true;
    const auto add = [&](const auto& array) {
        now.emplace_back(array);
        measurable = measurable && array.has_copy();
    };
    add(mesh.positions);
    add(mesh.vertices);
    add(mesh.joints);
    add(mesh.weights);
    for (const MorphTarget& target : mesh.morph_targets) add(target.positions);
    if (now != states_ && measurable) {
        reach_ = MotionReach(mesh);
        states_ = std::move(now);
    }
    return reach_;
}

}  // namespace vitrine::scene
