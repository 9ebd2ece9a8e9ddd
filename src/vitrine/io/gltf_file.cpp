#include <vitrine/io/gltf_file.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/byte_reader.h>
#include <vitrine/io/gltf_draco.h>
#include <vitrine/io/gltf_meshopt.h>
#include <vitrine/io/names.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {
namespace {

constexpr std::uint32_t json_chunk = 0x4E4F534A;    // "JSON"
constexpr std::uint32_t binary_chunk = 0x004E4942;  // "BIN"
constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Extensions whose data the reader understands; of pictures that it does not decode it knows at least what they are.
constexpr std::array<std::string_view, 16> supported{"EXT_mesh_gpu_instancing", "EXT_texture_webp",
                                                     "KHR_lights_punctual",     "KHR_materials_clearcoat",
                                                     "KHR_materials_ior",       "KHR_materials_emissive_strength",
                                                     "KHR_materials_sheen",     "KHR_materials_pbrSpecularGlossiness",
                                                     "KHR_materials_specular",  "KHR_materials_transmission",
                                                     "KHR_materials_unlit",     "KHR_materials_variants",
                                                     "KHR_materials_volume",    "KHR_mesh_quantization",
                                                     "KHR_texture_basisu",      "KHR_texture_transform"};

bool is_supported(std::string_view extension) {
    const auto is_in = [&](const auto& names) {
        return std::find(names.begin(), names.end(), extension) != names.end();
    };
    return is_in(supported) || is_in(meshopt_extensions()) || (has_draco() && extension == draco_extension);
}

bool is_binary(const SourceFile& file) {
    return file.text().starts_with("glTF");
}

/// One chunk of a .glb; the reader stands behind it afterwards.
struct Chunk {
    std::uint32_t type = 0;
    std::size_t offset = 0;
    std::span<const std::byte> bytes;
};

Chunk read_chunk(ByteReader& reader) {
    Chunk chunk;
    const auto size = reader.read<std::uint32_t>("chunk length");
    chunk.type = reader.read<std::uint32_t>("chunk type");
    chunk.offset = reader.offset();
    chunk.bytes = reader.take(size, "chunk");
    return chunk;
}

GltfFile open_binary(const SourceFile& file) {
    ByteReader reader(file, ByteOrder::little);
    reader.take(4, "magic");
    const auto version = reader.read<std::uint32_t>("version");
    if (version != 2) reader.fail_at(4, "expected glTF version 2, found " + std::to_string(version));
    const auto length = reader.read<std::uint32_t>("length");
    if (length > file.bytes.size())
        reader.fail_at(
            8, "expected a file of " + std::to_string(length) + " bytes, found " + std::to_string(file.bytes.size()));
    const Chunk json = read_chunk(reader);
    if (json.type != json_chunk) reader.fail_at(json.offset - 4, "expected a chunk of type JSON first");
    const SourceFile text{file.path, json.bytes};
    GltfFile result{file, parse_json(file, text.text(), json.offset), std::nullopt};
    while (reader.remaining() >= 8 && !result.binary) {
        const Chunk chunk = read_chunk(reader);
        if (chunk.type == binary_chunk) result.binary = chunk.bytes;
    }
    return result;
}

GltfFile open_text(const SourceFile& file) {
    std::size_t first = 0;
    if (file.text().starts_with(byte_order_mark)) first = byte_order_mark.size();
    return {file, parse_json(file, file.text().substr(first), first), std::nullopt};
}

void check_version(const JsonElement& root) {
    const JsonElement asset = root.get("asset");
    const JsonElement version = asset.get("version");
    if (!version.text().starts_with("2.")) version.fail("expected glTF 2.x, found " + in_quotes(version.text()));
    const auto least = asset.find("minVersion");
    if (least && least->text() != "2.0") least->fail("expected at most 2.0, found " + in_quotes(least->text()));
}

/// The names in an array of the document that are not supported.
std::vector<std::string_view> unsupported_in(const JsonElement& root, std::string_view list) {
    std::vector<std::string_view> names;
    const std::size_t count = root.size_of(list);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view name = root.get(list).at(i).text();
        if (!is_supported(name)) names.push_back(name);
    }
    return names;
}

/// "A, B and 7 more".
std::string listed(const std::vector<std::string_view>& names) {
    constexpr std::size_t most = 16;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) text += (i == 0 ? "" : ", ") + in_quotes(names[i]);
    if (names.size() > most) text += " and " + std::to_string(names.size() - most) + " more";
    return text;
}

void check_extensions(const GltfFile& gltf) {
    const JsonElement root = gltf.root();
    const auto missing = unsupported_in(root, "extensionsRequired");
    const bool lacks_draco = std::find(missing.begin(), missing.end(), draco_extension) != missing.end();
    if (!missing.empty())
        root.get("extensionsRequired")
            .fail("the file needs extensions that are not supported: " + listed(missing) +
                  (lacks_draco ? "; this build of Vitrine has no draco" : ""));
    const auto unknown = unsupported_in(root, "extensionsUsed");
    if (!unknown.empty())
        log().warn("{}: extensions that are not supported: {}", display(gltf.file.path), listed(unknown));
}

}  // namespace

bool looks_like_gltf(const SourceFile& file) {
    if (is_binary(file)) return true;
    std::string_view text = file.text();
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    const std::size_t first = text.find_first_not_of(blanks);
    return first != std::string_view::npos && text[first] == '{' && text.find("\"asset\"") != std::string_view::npos;
}

GltfFile open_gltf(const SourceFile& file) {
    GltfFile gltf = is_binary(file) ? open_binary(file) : open_text(file);
    if (!gltf.document.is_object()) throw FileError(file.path, "expected a JSON object");
    check_version(gltf.root());
    check_extensions(gltf);
    return gltf;
}

}  // namespace vitrine::io
