#include <vitrine/io/assimp/assimp_scene.h>

#include <vitrine/base/log.h>
#include <vitrine/io/assimp/assimp_geometry.h>
#include <vitrine/io/assimp/assimp_materials.h>
#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/names.h>
#include <vitrine/scene/tangents.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

glm::mat4 matrix_of(const aiMatrix4x4& rows) {
    glm::mat4 matrix;
    for (int column = 0; column < 4; ++column) {
        for (int row = 0; row < 4; ++row)
            matrix[column][row] = rows[static_cast<unsigned>(row)][static_cast<unsigned>(column)];
    }
    return matrix;
}

/// The row that picks the coordinate along an axis of an FBX file, whose number and direction it says; none when it
/// says no axis.
std::optional<glm::vec3> axis_of(const aiMetadata& data, const char* axis) {
    std::int32_t number = -1;
    std::int32_t sign = 1;
    if (!data.Get(axis, number) || !data.Get(std::string(axis) + "Sign", sign) || number < 0 || number > 2)
        return std::nullopt;
    glm::vec3 row(0);
    row[number] = sign < 0 ? -1.0F : 1.0F;
    return row;
}

/// To metres with y up, from the units and axes that an FBX file says (Assimp applies those of COLLADA itself).
glm::mat4 to_world(const aiScene& scene) {
    float centimetres = 0;
    if (scene.mMetaData == nullptr || !scene.mMetaData->Get("UnitScaleFactor", centimetres)) return glm::mat4(1);
    const auto right = axis_of(*scene.mMetaData, "CoordAxis");
    const auto up = axis_of(*scene.mMetaData, "UpAxis");
    const auto front = axis_of(*scene.mMetaData, "FrontAxis");
    glm::mat3 turn(1);
    if (right && up && front) {
        const glm::mat3 rows = glm::transpose(glm::mat3(*right, *up, *front));
        if (glm::determinant(rows) > 0) turn = rows;  // else two of them are the same one, or left is right
    }
    const bool has_unit = std::isfinite(centimetres) && centimetres > 0;
    return glm::mat4(turn * (has_unit ? centimetres / 100 : 0.01F));
}

/// Builds the node tree.
class AssimpBuilder {
public:
    AssimpBuilder(const SourceFile& file, const AssimpLibrary& library, const aiScene& from, scene::Scene& to)
        : file_(file), from_(from), to_(to), materials_(file, library, from, to), made_(from.mNumMeshes) {}

    void build(scene::NodeId parent) {
        // The file's own node stands for Assimp's root, which formats without a tree give any name.
        to_.edit_node(parent).transform = to_world(from_) * matrix_of(from_.mRootNode->mTransformation);
        add_geometries(*from_.mRootNode, parent);
        wait_for_children(*from_.mRootNode, parent);
        while (!waiting_.empty()) {
            const Item item = waiting_.back();
            waiting_.pop_back();
            scene::Node node;
            node.name = clean_name(item.node->mName.C_Str());
            if (node.name.empty()) node.name = "node " + std::to_string(++unnamed_);
            node.transform = matrix_of(item.node->mTransformation);
            const scene::NodeId id = to_.add_node(std::move(node), item.parent);
            add_geometries(*item.node, id);
            wait_for_children(*item.node, id);
        }
    }

private:
    struct Item {
        const aiNode* node;
        scene::NodeId parent;
    };

    void wait_for_children(const aiNode& node, scene::NodeId id) {
        for (unsigned i = node.mNumChildren; i-- > 0;) waiting_.push_back({node.mChildren[i], id});
    }

    void add_geometries(const aiNode& node, scene::NodeId id) {
        std::vector<scene::Geometry> shown;
        for (unsigned i = 0; i < node.mNumMeshes; ++i) {
            const std::vector<scene::Geometry>& geometries = geometries_of(node.mMeshes[i], to_.node(id).name);
            shown.insert(shown.end(), geometries.begin(), geometries.end());
        }
        to_.edit_node(id).geometries = std::move(shown);
    }

    /// Of a mesh that the first node that shows it gives a name if it has none but a number.
    const std::vector<scene::Geometry>& geometries_of(unsigned index, const std::string& node_name) {
        std::optional<std::vector<scene::Geometry>>& made = made_[index];
        if (made) return *made;
        file_.check_cancelled();
        made.emplace();
        aiMesh& mesh = *from_.mMeshes[index];
        const std::string own_name = clean_name(mesh.mName.C_Str());
        const bool has_name = own_name.find_first_not_of("0123456789") != std::string::npos;
        AssimpGeometry geometry = take_geometry(mesh, has_name ? own_name : node_name);
        add(geometry.meshes, mesh.mMaterialIndex, *made);
        add(geometry.lines, mesh.mMaterialIndex, *made);
        add(geometry.clouds, mesh.mMaterialIndex, *made);
        return *made;
    }

    template <class G>
    void add(std::vector<G>& geometries, unsigned material, std::vector<scene::Geometry>& made) {
        for (G& geometry : geometries) {
            geometry.material = materials_.get(material, !geometry.colors.empty());
            if constexpr (requires { geometry.tangents; }) {
                if (to_.material(geometry.material).has_normal_map()) scene::compute_tangents(geometry);
            }
            label_arrays(geometry, file_.path);
            made.emplace_back(to_.add(std::move(geometry)));
        }
    }

    const SourceFile& file_;
    const aiScene& from_;
    scene::Scene& to_;
    AssimpMaterials materials_;
    std::vector<std::optional<std::vector<scene::Geometry>>> made_;
    std::vector<Item> waiting_;
    std::size_t unnamed_ = 0;
};

}  // namespace

void take_scene(const SourceFile& file, const AssimpLibrary& library, const aiScene& from, scene::Scene& to,
                scene::NodeId parent) {
    AssimpBuilder(file, library, from, to).build(parent);
    if (from.mNumAnimations > 0)
        log().info("{}: animations are not applied, the rest pose is shown", display(file.path));
}

}  // namespace vitrine::io
