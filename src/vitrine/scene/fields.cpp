#include <vitrine/scene/fields.h>

#include <algorithm>
#include <set>

namespace vitrine::scene {
namespace {

/// Adds those of the field's name.
void add(SceneField& field, const std::vector<ScalarField>& fields, bool SceneField::*where) {
    const ScalarField* const found = find_field(fields, field.name);
    if (found == nullptr) return;
    field.*where = true;
    field.arrays.push_back(&found->values);
}

}  // namespace

FieldValues SceneField::values() const {
    FieldValues values;
    for (const auto* array : arrays)
        if (array->has_copy()) values.push_back(array->view());
    return values;
}

std::vector<std::string> field_names(const Scene& scene) {
    std::set<std::string> names;
    const auto add_names = [&](const std::vector<ScalarField>& fields) {
        for (const ScalarField& field : fields)
            if (!field.values.empty()) names.insert(field.name);
    };
    scene.meshes().for_each([&](MeshId, const Mesh& mesh) {
        add_names(mesh.scalars);
        add_names(mesh.face_scalars);
    });
    scene.point_clouds().for_each([&](PointCloudId, const PointCloud& cloud) { add_names(cloud.scalars); });
    return {names.begin(), names.end()};
}

std::optional<SceneField> field_named(const Scene& scene, std::string_view name) {
    SceneField field;
    field.name = name;
    scene.meshes().for_each([&](MeshId, const Mesh& mesh) {
        add(field, mesh.scalars, &SceneField::of_vertices);
        add(field, mesh.face_scalars, &SceneField::of_faces);
    });
    scene.point_clouds().for_each(
        [&](PointCloudId, const PointCloud& cloud) { add(field, cloud.scalars, &SceneField::of_points); });
    return field.arrays.empty() ? std::nullopt : std::optional(std::move(field));
}

const ScalarField* find_field(const std::vector<ScalarField>& fields, std::string_view name) {
    const auto found = std::ranges::find(fields, name, &ScalarField::name);
    return found == fields.end() || found->values.empty() ? nullptr : &*found;
}

FieldRecords::Record& FieldRecords::record(const SceneField& field) {
    std::vector<arrays::ArrayState> states;
    for (const auto* array : field.arrays) states.emplace_back(*array);
    Record& record = records_[field.name];
    if (record.states == states) return record;
    record = {};
    record.states = std::move(states);
    record.statistics = statistics_of(field.values());
    return record;
}

const FieldStatistics& FieldRecords::statistics(const SceneField& field) {
    return record(field).statistics;
}

float FieldRecords::percentile(const SceneField& field, double percent, bool only_positive) {
    auto& known = record(field).percentiles;
    const auto [place, fresh] = known.try_emplace({percent, only_positive});
    if (fresh) place->second = scene::percentile(field.values(), percent, only_positive);
    return place->second;
}

const std::vector<std::uint64_t>& FieldRecords::histogram(const SceneField& field, bool logarithmic, std::size_t bins) {
    Record& known = record(field);
    const std::pair kind(logarithmic, bins);
    if (!known.histogram.empty() && known.histogram_kind == kind) return known.histogram;
    const float low = logarithmic ? known.statistics.least_positive : known.statistics.min;
    known.histogram_kind = kind;
    known.histogram.assign(bins, 0);
    if (low < known.statistics.max)
        known.histogram = field_histogram(field.values(), low, known.statistics.max, logarithmic, bins);
    return known.histogram;
}

}  // namespace vitrine::scene
