#include <vitrine/io/ply_face_fields.h>

#include <vitrine/base/log.h>
#include <vitrine/io/names.h>

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

namespace vitrine::io {
namespace {

arrays::Elements<float> of_triangles(std::span<const float> values, const FaceSizes& faces, std::size_t triangles) {
    auto all = arrays::Elements<float>::unset(triangles);
    float* next = all.mutable_data();
    float* const end = next + triangles;
    for (std::size_t face = 0; face < values.size(); ++face)
        next = std::fill_n(next, faces.all_triangles() ? 1 : faces.sizes()[face] - 2, values[face]);
    std::fill(next, end, std::numeric_limits<float>::quiet_NaN());
    return all;
}

}  // namespace

void PlyFaceFields::prepare(const PlyElement& element) {
    targets_.resize(element.properties.size());
    fields_.reserve(targets_.size());
    for (std::size_t i = 0; i < targets_.size(); ++i) {
        if (element.properties[i].is_list() || element.count == 0) continue;
        scene::ScalarField& field = fields_.emplace_back();
        field.name = clean_name(element.properties[i].name);
        field.values.adopt(arrays::Elements<float>::unset(element.count));
        targets_[i].numbers = field.values.edit().data();
    }
}

std::vector<scene::ScalarField> PlyFaceFields::take(const FaceSizes& faces, std::size_t triangles) {
    if (!fields_.empty() && fields_.front().values.size() != faces.count()) {
        log().warn("numbers of faces are left out, for some faces have less than 3 corners");
        return {};
    }
    const bool as_they_are = faces.all_triangles() && faces.count() == triangles;
    for (scene::ScalarField& field : fields_)
        if (!as_they_are) field.values.adopt(of_triangles(field.values.view(), faces, triangles));
    return std::move(fields_);
}

}  // namespace vitrine::io
