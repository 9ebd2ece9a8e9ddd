#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/base/mapped_file.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/json_element.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::io {

/// A part of a buffer.
struct GltfView {
    std::span<const std::byte> bytes;
    std::size_t stride = 0;  ///< bytes from one element to the next; 0: they touch
};

/// Bytes and who keeps them, for longer than the buffers are there; null: nobody.
struct GltfKeptBytes {
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;
};

/// The buffers of a glTF file, opened or decoded when they are first used, its compressed views, decompressed together
/// on all cores when the first of them is, and an account of the memory that is made
/// from them. The file must outlive it.
class GltfBuffers {
public:
    explicit GltfBuffers(const GltfFile& gltf);

    /// The buffer view that the index `element` names; its bytes live as long as this. Throws FileError.
    GltfView view(const JsonElement& element);
    /// The bytes of a buffer view, to be read later: where they lie, or a copy. Throws FileError.
    GltfKeptBytes keep(const JsonElement& element);

    /// Counts memory about to be taken on behalf of `element`. Throws FileError when all of it together is more than
    /// the files' size can justify: a few bytes of JSON may name the same big accessor over and over.
    void charge(std::uint64_t bytes, const JsonElement& element);

    /// Something in the file is compressed: from now on a byte may justify as many as compressed ones can stand for.
    void allow_compressed() { most_per_byte_ = 1024; }

private:
    std::span<const std::byte> part(const JsonElement& element);
    std::span<const std::byte> decompressed(std::size_t view);
    void decompress();
    std::span<const std::byte> buffer(std::size_t i);
    GltfKeptBytes load(const JsonElement& buffer, std::size_t i);
    GltfKeptBytes load_file(const JsonElement& uri);

    const GltfFile& gltf_;
    std::vector<std::optional<GltfKeptBytes>> buffers_;
    std::map<std::filesystem::path, std::shared_ptr<const MappedFile>> mapped_;
    std::map<std::size_t, arrays::Elements<std::byte>> decompressed_;  ///< by buffer view, all at once
    std::uint64_t source_bytes_;
    /// A byte of a strip's indices can become three indices of four bytes each, and vertices can be shared.
    std::uint64_t most_per_byte_ = 64;
    std::uint64_t charged_bytes_ = 0;
};

}  // namespace vitrine::io
