#include <vitrine/io/obj_reader.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/base/parallel.h>
#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/mtl_reader.h>
#include <vitrine/io/names.h>
#include <vitrine/io/obj_data.h>
#include <vitrine/io/obj_parser.h>
#include <vitrine/io/obj_vertices.h>
#include <vitrine/io/sibling_file.h>
#include <vitrine/io/texture_files.h>
#include <vitrine/scene/tangents.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace vitrine::io {
namespace {

/// Turns what the parser read into nodes and geometries.
class ObjBuilder {
public:
    ObjBuilder(const SourceFile& file, ObjData data, scene::Scene& scene, scene::NodeId parent)
        : file_(file),
          data_(std::move(data)),
          scene_(scene),
          parent_(parent),
          textures_(file, scene),
          materials_(data_.materials.size()) {
        encode_colors();
    }

    void build() {
        for (const std::string& library : data_.libraries) read_library(library);
        std::map<Place, std::size_t> parts_at;
        for (const ObjPart& part : data_.parts) ++parts_at[{part.object, part.group}];
        for (ObjPart& part : data_.parts) {
            const Place place{part.object, part.group};
            add_part(part, node_of(place), parts_at[place] > 1);
            part = {};
        }
        if (data_.parts.empty()) add_bare_vertices();
    }

private:
    using Place = std::pair<std::size_t, std::size_t>;  ///< object and group

    /// Colours are from 0 to 1; where any is above, they are from 0 to 255. White where a vertex has none.
    void encode_colors() {
        float most = 0;
        for (const glm::vec3& color : data_.colors) most = std::max({most, color.x, color.y, color.z});
        const float full = most > 1 ? 255.0F : 1.0F;
        colors_.reserve(data_.colors.size());
        for (const glm::vec3& color : data_.colors)
            colors_.push_back(color.x < 0 ? glm::u8vec4(255) : color_bytes(glm::vec4(color / full, 1)));
        data_.colors = {};
    }

    void read_library(const std::string& statement) {
        const std::filesystem::path folder = file_.path.parent_path();
        if (const auto path = find_sibling(folder, statement)) return read_materials(*path);
        // Several names, or one with spaces that is not there.
        std::size_t begin = 0;
        while (begin < statement.size()) {
            const std::size_t end = std::min(statement.find(' ', begin), statement.size());
            const std::string_view name = std::string_view(statement).substr(begin, end - begin);
            begin = end + 1;
            if (name.empty()) continue;
            const auto path = find_sibling(folder, name);
            if (!path) {
                log().warn("{}: the material file {} {}, default colours are used", display(file_.path),
                           in_quotes(statement), why_not_found(folder / path_from_utf8(name)));
                return;
            }
            read_materials(*path);
        }
    }

    void read_materials(const std::filesystem::path& path) {
        std::error_code ignored;
        if (!read_libraries_.insert(std::filesystem::weakly_canonical(path, ignored)).second) return;
        try {
            library_.merge(read_mtl(path));
        } catch (const FileError& error) {
            log().warn("{}", error.what());
        }
    }

    scene::MaterialId material(std::size_t number, bool colored) {
        if (number == 0) {
            if (colored && !white_) white_ = scene_.add(vertex_color_material());
            return colored ? white_ : scene::MaterialId{};
        }
        if (!materials_[number]) {
            const auto found = library_.find(data_.materials[number]);
            scene::Material material;
            material.name = data_.materials[number];
            materials_[number] = scene_.add(found != library_.end() ? finished(found->second) : material);
        }
        return materials_[number];
    }

    scene::Material finished(const MtlMaterial& read) {
        scene::Material material = read.material;
        for (const MtlPicture& picture : read.pictures)
            picture.slot(material).texture = textures_.get(read.folder, picture.name, picture.encoding);
        return material;
    }

    scene::NodeId node_of(const Place& place) {
        const auto [object, group] = place;
        const scene::NodeId above = object == 0 ? parent_ : child(parent_, {object, 0}, data_.objects[object]);
        return group == 0 ? above : child(above, place, data_.groups[group]);
    }

    scene::NodeId child(scene::NodeId above, const Place& place, const std::string& name) {
        const auto found = nodes_.find(place);
        if (found != nodes_.end()) return found->second;
        scene::Node node;
        node.name = name;
        return nodes_.emplace(place, scene_.add_node(std::move(node), above)).first->second;
    }

    void add_part(const ObjPart& part, scene::NodeId node, bool with_material) {
        const scene::MaterialId id = material(part.material, !colors_.empty());
        std::string name = scene_.node(node).name;
        if (with_material && part.material != 0) name += ": " + data_.materials[part.material];
        std::vector<scene::Geometry> made;
        if (!part.corners.empty()) made.emplace_back(scene_.add(mesh(part, name, id)));
        if (!part.segments.empty()) made.emplace_back(scene_.add(lines(part, name, id)));
        if (!part.points.empty()) made.emplace_back(scene_.add(points(part.points, name, id)));
        std::vector<scene::Geometry>& shown = scene_.edit_node(node).geometries;
        shown.insert(shown.end(), made.begin(), made.end());
    }

