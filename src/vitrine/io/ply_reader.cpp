#include <vitrine/io/ply_reader.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/names.h>
#include <vitrine/io/ply_body.h>
#include <vitrine/io/ply_face_fields.h>
#include <vitrine/io/ply_header.h>
#include <vitrine/io/ply_seams.h>
#include <vitrine/io/ply_vertices.h>
#include <vitrine/io/texture_files.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

class PlyReader {
public:
    explicit PlyReader(const SourceFile& file)
        : file_(file), header_(read_ply_header(file)), body_(make_ply_body(file, header_)) {
        const auto vertex = std::find_if(header_.elements.begin(), header_.elements.end(),
                                         [](const PlyElement& element) { return element.name == "vertex"; });
        if (vertex == header_.elements.end()) throw FileError(file_.path, "expected an element 'vertex'");
        if (vertex->count >= no_index)
            fail(*vertex, "expected fewer than 4294967295 vertices, found " + std::to_string(vertex->count));
        vertex_count_ = vertex->count;
    }

    void read() {
        for (const PlyElement& element : header_.elements) {
            body_->check_fits(element);
            if (element.name == "vertex") {
                vertices_ = read_ply_vertices(file_, header_, element, *body_);
            } else if (element.name == "face" || element.name == "tristrips") {
                read_lists(element);
            } else if (element.name == "edge") {
                read_edges(element);
            } else {
                body_->read(element, {}, nullptr, {});
                log().debug("{}: element {} is not shown", display(file_.path), in_quotes(element.name));
            }
        }
    }

    void build(scene::Scene& scene, scene::NodeId node) {
        // What shares the vertices keeps them as they are.
        const bool alone = edges_.empty() && strips_.indices.empty();
        if (alone && !faces_.texcoords.empty()) joints_ = split_at_seams(vertices_, faces_);
        arrays::Elements<std::uint32_t> indices =
            triangulate_faces(std::move(faces_.indices), faces_.faces, vertices_.positions.view());
        add_strips(indices);
        const scene::MaterialId material = add_material(scene);
        std::vector<scene::Geometry> geometries;
        const bool has_edges = !edges_.empty();
        if (has_edges) geometries.emplace_back(scene.add(lines(material)));
        if (!indices.empty()) {
            geometries.emplace_back(scene.add(mesh(material, std::move(indices))));
        } else if (!has_edges) {
            geometries.emplace_back(scene.add(cloud(material)));
        }
        scene.edit_node(node).geometries = std::move(geometries);
    }

private:
    /// A picture has the colours of a scan already.
    scene::MaterialId add_material(scene::Scene& scene) const {
        const std::vector<std::string>& pictures = header_.texture_files;
        if (!pictures.empty() && !vertices_.texcoords.empty()) {
            if (pictures.size() > 1)
                log().warn("{}: the first of {} textures is shown", display(file_.path), pictures.size());
            scene::Material material;
            material.name = clean_name(pictures.front());
            material.base_color = glm::vec4(1);
            material.base_color_texture.texture =
                TextureFiles(file_, scene).get(file_.path.parent_path(), pictures.front());
            const bool failed = scene.texture(material.base_color_texture.texture).state == scene::TextureState::failed;
            material.vertex_colors = failed;
            return scene.add(std::move(material));
        }
        return vertices_.colors.empty() ? scene::MaterialId() : scene.add(vertex_color_material());
    }

    [[noreturn]] void fail(const PlyElement& element, const std::string& problem) const {
        throw FileError(file_.path, FilePlace::at_line(element.line), problem);
    }

    scene::Scene first_triangles(std::size_t count) const {
        scene::Mesh mesh;
        mesh.positions.adopt(vertices_.positions.first(vertices_.positions.size()));
        mesh.colors.adopt(vertices_.colors.first(vertices_.colors.size()));
        mesh.indices.adopt(faces_.indices.first(3 * count));
        return make_mesh_scene(std::move(mesh), file_.path);
    }

    void read_lists(const PlyElement& element) {
        auto property = element.find("vertex_indices");
        if (!property) property = element.find("vertex_index");
        if (!property || !element.properties[*property].is_list()) {
            if (element.count == 0) return;
            fail(element, "expected a list 'vertex_indices' of element " + in_quotes(element.name));
        }
        const NumberType type = element.properties[*property].type;
        if (type == NumberType::float32 || type == NumberType::float64)
            fail(element, "expected an integer type for the values of 'vertex_indices'");
        PlyIndexLists& lists = element.name == "face" ? faces_ : strips_;
        lists.property = *property;
        lists.vertex_count = vertex_count_;
        lists.strips = &lists == &strips_;
        const auto texcoords = element.find("texcoord");
        if (!lists.strips && texcoords && element.properties[*texcoords].is_list()) lists.texcoord_property = texcoords;
        Preview preview;
        if (!vertices_.positions.empty()) preview = [this](std::size_t faces) { return first_triangles(faces); };
        if (!lists.strips) face_fields_.prepare(element);
        body_->read(element, lists.strips ? std::vector<PlyTarget>() : face_fields_.targets(), &lists, preview);
    }

