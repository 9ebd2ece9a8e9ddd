#include <vitrine/io/obj_preview.h>

#include <vitrine/io/finish_geometry.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

/// Adds the triangles of those faces that are between the first `count` positions. Each face becomes a fan: for as long
/// as a preview is seen, that will do.
void add_triangles(const ObjCorners& corners, std::size_t count, std::vector<std::uint32_t>& triangles) {
    auto rest = std::span(corners.positions);
    for (std::size_t i = 0; i < corners.faces.count(); ++i) {
        const auto face = rest.first(corners.faces.all_triangles() ? 3 : corners.faces.sizes()[i]);
        rest = rest.subspan(face.size());
        if (*std::max_element(face.begin(), face.end()) >= count) continue;
        for (std::size_t k = 2; k < face.size(); ++k)
            triangles.insert(triangles.end(), {face[0], face[k - 1], face[k]});
    }
}

std::vector<std::uint32_t> triangles_of(std::span<const ObjPiece> pieces, std::size_t count) {
    std::size_t corners = 0;
    for (const ObjPiece& piece : pieces) {
        for (const ObjRun& run : piece.runs) corners += run.corners.positions.size();
    }
    std::vector<std::uint32_t> triangles;
    triangles.reserve(corners);
    for (const ObjPiece& piece : pieces) {
        for (const ObjRun& run : piece.runs) add_triangles(run.corners, count, triangles);
    }
    return triangles;
}

}  // namespace

scene::Scene preview_obj(const SourceFile& file, arrays::Elements<glm::vec3> positions,
                         std::span<const ObjPiece> pieces) {
    std::vector<std::uint32_t> triangles = triangles_of(pieces, positions.size());
    // A closed mesh has two triangles for each position, parted ones have a third of one: few say less than points.
    if (4 * triangles.size() / 3 < positions.size()) {
        scene::PointCloud cloud;
        cloud.positions.adopt(std::move(positions));
        return make_cloud_scene(std::move(cloud), glm::dvec3(0), file.path);
    }
    scene::Mesh mesh;
    mesh.positions.adopt(std::move(positions));
    mesh.indices.assign(std::move(triangles));
    return make_mesh_scene(std::move(mesh), file.path);
}

}  // namespace vitrine::io