    scene::Mesh mesh(const ObjPart& part, const std::string& name, scene::MaterialId material) {
        ObjVertices vertices = find_obj_vertices(part.corners);
        const std::vector<std::uint32_t> joints = joints_of(part, vertices);
        FaceSizes faces;
        for (const ObjCorners& corners : part.corners) faces.append(corners.faces);
        scene::Mesh mesh;
        mesh.name = name;
        mesh.material = material;
        mesh.positions.adopt(selected(data_.positions.view(), vertices, vertices.positions));
        mesh.colors.adopt(selected(std::span<const glm::u8vec4>(colors_), vertices, vertices.positions));
        mesh.indices.adopt(triangulate_faces(std::move(vertices.indices), faces, mesh.positions.view()));
        if (vertices.has_texcoords)
            mesh.texcoords.adopt(selected(data_.texcoords.view(), vertices, vertices.texcoords));
        const std::span<const glm::vec3> normals =
            vertices.has_normals ? data_.normals.view() : std::span<const glm::vec3>();
        if (joints.empty()) {
            set_normals(mesh, selected(normals, vertices, vertices.normals));
        } else {
            set_joint_normals(mesh, joints);
        }
        if (scene_.material(material).has_normal_map()) scene::compute_tangents(mesh);
        label_arrays(mesh, file_.path);
        return mesh;
    }

    /// Which vertices without normals are at the same position, so that a seam between texture coordinates is not seen
    /// as an edge: a number for each. None where no vertices are.
    static std::vector<std::uint32_t> joints_of(const ObjPart& part, const ObjVertices& vertices) {
        if (vertices.has_normals || !vertices.splits_positions) return {};
        const ObjVertices whole = find_obj_positions(part.corners);
        std::vector<std::uint32_t> joints(vertices.count);
        for (std::size_t i = 0; i < whole.indices.size(); ++i) joints[vertices.indices[i]] = whole.indices[i];
        return joints;
    }

    scene::LineSet lines(const ObjPart& part, const std::string& name, scene::MaterialId material) {
        ObjVertices vertices = find_obj_positions(part.segments);
        scene::LineSet lines;
        lines.name = name;
        lines.material = material;
        lines.positions.adopt(selected(data_.positions.view(), vertices, vertices.positions));
        lines.colors.adopt(selected(std::span<const glm::u8vec4>(colors_), vertices, vertices.positions));
        lines.indices.adopt(std::move(vertices.indices));
        label_arrays(lines, file_.path);
        return lines;
    }

    scene::PointCloud points(const std::vector<std::uint32_t>& used, const std::string& name,
                             scene::MaterialId material) {
        scene::PointCloud cloud;
        cloud.name = name;
        cloud.material = material;
        ObjVertices vertices;
        vertices.count = used.size();
        cloud.positions.adopt(selected(data_.positions.view(), vertices, used));
        cloud.colors.adopt(selected(std::span<const glm::u8vec4>(colors_), vertices, used));
        label_arrays(cloud, file_.path);
        return cloud;
    }

    /// A file of nothing but vertices is a point cloud.
    void add_bare_vertices() {
        scene::PointCloud cloud;
        cloud.name = scene_.node(parent_).name;
        cloud.material = material(0, !colors_.empty());
        if (data_.normals.size() == data_.positions.size()) set_normals(cloud, std::move(data_.normals));
        cloud.positions.adopt(std::move(data_.positions));
        cloud.colors.assign(std::move(colors_));
        label_arrays(cloud, file_.path);
        const scene::PointCloudId id = scene_.add(std::move(cloud));
        scene_.edit_node(parent_).geometries.emplace_back(id);
    }

    /// The file's values that belong to vertices: from the first on, or those at `places`, zero where there is no
    /// place. Nothing when the file has none at all.
    template <class T>
    static arrays::Elements<T> selected(std::span<const T> all, const ObjVertices& vertices,
                                        std::span<const std::uint32_t> places) {
        if (all.empty()) return {};
        auto result = arrays::Elements<T>::unset(vertices.count);
        T* const to = result.mutable_data();
        parallel_for(vertices.count, values_at_a_time, [&](std::size_t begin, std::size_t end) {
            if (vertices.first) {
                std::copy(&all[*vertices.first + begin], &all[*vertices.first] + end, to + begin);
                return;
            }
            for (std::size_t i = begin; i < end; ++i) to[i] = places[i] == obj_none ? T(0) : all[places[i]];
        });
        return result;
    }

    static constexpr std::size_t values_at_a_time = 65'536;

    const SourceFile& file_;
    ObjData data_;
    scene::Scene& scene_;
    scene::NodeId parent_;
    std::vector<glm::u8vec4> colors_;
    TextureFiles textures_;
    std::vector<scene::MaterialId> materials_;
    scene::MaterialId white_;
    std::map<std::string, MtlMaterial> library_;
    std::set<std::filesystem::path> read_libraries_;
    std::map<Place, scene::NodeId> nodes_;
};

}  // namespace

void read_obj(const SourceFile& file, scene::Scene& scene, scene::NodeId parent) {
    ObjBuilder(file, parse_obj(file), scene, parent).build();
}

}  // namespace vitrine::io
