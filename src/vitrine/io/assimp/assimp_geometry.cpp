#include <vitrine/io/assimp/assimp_geometry.h>

#include <vitrine/base/parallel.h>
#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/triangulate.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

namespace vitrine::io {
namespace {

static_assert(sizeof(aiVector3D) == sizeof(glm::vec3), "arrays of Assimp are read as ours");

constexpr std::size_t elements_at_a_time = 65'536;

/// An array of Assimp, which is freed when nobody reads it any more. Allocated by `new[]`, as the classes in its
/// headers, which delete it in the programs that include them, rely on, too.
arrays::Elements<glm::vec3> take(aiVector3D*& array, std::size_t count) {
    const std::shared_ptr<const aiVector3D[]> owner(std::exchange(array, nullptr));
    if (owner == nullptr) return {};
    return arrays::Elements<glm::vec3>::borrowed({reinterpret_cast<const glm::vec3*>(owner.get()), count}, owner);
}

/// The same where elements are others than Assimp's: `convert` makes ours.
template <class To, class From, class Convert>
arrays::Elements<To> take_as(From*& array, std::size_t count, const Convert& convert) {
    const std::unique_ptr<const From[]> owner(std::exchange(array, nullptr));
    if (owner == nullptr) return {};
    auto elements = arrays::Elements<To>::unset(count);
    To* const to = elements.mutable_data();
    parallel_for(count, elements_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) to[i] = convert(owner[i]);
    });
    return elements;
}

arrays::Elements<glm::u8vec4> take(aiColor4D*& array, std::size_t count) {
    return take_as<glm::u8vec4>(array, count, [](const aiColor4D& color) {
        return color_bytes({color.r, color.g, color.b, color.a});
    });
}

/// Two of three numbers each, v running up.
arrays::Elements<glm::vec2> take_texcoords(aiVector3D*& array, std::size_t count) {
    return take_as<glm::vec2>(array, count, [](const aiVector3D& at) { return glm::vec2(at.x, 1.0F - at.y); });
}

/// Faces of one mesh by how many corners they have.
struct Faces {
    arrays::Elements<std::uint32_t> corners;  ///< of polygons, one after the other
    FaceSizes sizes;
    arrays::Elements<std::uint32_t> segments;
    arrays::Elements<std::uint32_t> points;
};

Faces take_faces(aiMesh& mesh) {
    std::size_t corners = 0;
    std::size_t segments = 0;
    for (const aiFace& face : std::span(mesh.mFaces, mesh.mNumFaces)) {
        if (face.mNumIndices > 2) corners += face.mNumIndices;
        if (face.mNumIndices == 2) ++segments;
    }
    Faces faces;
    faces.corners.reserve(corners);
    faces.segments.reserve(2 * segments);
    for (const aiFace& face : std::span(mesh.mFaces, mesh.mNumFaces)) {
        const std::span<const std::uint32_t> indices(face.mIndices, face.mNumIndices);
        if (indices.size() > 2) faces.sizes.add(face.mNumIndices);
        (indices.size() > 2 ? faces.corners : indices.size() == 2 ? faces.segments : faces.points).append(indices);
    }
    mesh.mNumFaces = 0;
    delete[] std::exchange(mesh.mFaces, nullptr);
    return faces;
}

/// The values at these places.
template <class T>
arrays::Elements<T> selected(const arrays::Elements<T>& all, std::span<const std::uint32_t> places) {
    if (all.empty()) return {};
    auto result = arrays::Elements<T>::unset(places.size());
    std::transform(places.begin(), places.end(), result.mutable_data(),
                   [&](std::uint32_t place) { return all[place]; });
    return result;
}

/// What vertices have, as Assimp left it.
struct Vertices {
    arrays::Elements<glm::vec3> positions;
    arrays::Elements<glm::vec3> normals;
    arrays::Elements<glm::u8vec4> colors;
    arrays::Elements<glm::vec2> texcoords;
};

scene::Mesh make_mesh(Faces& faces, Vertices& vertices, const std::string& name) {
    scene::Mesh mesh;
    mesh.name = name;
    mesh.positions.adopt(vertices.positions.share());
    mesh.colors.adopt(vertices.colors.share());
    mesh.texcoords.adopt(std::move(vertices.texcoords));
    mesh.indices.adopt(triangulate_faces(std::move(faces.corners), faces.sizes, mesh.positions.view()));
    set_normals(mesh, vertices.normals.share());
    return mesh;
}

scene::LineSet make_lines(Faces& faces, Vertices& vertices, const std::string& name) {
    scene::LineSet lines;
    lines.name = name;
    lines.positions.adopt(vertices.positions.share());
    lines.colors.adopt(vertices.colors.share());
    lines.indices.adopt(std::move(faces.segments));
    return lines;
}

/// `vertices` are not used any more.
scene::PointCloud make_cloud(Vertices vertices, const std::string& name) {
    scene::PointCloud cloud;
    cloud.name = name;
    if (!vertices.normals.empty()) set_normals(cloud, std::move(vertices.normals));
    cloud.positions.adopt(std::move(vertices.positions));
    cloud.colors.adopt(std::move(vertices.colors));
    return cloud;
}

}  // namespace

AssimpGeometry take_geometry(aiMesh& mesh, const std::string& name) {
    Faces faces = take_faces(mesh);
    const std::size_t count = mesh.mNumVertices;
    Vertices vertices{take(mesh.mVertices, count), take(mesh.mNormals, count), take(mesh.mColors[0], count),
                      take_texcoords(mesh.mTextureCoords[0], count)};
    AssimpGeometry geometry;
    const bool only_points = faces.corners.empty() && faces.segments.empty();
    if (!faces.corners.empty()) geometry.meshes.push_back(make_mesh(faces, vertices, name));
    if (!faces.segments.empty()) geometry.lines.push_back(make_lines(faces, vertices, name));
    if (only_points) {
        geometry.clouds.push_back(make_cloud(std::move(vertices), name));  // with those that no face is made of
    } else if (!faces.points.empty()) {
        const std::span<const std::uint32_t> places = faces.points.view();
        geometry.clouds.push_back(make_cloud({selected(vertices.positions, places),
                                              selected(vertices.normals, places),
                                              selected(vertices.colors, places),
                                              {}},
                                             name));
    }
    return geometry;
}

}  // namespace vitrine::io
