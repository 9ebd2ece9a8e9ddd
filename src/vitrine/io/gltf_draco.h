#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/io/gltf_accessor.h>
#include <vitrine/io/gltf_buffers.h>
#include <vitrine/io/json_element.h>

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// The extension that compresses primitives.
inline constexpr std::string_view draco_extension = "KHR_draco_mesh_compression";

/// Whether this build can decompress them: draco is optional.
bool has_draco();

/// A primitive that was compressed, its parts as accessors of memory that lies here.
struct DracoMesh {
    GltfAccessor indices;  ///< three for each triangle
    std::map<std::string, GltfAccessor, std::less<>> attributes;
    std::vector<arrays::Elements<std::byte>> memory;
    std::span<const std::byte> source;  ///< what it was decompressed from
};

/// Decompresses what `extension` says of `primitive`: indices, and those of POSITION, NORMAL, TANGENT, COLOR_0,
/// TEXCOORD_0, TEXCOORD_1, JOINTS_0 and WEIGHTS_0 that it has, in the types of the primitive's accessors. What the
/// compressed header claims is charged before memory is taken. Throws FileError.
DracoMesh decode_draco(const JsonElement& primitive, const JsonElement& extension, const GltfAccessors& accessors,
                       GltfBuffers& buffers);

}  // namespace vitrine::io
