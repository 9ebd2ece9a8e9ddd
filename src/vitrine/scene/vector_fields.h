#pragma once

#include <vitrine/arrays/array_state.h>
#include <vitrine/scene/geometry.h>
#include <vitrine/scene/scene.h>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::scene {

/// Names of what geometries have besides numbers.
inline constexpr std::string_view normals_name = "normals";
inline constexpr std::string_view tangents_name = "tangents";

/// Three scalar fields that are the parts of vectors: "vx", "vy" and "vz", or "flow_x", "flow_y" and "flow_z".
using VectorParts = std::array<const arrays::TrackedArray<float>*, 3>;

/// The parts of the vectors of that name ("v", "flow"); none where a geometry's fields have no such three.
std::optional<VectorParts> find_vectors(const std::vector<ScalarField>& fields, std::string_view name);

/// The names of all vectors in a scene: "normals" and "tangents" where there are any, then those of three numbers.
std::vector<std::string> vector_names(const Scene& scene);

/// The longest of vectors that are three numbers, kept while these are what they were.
class VectorLengths {
public:
    /// Of finite ones; 0 where there are none.
    float longest(const Scene& scene, std::string_view name);

private:
    struct Known {
        std::vector<arrays::ArrayState> states;
        float longest = 0;
    };
    std::map<std::string, Known, std::less<>> known_;
};

}  // namespace vitrine::scene
