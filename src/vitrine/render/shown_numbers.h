#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/render/field_store.h>
#include <vitrine/scene/geometry.h>

namespace vitrine::render {

/// The numbers of a mesh that are shown in the place of its colours.
struct MeshNumbers {
    const arrays::TrackedArray<float>* values = nullptr;  ///< null: none are
    bool of_faces = false;

    explicit operator bool() const { return values != nullptr; }
};

/// Of vertices rather than of faces, where there are both. `shown`: null where no field is.
MeshNumbers numbers_of(const scene::Mesh& mesh, const ShownField* shown);
/// Null: none are.
const arrays::TrackedArray<float>* numbers_of(const scene::PointCloud& cloud, const ShownField* shown);

}  // namespace vitrine::render
