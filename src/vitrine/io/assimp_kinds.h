#pragma once

#include <vitrine/io/read_scene.h>
#include <vitrine/io/source_file.h>

#include <span>

namespace vitrine::io {

/// A well known format that is read through Assimp.
struct AssimpKind {
    Format format;  ///< Assimp reads what ends with the first extension
    /// Whether the content says so; none where it cannot be told with certainty.
    bool (*looks_like)(const SourceFile& file) = nullptr;
};

/// Those that `vitrine formats` has a line for.
std::span<const AssimpKind> assimp_kinds();

/// What a file is by its content; null when that says nothing.
const AssimpKind* assimp_kind_of(const SourceFile& file);

}  // namespace vitrine::io
