#include <vitrine/scene/vector_fields.h>

#include <vitrine/base/parallel.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <set>

namespace vitrine::scene {
namespace {

/// What three names have in common that end with x, y and z; empty: nothing.
std::string_view stem_of(std::string_view name) {
    if (name.size() < 2) return {};
    std::string_view stem = name.substr(0, name.size() - 1);
    while (!stem.empty() && (stem.back() == '_' || stem.back() == '.' || stem.back() == ' ')) stem.remove_suffix(1);
    return stem;
}

bool ends_with(std::string_view name, char axis) {
    return !name.empty() && (name.back() == axis || name.back() == axis - 'a' + 'A');
}

const arrays::TrackedArray<float>* part_of(const std::vector<ScalarField>& fields, std::string_view stem, char axis) {
    const auto found = std::ranges::find_if(fields, [&](const ScalarField& field) {
        return ends_with(field.name, axis) && stem_of(field.name) == stem && !field.values.empty();
    });
    return found == fields.end() ? nullptr : &found->values;
}

template <class Visit>
void visit_fields(const Scene& scene, const Visit& visit) {
    scene.meshes().for_each([&](MeshId, const Mesh& mesh) { visit(mesh.scalars); });
    scene.point_clouds().for_each([&](PointCloudId, const PointCloud& cloud) { visit(cloud.scalars); });
}

float longest_of(const VectorParts& parts) {
    constexpr std::size_t least_part = 65'536;
    const auto has_copy = [](const auto* part) { return part->has_copy(); };
    if (!std::ranges::all_of(parts, has_copy)) return 0;
    float longest = 0;
    std::mutex mutex;
    parallel_for(parts[0]->size(), least_part, [&](std::size_t begin, std::size_t end) {
        float own = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const float length = glm::length(glm::vec3((*parts[0])[i], (*parts[1])[i], (*parts[2])[i]));
            if (std::isfinite(length)) own = std::max(own, length);
        }
        const std::scoped_lock lock(mutex);
        longest = std::max(longest, own);
    });
    return longest;
}

}  // namespace

std::optional<VectorParts> find_vectors(const std::vector<ScalarField>& fields, std::string_view name) {
    const VectorParts parts{part_of(fields, name, 'x'), part_of(fields, name, 'y'), part_of(fields, name, 'z')};
    if (name.empty() || std::ranges::find(parts, nullptr) != parts.end()) return std::nullopt;
    if (parts[0]->size() != parts[1]->size() || parts[0]->size() != parts[2]->size()) return std::nullopt;
    return parts;
}

std::vector<std::string> vector_names(const Scene& scene) {
    bool normals = false;
    bool tangents = false;
    scene.meshes().for_each([&](MeshId, const Mesh& mesh) {
        normals = normals || mesh.has_normals();
        tangents = tangents || !mesh.tangents.empty();
    });
    scene.point_clouds().for_each(
        [&](PointCloudId, const PointCloud& cloud) { normals = normals || !cloud.normals.empty(); });
    std::set<std::string> found;
    visit_fields(scene, [&](const std::vector<ScalarField>& fields) {
        for (const ScalarField& field : fields) {
            const std::string_view stem = stem_of(field.name);
            if (ends_with(field.name, 'x') && find_vectors(fields, stem)) found.emplace(stem);
        }
    });
    std::vector<std::string> names;
    if (normals) names.emplace_back(normals_name);
    if (tangents) names.emplace_back(tangents_name);
    names.insert(names.end(), found.begin(), found.end());
    return names;
}

float VectorLengths::longest(const Scene& scene, std::string_view name) {
    std::vector<VectorParts> all;
    std::vector<arrays::ArrayState> states;
    visit_fields(scene, [&](const std::vector<ScalarField>& fields) {
        if (const auto parts = find_vectors(fields, name)) {
            all.push_back(*parts);
            for (const auto* part : *parts) states.emplace_back(*part);
        }
    });
    Known& known = known_.try_emplace(std::string(name)).first->second;
    if (known.states == states) return known.longest;
    known.states = std::move(states);
    known.longest = 0;
    for (const VectorParts& parts : all) known.longest = std::max(known.longest, longest_of(parts));
    return known.longest;
}

}  // namespace vitrine::scene
