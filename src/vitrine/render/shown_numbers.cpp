#include <vitrine/render/shown_numbers.h>

#include <cstddef>
#include <vector>

namespace vitrine::render {
namespace {

/// Of which there are as many as `count`.
const arrays::TrackedArray<float>* numbers_in(const std::vector<scene::ScalarField>& fields, const ShownField& shown,
                                              std::size_t count) {
    const scene::ScalarField* const field = scene::find_field(fields, shown.look.name);
    return field == nullptr || field->values.size() != count ? nullptr : &field->values;
}

}  // namespace

MeshNumbers numbers_of(const scene::Mesh& mesh, const ShownField* shown) {
    if (shown == nullptr) return {};
    if (const auto* values = numbers_in(mesh.scalars, *shown, mesh.vertex_count())) return {values, false};
    const auto* const values = numbers_in(mesh.face_scalars, *shown, mesh.triangle_count());
    return {values, values != nullptr};
}

const arrays::TrackedArray<float>* numbers_of(const scene::PointCloud& cloud, const ShownField* shown) {
    return shown == nullptr ? nullptr : numbers_in(cloud.scalars, *shown, cloud.positions.size());
}

}  // namespace vitrine::render
