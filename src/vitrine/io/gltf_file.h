#pragma once

#include <vitrine/io/json_element.h>
#include <vitrine/io/source_file.h>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <span>

namespace vitrine::io {

/// The JSON document of a glTF file and, of a .glb, the binary chunk beside it.
struct GltfFile {
    SourceFile file;
    nlohmann::json document;
    std::optional<std::span<const std::byte>> binary;

    /// The document; valid while this is.
    JsonElement root() const { return {file, document, ""}; }
};

/// Whether the bytes begin like a .glb, or like JSON that mentions an asset.
bool looks_like_gltf(const SourceFile& file);

/// Takes a .gltf or .glb apart and checks that it is glTF 2 without a required extension that is not supported.
/// Throws FileError.
GltfFile open_gltf(const SourceFile& file);

}  // namespace vitrine::io
