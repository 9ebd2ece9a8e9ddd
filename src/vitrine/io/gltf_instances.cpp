#include <vitrine/io/gltf_instances.h>

#include <vitrine/io/names.h>
#include <vitrine/scene/labels.h>
#include <vitrine/scene/pose.h>

#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace vitrine::io {
namespace {

constexpr int most_parts = 4;  ///< of a custom attribute

bool is_rotation(const GltfAccessor& accessor) {
    return accessor.components == 4 && (accessor.type == GltfComponent::float32 ||
                                        accessor.type == GltfComponent::int16 || accessor.type == GltfComponent::int8);
}

/// Where an instance stands; none where that is nowhere.
std::optional<scene::Pose> pose_of(const GltfInstanceAttributes& attributes, std::size_t i) {
    scene::Pose pose;
    if (attributes.translation != nullptr) pose.translation = attributes.translation->vector(i);
    if (attributes.scale != nullptr) pose.scale = attributes.scale->vector(i);
    const glm::dvec4 xyzw(attributes.rotation == nullptr ? glm::vec4(0, 0, 0, 1)
                                                         : attributes.rotation->vector(i, true));
    const double length = glm::length(xyzw);
    const glm::vec3 sum = pose.translation + pose.scale;
    if (!(length > 0) || !std::isfinite(length) || !std::isfinite(sum.x + sum.y + sum.z)) return std::nullopt;
    const glm::dvec4 unit = xyzw / length;
    pose.rotation = glm::quat(glm::dquat(unit.w, unit.x, unit.y, unit.z));
    return pose;
}

/// "_FLOW", or "_FLOW_x" where there are several.
std::string part_name(const std::string& name, int part, int parts) {
    constexpr std::array<const char*, most_parts> suffixes{"_x", "_y", "_z", "_w"};
    return parts == 1 ? name : name + suffixes[static_cast<std::size_t>(part)];
}

/// The numbers of those instances that have a place; their transforms go to `transforms`.
std::vector<std::uint32_t> placed(const GltfInstanceAttributes& attributes, std::vector<glm::mat4>& transforms) {
    std::vector<std::uint32_t> places;
    for (std::size_t i = 0; i < attributes.count(); ++i) {
        const std::optional<scene::Pose> pose = pose_of(attributes, i);
        if (!pose) continue;
        transforms.push_back(pose->matrix());
        places.push_back(static_cast<std::uint32_t>(i));
    }
    return places;
}

scene::ScalarField field_of(const GltfAccessor& accessor, int part, std::string name,
                            std::span<const std::uint32_t> places) {
    std::vector<float> values;
    values.reserve(places.size());
    for (const std::uint32_t place : places) values.push_back(accessor.vector(place)[part]);
    scene::ScalarField field;
    field.name = std::move(name);
    field.values.assign(std::move(values));
    return field;
}

std::vector<scene::ScalarField> scalars_of(const GltfInstanceAttributes& attributes,
                                           std::span<const std::uint32_t> places) {
    std::vector<scene::ScalarField> scalars;
    for (const auto& [name, accessor] : attributes.custom)
        for (int part = 0; part < accessor->components; ++part)
            scalars.push_back(field_of(*accessor, part, part_name(name, part, accessor->components), places));
    return scalars;
}

/// What all of them take.
std::uint64_t bytes_of(const GltfInstanceAttributes& attributes) {
    std::size_t numbers = 0;
    for (const auto& [name, accessor] : attributes.custom) numbers += static_cast<std::size_t>(accessor->components);
    return attributes.count() * (sizeof(glm::mat4) + sizeof(std::uint32_t) + numbers * sizeof(float));
}

}  // namespace

scene::InstancesId GltfInstances::get(const JsonElement& node, std::size_t index, const std::string& name) {
    const auto extensions = node.find("extensions");
    const auto extension = extensions ? extensions->find("EXT_mesh_gpu_instancing") : std::nullopt;
    if (!extension) return {};
    const auto [place, is_new] = instances_.emplace(index, scene::InstancesId());
    if (!is_new) return place->second;
    std::optional<scene::Instances> instances = read(*extension);
    if (!instances) return {};
    instances->name = name;
    label_arrays(*instances, name);
    return place->second = scene_.add(*std::move(instances));
}

/// Puts it to its kind. Returns what is wrong with it instead; empty: nothing.
std::string GltfInstances::add(const std::string& name, const GltfAccessor& accessor,
                               GltfInstanceAttributes& attributes) {
    if (name.starts_with('_')) {
        if (accessor.components > most_parts) return "expected an accessor of type SCALAR or VEC2 to VEC4";
        attributes.custom.push_back({clean_name(name), &accessor});
    } else if (name == "ROTATION") {
        if (!is_rotation(accessor))
            return "expected an accessor of type VEC4, of floats or of normalized signed integers";
        attributes.rotation = &accessor;
    } else if (name == "TRANSLATION" || name == "SCALE") {
        if (accessor.components != 3) return "expected an accessor of type VEC3";
        (name == "SCALE" ? attributes.scale : attributes.translation) = &accessor;
    } else {
        return "instances have no attribute of that name";
    }
    attributes.least = std::min(attributes.least, accessor.count);
    attributes.most = std::max(attributes.most, accessor.count);
    return {};
}

GltfInstanceAttributes GltfInstances::read_attributes(const JsonElement& list, GltfProblems& problems) {
    GltfInstanceAttributes attributes;
    const std::size_t accessors = gltf_.root().size_of("accessors");
    for (const std::string& name : list.names()) {
        const JsonElement element = list.get(name);
        const std::uint64_t index = element.count();
        const std::string problem = index < accessors ? add(name, accessors_.get(element), attributes)
                                                      : std::to_string(index) + " is out of range, there are " +
                                                            std::to_string(accessors) + " accessors";
        if (!problem.empty()) problems.add(element, problem + "; the attribute is left out");
    }
    if (attributes.count() < attributes.most)
        problems.add(list, "attributes have " + std::to_string(attributes.count()) + " to " +
                               std::to_string(attributes.most) + " elements; the first " +
                               std::to_string(attributes.count()) + " instances count");
    return attributes;
}

std::optional<scene::Instances> GltfInstances::read(const JsonElement& extension) {
    GltfProblems problems(extension);
    const JsonElement list = extension.get("attributes");
    const GltfInstanceAttributes attributes = read_attributes(list, problems);
    buffers_.charge(bytes_of(attributes), list);
    std::vector<glm::mat4> transforms;
    const std::vector<std::uint32_t> places = placed(attributes, transforms);
    if (places.size() < attributes.count())
        problems.add(list, std::to_string(attributes.count() - places.size()) +
                               " instances with NaN, infinity or a rotation of zero are left out");
    if (places.empty()) {
        problems.add(list, "there are no instances, and the mesh is shown once");
        return std::nullopt;
    }
    scene::Instances instances;
    instances.transforms.assign(std::move(transforms));
    instances.scalars = scalars_of(attributes, places);
    return instances;
}

}  // namespace vitrine::io