    void read_edges(const PlyElement& element) {
        const auto first = element.find("vertex1");
        const auto second = element.find("vertex2");
        if (!first || !second || element.properties[*first].is_list() || element.properties[*second].is_list())
            fail(element, "expected properties 'vertex1' and 'vertex2' of element 'edge'");
        if (element.count == 0) return;
        edges_.resize(2 * element.count);
        std::vector<PlyTarget> targets(element.properties.size());
        targets[*first] = {.indices = edges_.data(), .stride = 2};
        targets[*second] = {.indices = edges_.data() + 1, .stride = 2};
        body_->read(element, targets, nullptr, {});
        const auto bad = std::find_if(edges_.begin(), edges_.end(), [&](auto index) { return index >= vertex_count_; });
        if (bad != edges_.end())
            fail(element, "a vertex of edge " + std::to_string((bad - edges_.begin()) / 2) +
                              " is out of range, there are " + std::to_string(vertex_count_) + " vertices");
    }

    /// Cuts the strips into triangles; every second one is wound the other way round.
    void add_strips(arrays::Elements<std::uint32_t>& triangles) {
        std::size_t length = 0;
        const std::span<const std::uint32_t> strips = strips_.indices.view();
        for (std::size_t i = 0; i < strips.size(); ++i) {
            if (strips[i] == no_index) {
                length = 0;
            } else if (++length >= 3) {
                const std::size_t odd = length % 2 == 0 ? 1 : 0;
                for (const std::uint32_t corner : {strips[i - 2 + odd], strips[i - 1 - odd], strips[i]})
                    triangles.push_back(corner);
            }
        }
    }

    scene::Mesh mesh(scene::MaterialId material, arrays::Elements<std::uint32_t> indices) {
        scene::Mesh mesh;
        mesh.name = stem_name(file_.path);
        mesh.positions.adopt(std::move(vertices_.positions));
        mesh.colors.adopt(std::move(vertices_.colors));
        mesh.indices.adopt(std::move(indices));
        mesh.texcoords.adopt(std::move(vertices_.texcoords));
        mesh.scalars = std::move(vertices_.scalars);
        mesh.face_scalars = face_fields_.take(faces_.faces, mesh.triangle_count());
        mesh.material = material;
        if (!joints_.empty() && vertices_.normals.empty()) {
            set_joint_normals(mesh, joints_);
        } else {
            set_normals(mesh, std::move(vertices_.normals));
        }
        label_arrays(mesh, file_.path);
        return mesh;
    }

    scene::PointCloud cloud(scene::MaterialId material) {
        scene::PointCloud cloud;
        cloud.name = stem_name(file_.path);
        cloud.positions.adopt(std::move(vertices_.positions));
        cloud.colors.adopt(std::move(vertices_.colors));
        cloud.scalars = std::move(vertices_.scalars);
        cloud.material = material;
        set_normals(cloud, std::move(vertices_.normals));
        label_arrays(cloud, file_.path);
        return cloud;
    }

    /// The vertices stay, for a mesh may need them too.
    scene::LineSet lines(scene::MaterialId material) {
        scene::LineSet lines;
        lines.name = stem_name(file_.path) + " edges";
        lines.positions.adopt(vertices_.positions);
        lines.colors.adopt(vertices_.colors);
        lines.indices.assign(std::move(edges_));
        lines.material = material;
        label_arrays(lines, file_.path);
        return lines;
    }

    const SourceFile& file_;
    PlyHeader header_;
    std::unique_ptr<PlyBody> body_;
    std::uint64_t vertex_count_ = 0;
    PlyVertices vertices_;
    PlyIndexLists faces_;
    PlyFaceFields face_fields_;
    PlyIndexLists strips_;
    std::vector<std::uint32_t> edges_;
    std::vector<std::uint32_t> joints_;  ///< which vertices were one; empty: none
};

}  // namespace

void read_ply(const SourceFile& file, scene::Scene& scene, scene::NodeId parent) {
    PlyReader reader(file);
    reader.read();
    reader.build(scene, parent);
}

}  // namespace vitrine::io
