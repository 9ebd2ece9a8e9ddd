#pragma once

#include <vitrine/io/json_element.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace vitrine::io {

/// How a buffer view is compressed, as EXT_meshopt_compression names it.
enum class MeshoptMode { attributes, triangles, indices };

/// What is done to elements after they have been decompressed.
enum class MeshoptFilter { none, octahedral, quaternion, exponential, color };

/// A compressed buffer view whose numbers have been checked.
struct MeshoptView {
    JsonElement extension;  ///< for messages
    std::span<const std::byte> source;
    MeshoptMode mode{};
    MeshoptFilter filter{};
    std::size_t count = 0;
    std::size_t stride = 0;

    /// Bytes that it is decompressed to.
    std::size_t size() const { return count * stride; }
};

/// The extensions that compress buffer views and that this build can undo: KHR_meshopt_compression needs
/// meshoptimizer 1.0.
std::span<const std::string_view> meshopt_extensions();

/// What one of these extensions says of a buffer view; none where it is not compressed.
std::optional<JsonElement> find_meshopt(const JsonElement& view);

/// Checks what `extension` says of `view`, whose compressed bytes are `source`: that it is allowed, and that so few
/// bytes can become so many. Throws FileError.
MeshoptView read_meshopt(const JsonElement& view, const JsonElement& extension, std::span<const std::byte> source);

/// Writes what the view is decompressed to, `view.size()` bytes; `to` is aligned to 4. Throws FileError. Any thread.
void decode_meshopt(const MeshoptView& view, std::byte* to);

}  // namespace vitrine::io
