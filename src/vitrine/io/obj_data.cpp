#include <vitrine/io/obj_data.h>

namespace vitrine::io {
namespace {

/// What a corner makes of what all before it are.
ObjNaming naming_of(std::uint32_t position, std::uint32_t value) {
    if (value == obj_none) return ObjNaming::none;
    return value == position ? ObjNaming::same : ObjNaming::own;
}

}  // namespace

void ObjColumn::add(const std::vector<std::uint32_t>& positions, std::uint32_t position, std::uint32_t value) {
    if (naming != ObjNaming::own) {
        const ObjNaming wanted = naming_of(position, value);
        if (positions.empty()) {
            naming = wanted;
        } else if (wanted != naming) {
            values.assign(positions.size(), obj_none);
            if (naming == ObjNaming::same) values = positions;
            naming = ObjNaming::own;
        }
    }
    if (naming == ObjNaming::own) values.push_back(value);
}

void ObjCorners::add(std::uint32_t position, std::uint32_t texcoord, std::uint32_t normal) {
    texcoords.add(positions, position, texcoord);
    normals.add(positions, position, normal);
    positions.push_back(position);
}

}  // namespace vitrine::io
