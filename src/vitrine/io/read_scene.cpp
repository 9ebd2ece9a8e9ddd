#include <vitrine/io/read_scene.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/base/mapped_file.h>
#include <vitrine/io/assimp_kinds.h>
#include <vitrine/io/assimp_reader.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/gltf_reader.h>
#include <vitrine/io/las_header.h>
#include <vitrine/io/las_reader.h>
#include <vitrine/io/names.h>
#include <vitrine/io/npy_header.h>
#include <vitrine/io/npy_reader.h>
#include <vitrine/io/obj_piece.h>
#include <vitrine/io/obj_reader.h>
#include <vitrine/io/pcd_header.h>
#include <vitrine/io/pcd_reader.h>
#include <vitrine/io/ply_header.h>
#include <vitrine/io/ply_reader.h>
#include <vitrine/io/point_text_layout.h>
#include <vitrine/io/point_text_reader.h>
#include <vitrine/io/regular_file.h>
#include <vitrine/io/source_file.h>
#include <vitrine/io/stl_reader.h>
#include <vitrine/io/svg_reader.h>
#include <vitrine/io/svg_scene.h>
#include <vitrine/scene/append.h>

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <variant>

namespace vitrine::io {
namespace {

/// Reads a file as a child of `parent`.
using Read = void (*)(const SourceFile& file, scene::Scene& scene, scene::NodeId parent);

/// A format and the functions that know it.
struct Reader {
    Format format;
    bool (*looks_like)(const SourceFile& file);
    Read read;
};

/// Our own. Those whose content is told with the most certainty come first.
const std::vector<Reader>& readers() {
    static const std::vector<Reader> all{
        {{"glTF", {".gltf", ".glb"}, "glTF 2.0 scenes, as text with buffers beside it or in one binary file"},
         looks_like_gltf,
         read_gltf},
        {{"PLY", {".ply"}, "meshes, edges and point clouds, ASCII and binary"}, looks_like_ply, read_ply},
        {{"PCD", {".pcd"}, "point clouds of the Point Cloud Library: ASCII, binary, compressed"},
         looks_like_pcd,
         read_pcd},
        {{"LAS", {".las"}, "point clouds of surveys, versions 1.0 to 1.4"}, looks_like_las, read_las},
        {{"NPY", {".npy"}, "NumPy arrays of N x 2, 3, 4 or 6 numbers: points"}, looks_like_npy, read_npy},
        {{"SVG", {".svg"}, "drawings: filled and stroked paths in the plane"}, looks_like_svg, read_svg},
        {{"STL", {".stl"}, "triangles, ASCII and binary"}, looks_like_stl, read_stl},
        {{"OBJ", {".obj"}, "Wavefront polygons, lines and points, with MTL colours and textures"},
         looks_like_obj,
         read_obj},
        {{"XYZ",
          {".xyz", ".xyzn", ".xyzrgb", ".csv", ".pts", ".asc"},  // most files named .txt are prose: by content alone
          "points as text, one a line, with all their columns, under any name"},
         looks_like_point_text,
         read_point_text},
    };
    return all;
}

bool has_extension(const Format& format, const std::filesystem::path& path) {
    const std::string extension = lower_extension(path);
    return std::find(format.extensions.begin(), format.extensions.end(), extension) != format.extensions.end();
}

bool has_extension_of(const std::vector<Format>& formats, const std::filesystem::path& path) {
    return std::any_of(formats.begin(), formats.end(),
                       [&](const Format& format) { return has_extension(format, path); });
}

/// "glTF, PLY or STL"
std::string names_of_formats() {
    std::string names;
    for (const Reader& reader : readers()) {
        if (!names.empty()) names += &reader == &readers().back() ? " or " : ", ";
        names += reader.format.name;
    }
    return assimp_formats().empty() ? names : names + ", or one that Assimp reads";
}

/// By its content first and by its name second; in both, what a reader of our own reads is not for Assimp.
Read reader_for(const SourceFile& file) {
    if (file.text().starts_with("\x1F\x8B"))
        throw FileError(file.path, "is compressed with gzip, expected the file as it is unpacked");
    for (const Reader& reader : readers()) {
        if (reader.looks_like(file)) return reader.read;
    }
    if (assimp_kind_of(file) != nullptr) return read_assimp;
    for (const Reader& reader : readers()) {
        if (has_extension(reader.format, file.path)) return reader.read;
    }
    if (has_extension_of(assimp_formats(), file.path)) return read_assimp;
    throw FileError(file.path, "is of an unknown kind, expected " + names_of_formats());
}

bool is_empty(const scene::Scene& scene, const scene::Geometry& geometry) {
    if (const auto* mesh = std::get_if<scene::MeshId>(&geometry)) return scene.mesh(*mesh).vertex_count() == 0;
    if (const auto* cloud = std::get_if<scene::PointCloudId>(&geometry))
        return scene.point_cloud(*cloud).positions.empty();
    if (const auto* lines = std::get_if<scene::LineSetId>(&geometry)) return scene.line_set(*lines).positions.empty();
    return scene.collection(std::get<scene::CollectionId>(geometry)).item_count() == 0;
}

bool shows_something(const scene::Scene& scene, scene::NodeId id) {
    std::vector<scene::NodeId> waiting{id};
    while (!waiting.empty()) {
        const scene::Node& node = scene.node(waiting.back());
        waiting.pop_back();
        for (const scene::Geometry& geometry : node.geometries) {
            if (!is_empty(scene, geometry)) return true;
        }
        waiting.insert(waiting.end(), node.children.begin(), node.children.end());
    }
    return false;
}

/// Why what a file added will not be seen; none when it will.
std::optional<std::string> why_unseen(const scene::Scene& scene, scene::NodeId id) {
    if (!shows_something(scene, id)) return "has nothing to show";
    const scene::Bounds bounds = scene.bounds_of(id);
    const glm::dvec3 far = glm::max(glm::abs(bounds.min), glm::abs(bounds.max));
    if (!bounds.empty() && std::max({far.x, far.y, far.z}) <= largest_drawn_coordinate) return std::nullopt;
    return "has coordinates too large to be drawn, expected at most 1e18 in world units";
}

/// Reads a file whose bytes are there as a child of the root, and returns the child.
scene::NodeId read_bytes(scene::Scene& scene, const SourceFile& file) {
    if (file.bytes.empty()) throw FileError(file.path, "is empty");
    const Read read = reader_for(file);
    file.begin("reading");
    scene::Node node;
    node.name = stem_name(file.path);
    const scene::NodeId id = scene.add_node(std::move(node));
    try {
        read(file, scene, id);
    } catch (const std::bad_alloc&) {
        throw FileError(file.path, "needs more memory than there is");
    } catch (const std::length_error&) {
        throw FileError(file.path, "needs more memory than there is");
    }
    return id;
}

/// Logs, and returns, a warning about what was read.
std::optional<std::string> warning_of(const scene::Scene& scene, scene::NodeId id, const std::filesystem::path& path) {
    const std::optional<std::string> unseen = why_unseen(scene, id);
    if (!unseen) return std::nullopt;
    const std::string warning = display(path) + ": " + *unseen;
    log().warn("{}", warning);
    return warning;
}

/// Returns a warning about what was read, once it is logged.
std::optional<std::string> read_into(scene::Scene& scene, const std::filesystem::path& path,
                                     const ReadOptions& options) {
    check_is_file(path);
    const auto mapped = std::make_shared<const MappedFile>(path);
    Previews previews(options.preview);
    const SourceFile file{path, mapped->bytes(), mapped, options.progress, options.preview ? &previews : nullptr};
    const std::uint64_t done_before = options.progress != nullptr ? options.progress->done_bytes() : 0;
    scene::NodeId id;
    try {
        id = read_bytes(scene, file);
    } catch (const FileError&) {
        if (!mapped->is_whole()) throw FileError(path, "became shorter while it was read");
        throw;
    }
    if (!mapped->is_whole()) throw FileError(path, "became shorter while it was read");
    if (options.progress != nullptr) options.progress->reach(done_before + file.bytes.size());
    return warning_of(scene, id, path);
}

/// Tells whoever watches how many bytes there are to read, as far as that is known.
void expect(const std::vector<std::filesystem::path>& paths, const ReadOptions& options) {
    if (options.progress == nullptr) return;
    for (const std::filesystem::path& path : paths) {
        std::error_code error;
        const std::uintmax_t size = std::filesystem::file_size(path, error);
        if (!error) options.progress->expect(size);
    }
}

}  // namespace

scene::Scene read_scene(const std::filesystem::path& path, const ReadOptions& options) {
    return read_scenes({path}, options);
}

scene::Scene read_scene(std::span<const std::byte> bytes, const std::filesystem::path& name,
                        const ReadOptions& options) {
    if (options.progress != nullptr) options.progress->expect(bytes.size());
    Previews previews(options.preview);
    scene::Scene scene;
    const SourceFile file{name, bytes, nullptr, options.progress, options.preview ? &previews : nullptr};
    warning_of(scene, read_bytes(scene, file), name);
    return scene;
}

scene::Scene read_scenes(const std::vector<std::filesystem::path>& paths, const ReadOptions& options) {
    expect(paths, options);
    scene::Scene scene;
    for (const std::filesystem::path& path : paths) read_into(scene, path, options);
    return scene;
}

ReadResult read_readable(const std::vector<std::filesystem::path>& paths, const ReadOptions& options) {
    expect(paths, options);
    ReadResult result;
    for (const std::filesystem::path& path : paths) {
        try {
            scene::Scene one;  // of its own, so that nothing of a bad file stays
            if (const auto warning = read_into(one, path, options)) result.warnings.push_back(*warning);
            scene::append(result.scene, std::move(one));
            result.files.push_back(path);
        } catch (const FileError& error) {
            result.problems.emplace_back(error.what());
        }
    }
    return result;
}

const std::vector<Format>& formats() {
    static const std::vector<Format> all = [] {
        std::vector<Format> list;
        for (const Reader& reader : readers()) list.push_back(reader.format);
        list.insert(list.end(), assimp_formats().begin(), assimp_formats().end());
        return list;
    }();
    return all;
}

bool has_known_extension(const std::filesystem::path& path) {
    return has_extension_of(formats(), path);
}

}  // namespace vitrine::io
