#include <vitrine/io/stl_reader.h>

#include <vitrine/base/log.h>
#include <vitrine/base/parallel.h>
#include <vitrine/io/byte_reader.h>
#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/names.h>
#include <vitrine/io/stl_colors.h>
#include <vitrine/io/stl_text.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

// A binary file: 80 bytes of anything, the count, then for each triangle a normal, three corners and two bytes.
constexpr std::size_t header_size = 80;
constexpr std::size_t prefix_size = header_size + 4;
constexpr std::size_t triangle_size = 50;
constexpr std::size_t corners_offset = 12;
constexpr std::size_t color_offset = 48;

constexpr std::size_t triangles_at_a_time = 65'536;

bool size_fits_count(const SourceFile& file) {
    if (file.bytes.size() < prefix_size) return false;
    const auto count = load<std::uint32_t>(file.bytes.data() + header_size, ByteOrder::little);
    return file.bytes.size() - prefix_size == std::uint64_t{count} * triangle_size;
}

/// Programs also write binary files that begin with "solid"; text says "facet" or "endsolid" soon and has no NUL.
bool looks_like_text(const SourceFile& file) {
    const std::string_view text = file.text();
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || lower(text.substr(first, 5)) != "solid") return false;
    const std::string start = lower(text.substr(first, 1024));
    if (start.find('\0') != std::string::npos) return false;
    return start.find("facet") != std::string::npos || start.find("endsolid") != std::string::npos;
}

void add_mesh(const SourceFile& file, scene::Mesh mesh, scene::Scene& scene, scene::NodeId node) {
    label_arrays(mesh, file.path);
    const scene::MeshId id = scene.add(std::move(mesh));
    scene.edit_node(node).geometries.emplace_back(id);
}

/// The triangle count that a binary file says, once it is known that there are as many.
std::size_t checked_count(const SourceFile& file) {
    ByteReader reader(file, ByteOrder::little);
    reader.take(header_size, "header");
    const auto count = reader.read<std::uint32_t>("triangle count");
    const std::uint64_t expected = std::uint64_t{count} * triangle_size;
    if (expected > reader.remaining())
        reader.fail_at(header_size, "expected " + std::to_string(count) + " triangles of 50 bytes, found " +
                                        std::to_string(reader.remaining()) + " bytes");
    if (expected < reader.remaining())
        log().warn("{}: {} bytes after the last triangle are ignored", display(file.path),
                   reader.remaining() - expected);
    return count;
}

[[noreturn]] void fail_not_finite(const SourceFile& file, std::size_t triangle, std::span<const glm::vec3, 3> corners) {
    const auto bad = static_cast<std::size_t>(
        std::find_if(corners.begin(), corners.end(), [](const glm::vec3& corner) { return !is_finite(corner); }) -
        corners.begin());
    ByteReader(file, ByteOrder::little)
        .fail_at(prefix_size + triangle * triangle_size + corners_offset + bad * 12,
                 "expected a finite position, found NaN or infinity in triangle " + std::to_string(triangle));
}

std::uint16_t color_bits(const SourceFile& file, std::size_t triangle) {
    return load<std::uint16_t>(file.bytes.data() + prefix_size + triangle * triangle_size + color_offset,
                               ByteOrder::little);
}

/// The triangles of the first corners of a binary file.
scene::Scene preview_of(const SourceFile& file, arrays::Elements<glm::vec3> corners) {
    scene::Mesh mesh;
    mesh.positions.adopt(std::move(corners));
    return make_mesh_scene(std::move(mesh), file.path);
}

/// Three positions for each triangle. Notes whether any has a colour.
arrays::Elements<glm::vec3> read_corners(const SourceFile& file, std::size_t count, const StlColors& colors,
                                         std::atomic<bool>& any_color) {
    auto positions = arrays::Elements<glm::vec3>::unset(3 * count);
    const std::span<glm::vec3> all = positions.edit();
    const std::byte* const triangles = file.bytes.data() + prefix_size;
    const auto read_some = [&](std::size_t first, std::size_t end) {
        bool colored = false;
        for (std::size_t i = first; i < end; ++i) {
            const std::byte* const numbers = triangles + i * triangle_size + corners_offset;
            const std::span<glm::vec3, 3> corners(&all[3 * i], 3);
            for (std::size_t k = 0; k < 9; ++k)
                corners[k / 3][static_cast<int>(k % 3)] = load<float>(numbers + 4 * k, ByteOrder::little);
            if (!is_finite(corners[0]) || !is_finite(corners[1]) || !is_finite(corners[2]))
                fail_not_finite(file, i, corners);
            colored |= colors.has_own(color_bits(file, i));
        }
        if (colored) any_color = true;
    };
    file.read_rows(prefix_size, triangle_size, count, read_some,
                   [&](std::size_t rows) { return preview_of(file, positions.first(3 * rows)); });
    return positions;
}

/// A colour for each corner.
arrays::Elements<glm::u8vec4> read_colors(const SourceFile& file, std::size_t count, const StlColors& colors) {
    auto result = arrays::Elements<glm::u8vec4>::unset(3 * count);
    glm::u8vec4* const to = result.mutable_data();
    parallel_for(count, triangles_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) std::fill_n(to + 3 * i, 3, colors.of(color_bits(file, i)));
    });
    return result;
}

void read_binary(const SourceFile& file, scene::Scene& scene, scene::NodeId node) {
    const std::size_t count = checked_count(file);
    scene::Mesh mesh;
    mesh.name = stem_name(file.path);
    const StlColors colors(file.bytes.first(header_size));
    std::atomic<bool> any_color{colors.has_default()};
    mesh.positions.adopt(read_corners(file, count, colors, any_color));
    if (any_color) {
        mesh.colors.adopt(read_colors(file, count, colors));
        mesh.material = scene.add(vertex_color_material());
    }
    add_mesh(file, std::move(mesh), scene, node);
}

void read_ascii(const SourceFile& file, scene::Scene& scene, scene::NodeId parent) {
    std::vector<StlSolid> solids = read_stl_text(file);
    for (StlSolid& solid : solids) {
        if (solid.name.empty()) solid.name = stem_name(file.path);
        scene::NodeId node = parent;
        if (solids.size() > 1) {
            scene::Node child;
            child.name = solid.name;
            node = scene.add_node(std::move(child), parent);
        }
        scene::Mesh mesh;
        mesh.name = std::move(solid.name);
        mesh.positions.adopt(std::move(solid.positions));
        add_mesh(file, std::move(mesh), scene, node);
    }
}

}  // namespace

bool looks_like_stl(const SourceFile& file) {
    // 84 zero bytes fit their count too, but say nothing.
    return looks_like_text(file) || (size_fits_count(file) && file.bytes.size() > prefix_size);
}

void read_stl(const SourceFile& file, scene::Scene& scene, scene::NodeId parent) {
    const std::string start = lower(file.text().substr(0, 5));
    const bool too_short_for_binary = file.bytes.size() < prefix_size && start == "solid";
    if (!size_fits_count(file) && (looks_like_text(file) || too_short_for_binary)) {
        read_ascii(file, scene, parent);
    } else {
        read_binary(file, scene, parent);
    }
}

}  // namespace vitrine::io
