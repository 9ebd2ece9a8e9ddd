#pragma once

#include <vitrine/arrays/array_state.h>
#include <vitrine/scene/field_statistics.h>
#include <vitrine/scene/scene.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::scene {

/// The scalar fields of a scene's geometries that have one name. Does not own them.
struct SceneField {
    std::string name;
    bool of_vertices = false;
    bool of_faces = false;
    bool of_points = false;
    std::vector<const arrays::TrackedArray<float>*> arrays;

    /// Of those that are in main memory.
    FieldValues values() const;
};

/// The names of all that have numbers, in their order.
std::vector<std::string> field_names(const Scene& scene);
/// None where the scene has no such numbers.
std::optional<SceneField> field_named(const Scene& scene, std::string_view name);

/// That of the name, or null where there is none or it is empty.
const ScalarField* find_field(const std::vector<ScalarField>& fields, std::string_view name);

/// Statistics that are made once and kept while the numbers are what they were.
class FieldRecords {
public:
    const FieldStatistics& statistics(const SceneField& field);
    float percentile(const SceneField& field, double percent, bool only_positive);
    /// Of the last kind that was asked for.
    const std::vector<std::uint64_t>& histogram(const SceneField& field, bool logarithmic, std::size_t bins);

private:
    struct Record {
        std::vector<arrays::ArrayState> states;
        FieldStatistics statistics;
        std::map<std::pair<double, bool>, float> percentiles;
        std::pair<bool, std::size_t> histogram_kind;
        std::vector<std::uint64_t> histogram;
    };
    Record& record(const SceneField& field);

    std::map<std::string, Record> records_;
};

}  // namespace vitrine::scene
