#include <vitrine/io/gltf_buffers.h>

#include <vitrine/base/parallel.h>
#include <vitrine/io/gltf_meshopt.h>
#include <vitrine/io/gltf_uri.h>
#include <vitrine/io/uri.h>

#include <string>
#include <system_error>
#include <utility>

namespace vitrine::io {
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

GltfKeptBytes GltfBuffers::keep(const JsonElement& element) {
    const JsonElement root = gltf_.root();
    const JsonElement view = root.get("bufferViews").at(element.index(root.size_of("bufferViews"), "buffer views"));
    const std::span<const std::byte> bytes = find_meshopt(view) ? this->view(element).bytes : part(view);
    const std::shared_ptr<const void> owner =
        find_meshopt(view) ? nullptr : buffers_[view.get("buffer").index(buffers_.size(), "buffers")]->owner;
    if (owner) return {bytes, owner};
    charge(bytes.size(), element);
    const auto copy = std::make_shared<const std::vector<std::byte>>(bytes.begin(), bytes.end());
    return {*copy, copy};
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
    if (buffers_[i]) return buffers_[i]->bytes;
    const JsonElement element = gltf_.root().get("buffers").at(i);
    GltfKeptBytes kept = load(element, i);
    const JsonElement length = element.get("byteLength");
    if (length.count() > kept.bytes.size())
        length.fail("expected " + std::to_string(length.count()) + " bytes, found " +
                    std::to_string(kept.bytes.size()));
    kept.bytes = kept.bytes.first(length.count());
    buffers_[i] = std::move(kept);
    return buffers_[i]->bytes;
}

GltfKeptBytes GltfBuffers::load(const JsonElement& buffer, std::size_t i) {
    const auto uri = buffer.find("uri");
    if (!uri) {
        if (i == 0 && gltf_.binary) return {*gltf_.binary, gltf_.file.mapping};
        buffer.fail("has no data: expected a 'uri', or a binary chunk in a .glb");
    }
    if (const auto payload = base64_payload(uri->text())) {
        auto bytes = base64_decoded(*payload);
        if (!bytes) uri->fail("expected base64 text");
        const auto kept = std::make_shared<const std::vector<std::byte>>(std::move(*bytes));
        return {*kept, kept};
    }
    return load_file(*uri);
}

GltfKeptBytes GltfBuffers::load_file(const JsonElement& uri) {
    const std::filesystem::path path = find_gltf_file(gltf_, uri);
    std::error_code ignored;
    std::shared_ptr<const MappedFile>& file = mapped_[std::filesystem::weakly_canonical(path, ignored)];
    if (!file) {
        file = std::make_shared<const MappedFile>(path);
        source_bytes_ += file->bytes().size();
    }
    return {file->bytes(), file};
}

}  // namespace vitrine::io
