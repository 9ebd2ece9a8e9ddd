#pragma once

#include <vitrine/scene/texture.h>

#include <string>
#include <string_view>

namespace vitrine::io {

/// What an MTL file says of a map: "-s 2 2 -clamp on wood.png".
struct MtlMap {
    std::string name;         ///< of the picture, as it is written; it may have blanks
    scene::TextureSlot slot;  ///< without the texture
};

/// Takes the statement behind "map_Kd" apart. Options other than offset, scale and clamping are passed over.
MtlMap parse_mtl_map(std::string_view statement);

}  // namespace vitrine::io
