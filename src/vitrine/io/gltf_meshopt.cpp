#include <vitrine/io/gltf_meshopt.h>

#include <vitrine/io/names.h>

#include <meshoptimizer.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace vitrine::io {
namespace {

constexpr bool has_khr_codecs = MESHOPTIMIZER_VERSION >= 1000;
constexpr std::array<std::string_view, 2> extension_names{"EXT_meshopt_compression", "KHR_meshopt_compression"};

constexpr std::array<std::pair<std::string_view, MeshoptMode>, 3> mode_names{{{"ATTRIBUTES", MeshoptMode::attributes},
                                                                              {"TRIANGLES", MeshoptMode::triangles},
                                                                              {"INDICES", MeshoptMode::indices}}};

constexpr std::array<std::pair<std::string_view, MeshoptFilter>, 5> filter_names{
    {{"NONE", MeshoptFilter::none},
     {"OCTAHEDRAL", MeshoptFilter::octahedral},
     {"QUATERNION", MeshoptFilter::quaternion},
     {"EXPONENTIAL", MeshoptFilter::exponential},
     {"COLOR", MeshoptFilter::color}}};

/// The value that the first `count` names of a table give a text.
template <class Table>
auto named(const Table& table, std::size_t count, std::string_view text, const JsonElement& extension) {
    std::string names;
    for (std::size_t i = 0; i < count; ++i) {
        if (table[i].first == text) return table[i].second;
        names += (i == 0 ? "'" : i + 1 == count ? " or '" : ", '") + std::string(table[i].first) + "'";
    }
    extension.fail("expected " + names + ", found " + in_quotes(text));
}

bool is_allowed_stride(const MeshoptView& view) {
    if (view.mode != MeshoptMode::attributes) return view.stride == 2 || view.stride == 4;
    switch (view.filter) {
        case MeshoptFilter::octahedral:
        case MeshoptFilter::color: return view.stride == 4 || view.stride == 8;
        case MeshoptFilter::quaternion: return view.stride == 8;
        case MeshoptFilter::none:
        case MeshoptFilter::exponential: break;
    }
    return view.stride != 0 && view.stride <= 256 && view.stride % 4 == 0;
}

/// Bytes that one compressed byte can become at most: of attributes, 2 bits stand for a byte of each of 256 elements at
/// least; of triangles, a byte for three indices; of a sequence, a byte for one.
std::uint64_t most_per_byte(MeshoptMode mode) {
    switch (mode) {
        case MeshoptMode::attributes: return 1024;
        case MeshoptMode::triangles: return 12;
        case MeshoptMode::indices: break;
    }
    return 4;
}

void check_layout(const MeshoptView& view) {
    if (view.mode != MeshoptMode::attributes && view.filter != MeshoptFilter::none)
        view.extension.get("filter").fail("expected 'NONE' for indices");
    if (!is_allowed_stride(view))
        view.extension.get("byteStride")
            .fail("expected a stride that its mode and filter allow, found " + std::to_string(view.stride));
    if (view.count == 0) view.extension.get("count").fail("expected at least 1, found 0");
    if (view.mode == MeshoptMode::triangles && view.count % 3 != 0)
        view.extension.get("count").fail("expected a multiple of 3, found " + std::to_string(view.count));
    if (view.count > most_per_byte(view.mode) * view.source.size() / view.stride)
        view.extension.get("count").fail(std::to_string(view.count) + " elements are more than " +
                                         std::to_string(view.source.size()) + " compressed bytes can hold");
}

/// What one of the decoders says, 0 being that all went well.
int decode(const MeshoptView& view, std::byte* to) {
    const auto* const from = reinterpret_cast<const unsigned char*>(view.source.data());
    const std::size_t size = view.source.size();
    switch (view.mode) {
        case MeshoptMode::attributes: return meshopt_decodeVertexBuffer(to, view.count, view.stride, from, size);
        case MeshoptMode::triangles: return meshopt_decodeIndexBuffer(to, view.count, view.stride, from, size);
        case MeshoptMode::indices: break;
    }
    return meshopt_decodeIndexSequence(to, view.count, view.stride, from, size);
}

void undo_filter(const MeshoptView& view, std::byte* values) {
    switch (view.filter) {
        case MeshoptFilter::none: return;
        case MeshoptFilter::octahedral: return meshopt_decodeFilterOct(values, view.count, view.stride);
        case MeshoptFilter::quaternion: return meshopt_decodeFilterQuat(values, view.count, view.stride);
        case MeshoptFilter::exponential: return meshopt_decodeFilterExp(values, view.count, view.stride);
        case MeshoptFilter::color: break;
    }
#if MESHOPTIMIZER_VERSION >= 1000
    meshopt_decodeFilterColor(values, view.count, view.stride);
#endif
}

const char* reason(int code) {
    if (code == -1) return "they begin like those of another mode or version";
    return code == -2 ? "they end too early" : "some are left over";
}

}  // namespace

std::span<const std::string_view> meshopt_extensions() {
    return std::span(extension_names).first(has_khr_codecs ? 2 : 1);
}

std::optional<JsonElement> find_meshopt(const JsonElement& view) {
    const auto extensions = view.find("extensions");
    if (!extensions) return std::nullopt;
    for (const std::string_view name : meshopt_extensions()) {
        if (auto found = extensions->find(name)) return found;
    }
    return std::nullopt;
}

MeshoptView read_meshopt(const JsonElement& view, const JsonElement& extension, std::span<const std::byte> source) {
    MeshoptView read{extension, source};
    const JsonElement mode = extension.get("mode");
    read.mode = named(mode_names, mode_names.size(), mode.text(), mode);
    if (const auto filter = extension.find("filter"))
        read.filter = named(filter_names, has_khr_codecs ? 5 : 4, filter->text(), *filter);
    read.stride = extension.get("byteStride").count();
    read.count = extension.get("count").count();
    check_layout(read);
    const JsonElement length = view.get("byteLength");
    if (length.count() != read.size())
        length.fail("expected " + std::to_string(read.size()) + " bytes, the count times the stride, found " +
                    std::to_string(length.count()));
    return read;
}

void decode_meshopt(const MeshoptView& view, std::byte* to) {
    if (const int code = decode(view, to); code != 0)
        view.extension.fail("the " + std::to_string(view.source.size()) +
                            " compressed bytes cannot be decompressed: " + reason(code));
    undo_filter(view, to);
}

}  // namespace vitrine::io
