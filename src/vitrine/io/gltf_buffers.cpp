#include <vitrine/io/gltf_buffers.h>

#include <vitrine/base/parallel.h>
#include <vitrine/io/gltf_meshopt.h>
#include <vitrine/io/names.h>
#include <vitrine/io/uri.h>

#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace vitrine::io {
namespace {

/// The path that a relative URI names: decoded, or as it stands when an exporter forgot to encode it.
std::optional<std::filesystem::path> find_file(const std::filesystem::path& folder, std::string_view uri,
                                               std::string_view decoded) {
    for (const std::string_view name : {decoded, uri}) {
        std::filesystem::path path = folder / path_from_utf8(name);
        std::error_code ignored;
        if (std::filesystem::is_regular_file(path, ignored)) return path;
    }
    return std::nullopt;
}

}  // namespace

GltfBuffers::GltfBuffers(const GltfFile& gltf)
    : gltf_(gltf), buffers_(gltf.root().size_of("buffers")), source_bytes_(gltf.file.bytes.size()) {}

GltfView GltfBuffers::view(const JsonElement& element) {
    const JsonElement root = gltf_.root();
    const std::size_t index = element.index(root.size_of("bufferViews"), "buffer views");
    const JsonElement view = root.get("bufferViews").at(index);
    const std::span<const std::byte> bytes = find_meshopt(view) ? decompressed(index) : part(view);
    const std::uint64_t stride = view.count_or("byteStride", 0);
    if (stride != 0 && (stride < 4 || stride > 252))
        view.get("byteStride").fail("expected 4 to 252, found " + std::to_string(stride));
    return {bytes, stride};
}

std::span<const std::byte> GltfBuffers::part(const JsonElement& element) {
    const std::span<const std::byte> all = buffer(element.get("buffer").index(buffers_.size(), "buffers"));
    const std::uint64_t offset = element.count_or("byteOffset", 0);
    const std::uint64_t length = element.get("byteLength").count();
    if (offset > all.size() || length > all.size() - offset)
        element.fail("bytes " + std::to_string(offset) + " and " + std::to_string(length) +
                     " more are out of range, the buffer has " + std::to_string(all.size()) + " bytes");
    return all.subspan(offset, length);
}

std::span<const std::byte> GltfBuffers::decompressed(std::size_t view) {
    if (decompressed_.empty()) decompress();
    return decompressed_.at(view).view();
}

void GltfBuffers::decompress() {
    allow_compressed();
    std::vector<std::pair<MeshoptView, std::byte*>> work;
    const JsonElement views = gltf_.root().get("bufferViews");
    const std::size_t count = views.size();
    for (std::size_t i = 0; i < count; ++i) {
        const JsonElement view = views.at(i);
        const auto extension = find_meshopt(view);
        if (!extension) continue;
        const MeshoptView checked = read_meshopt(view, *extension, part(*extension));
        charge(checked.size(), *extension);
        auto& bytes = decompressed_[i] = arrays::Elements<std::byte>::unset(checked.size());
        work.emplace_back(checked, bytes.mutable_data());
    }
    parallel_parts(work.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto& [view, to] = work[i];
            decode_meshopt(view, to);
            gltf_.file.finish(view.source.data(), view.source.size());
        }
    });
}

void GltfBuffers::charge(std::uint64_t bytes, const JsonElement& element) {
    constexpr std::uint64_t free_bytes = 1U << 20U;
    const std::uint64_t most = most_per_byte_ * source_bytes_ + free_bytes;
    if (bytes > most - charged_bytes_)
        element.fail("the file asks for more geometry than its " + std::to_string(source_bytes_) +
                     " bytes can justify");
    charged_bytes_ += bytes;
}

std::span<const std::byte> GltfBuffers::buffer(std::size_t i) {
    if (buffers_[i]) return *buffers_[i];
    const JsonElement element = gltf_.root().get("buffers").at(i);
    const std::span<const std::byte> bytes = load(element, i);
    const JsonElement length = element.get("byteLength");
    if (length.count() > bytes.size())
        length.fail("expected " + std::to_string(length.count()) + " bytes, found " + std::to_string(bytes.size()));
    buffers_[i] = bytes.first(length.count());
    return *buffers_[i];
}

std::span<const std::byte> GltfBuffers::load(const JsonElement& buffer, std::size_t i) {
    const auto uri = buffer.find("uri");
    if (!uri) {
        if (i == 0 && gltf_.binary) return *gltf_.binary;
        buffer.fail("has no data: expected a 'uri', or a binary chunk in a .glb");
    }
    if (const auto payload = base64_payload(uri->text())) {
        auto bytes = base64_decoded(*payload);
        if (!bytes) uri->fail("expected base64 text");
        return decoded_.emplace_back(std::move(*bytes));
    }
    return load_file(*uri);
}

std::span<const std::byte> GltfBuffers::load_file(const JsonElement& uri) {
    if (has_scheme(uri.text()))
        uri.fail("expected a file beside the scene or base64 data, found " + in_quotes(uri.text()));
    const auto decoded = percent_decoded(uri.text());
    if (!decoded) uri.fail("expected a percent-encoded path, found " + in_quotes(uri.text()));
    const std::filesystem::path relative = path_from_utf8(*decoded);
    if (relative.has_root_path() || relative.empty())
        uri.fail("expected a path relative to the scene, found " + in_quotes(uri.text()));
    if (climbs_out(relative)) uri.fail("expected a file in the scene's folder, found " + in_quotes(uri.text()));
    const std::filesystem::path folder = gltf_.file.path.parent_path();
    const auto path = find_file(folder, uri.text(), *decoded);
    if (!path) uri.fail("the file " + in_quotes(*decoded) + " " + why_not_found(folder / relative));
    std::error_code ignored;
    const auto [entry, added] = mapped_.try_emplace(std::filesystem::weakly_canonical(*path, ignored), *path);
    if (added) source_bytes_ += entry->second.bytes().size();
    return entry->second.bytes();
}

}  // namespace vitrine::io
