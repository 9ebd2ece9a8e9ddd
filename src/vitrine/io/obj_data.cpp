#include <vitrine/io/obj_data.h>

namespace vitrine::io {

void ObjColumn::begin(const std::vector<std::uint32_t>& positions, ObjNaming wanted, std::uint32_t value) {
    if (positions.empty()) {
        naming = wanted;
    } else {
        values.assign(positions.size(), obj_none);
        if (naming == ObjNaming::same) values = positions;
        naming = ObjNaming::own;
    }
    if (naming == ObjNaming::own) values.push_back(value);
}

}  // namespace vitrine::io
