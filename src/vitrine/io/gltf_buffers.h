#pragma once

#include <vitrine/base/mapped_file.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/json_element.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::io {

/// A part of a buffer.
struct GltfView {
    std::span<const std::byte> bytes;
    std::size_t stride = 0;  ///< bytes from one element to the next; 0: they touch
};

/// The buffers of a glTF file, opened or decoded when they are first used, and an account of the memory that is made
/// from them. The file must outlive it.
class GltfBuffers {
public:
    explicit GltfBuffers(const GltfFile& gltf);

    /// The buffer view that the index `element` names; its bytes live as long as this. Throws FileError.
    GltfView view(const JsonElement& element);

    /// Counts memory about to be taken on behalf of `element`. Throws FileError when all of it together is more than
    /// the files' size can justify: a few bytes of JSON may name the same big accessor over and over.
    void charge(std::uint64_t bytes, const JsonElement& element);

private:
    std::span<const std::byte> buffer(std::size_t i);
    std::span<const std::byte> load(const JsonElement& buffer, std::size_t i);
    std::span<const std::byte> load_file(const JsonElement& uri);

    const GltfFile& gltf_;
    std::vector<std::optional<std::span<const std::byte>>> buffers_;
    std::vector<std::vector<std::byte>> decoded_;
    std::map<std::filesystem::path, MappedFile> mapped_;
    std::uint64_t source_bytes_;
    std::uint64_t charged_bytes_ = 0;
};

}  // namespace vitrine::io
