#include <vitrine/io/assimp_kinds.h>

#include <vitrine/io/byte_reader.h>
#include <vitrine/io/xml_document.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vitrine::io {
namespace {

bool begins(const SourceFile& file, std::string_view with) {
    return file.text().starts_with(with);
}

bool has_root(const SourceFile& file, std::string_view element) {
    return xml_root_name(file.text()) == element;
}

bool looks_like_fbx(const SourceFile& file) {
    return begins(file, "Kaydara FBX Binary") || begins(file, "; FBX");
}

/// A zip archive whose table of contents, at its end, names the part that holds the model.
bool looks_like_3mf(const SourceFile& file) {
    constexpr std::size_t table_bytes = 64U << 10U;
    const std::string_view text = file.text();
    const std::string_view end = text.substr(text.size() - std::min(text.size(), table_bytes));
    return begins(file, "PK\x03\x04") && end.find("3D/3dmodel.model") != std::string_view::npos;
}

/// A chunk 0x4D4D, not longer than the file, that begins with the chunk of its version, of its meshes or of its
/// keyframes.
bool looks_like_3ds(const SourceFile& file) {
    constexpr std::size_t chunk_header = 6;
    if (!begins(file, "MM") || file.bytes.size() < 2 * chunk_header) return false;
    const auto length = load<std::uint32_t>(file.bytes.data() + 2, ByteOrder::little);
    const auto first = load<std::uint16_t>(file.bytes.data() + chunk_header, ByteOrder::little);
    return length <= file.bytes.size() && (first == 0x0002 || first == 0x3D3D || first == 0xB000);
}

/// The first word is OFF, with letters before it that say what vertices have.
bool looks_like_off(const SourceFile& file) {
    const std::string_view text = file.text().substr(0, 16);
    const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
    if (word.size() == text.size() || !word.ends_with("OFF")) return false;
    return word.substr(0, word.size() - 3).find_first_not_of("STCN4n") == std::string_view::npos;
}

/// An IFF file of one of these types (EA IFF 85).
bool looks_like_lightwave(const SourceFile& file) {
    const std::string_view type = file.text().substr(0, 12);
    return type.starts_with("FORM") && (type.ends_with("LWO2") || type.ends_with("LWOB") || type.ends_with("LXOB"));
}

const std::vector<AssimpKind>& kinds() {
    static const std::vector<AssimpKind> all{
        {{"FBX", {".fbx"}, "Autodesk's scenes, binary and ASCII, through Assimp"}, looks_like_fbx},
        {{"COLLADA", {".dae", ".zae"}, "scenes as XML, through Assimp"},
         [](const SourceFile& file) { return has_root(file, "COLLADA"); }},
        {{"3DS", {".3ds"}, "meshes of 3D Studio, through Assimp"}, looks_like_3ds},
        {{"3MF", {".3mf"}, "models for printers, through Assimp"}, looks_like_3mf},
        {{"OFF", {".off"}, "polygons as text, with or without colours, through Assimp"}, looks_like_off},
        {{"X3D", {".x3d", ".x3db"}, "scenes as XML, through Assimp"},
         [](const SourceFile& file) { return has_root(file, "X3D"); }},
        {{"AMF", {".amf"}, "models for printers as XML, through Assimp"},
         [](const SourceFile& file) { return has_root(file, "amf"); }},
        {{"Blender", {".blend"}, "scenes of Blender up to 2.79, through Assimp"},
         [](const SourceFile& file) { return begins(file, "BLENDER"); }},
        {{"DXF", {".dxf"}, "meshes and lines of AutoCAD's text format, through Assimp"}},
        {{"IFC", {".ifc", ".ifczip"}, "buildings, through Assimp"},
         [](const SourceFile& file) { return begins(file, "ISO-10303-21;"); }},
        {{"LWO", {".lwo", ".lws", ".lxo"}, "objects and scenes of LightWave, through Assimp"}, looks_like_lightwave},
        {{"DirectX", {".x"}, "meshes and frames, text and binary, through Assimp"},
         [](const SourceFile& file) { return begins(file, "xof 0"); }},
        {{"AC3D", {".ac", ".ac3d", ".acc"}, "polygons and lines as text, through Assimp"},
         [](const SourceFile& file) { return begins(file, "AC3Db") || begins(file, "AC3Dc"); }},
    };
    return all;
}

}  // namespace

std::span<const AssimpKind> assimp_kinds() {
    return kinds();
}

const AssimpKind* assimp_kind_of(const SourceFile& file) {
    const auto found = std::find_if(kinds().begin(), kinds().end(), [&](const AssimpKind& kind) {
        return kind.looks_like != nullptr && kind.looks_like(file);
    });
    return found == kinds().end() ? nullptr : &*found;
}

}  // namespace vitrine::io
