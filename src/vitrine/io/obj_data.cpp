#include <vitrine/io/obj_data.h>

namespace vitrine::io {
namespace {

/// What a corner makes of what all before it are.
ObjNormals kind_of(std::uint32_t position, std::uint32_t normal) {
    if (normal == obj_none) return ObjNormals::none;
    return normal == position ? ObjNormals::same : ObjNormals::own;
}

}  // namespace

void ObjCorners::add(std::uint32_t position, std::uint32_t normal) {
    if (kind != ObjNormals::own) {
        const ObjNormals wanted = kind_of(position, normal);
        if (positions.empty()) {
            kind = wanted;
        } else if (wanted != kind) {
            normals.assign(positions.size(), obj_none);
            if (kind == ObjNormals::same) normals = positions;
            kind = ObjNormals::own;
        }
    }
    positions.push_back(position);
    if (kind == ObjNormals::own) normals.push_back(normal);
}

std::uint32_t ObjCorners::normal(std::size_t corner) const {
    if (kind == ObjNormals::own) return normals[corner];
    return kind == ObjNormals::same ? positions[corner] : obj_none;
}

}  // namespace vitrine::io
