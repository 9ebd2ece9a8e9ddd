// Feeds one reader with whatever libFuzzer makes of small files. Compiled once for each kind of file, whose name is in
// VITRINE_FUZZ_NAME. Reading either fails with an Error, or gives a scene that keeps what docs/formats.md promises.

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/read_scene.h>
#include <vitrine/io/texture_decoder.h>
#include <vitrine/scene/animator.h>
#include <vitrine/scene/deformation.h>
#include <vitrine/scene/scene_arrays.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <variant>
#include <vector>

namespace {

using namespace vitrine;

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

bool are_within(std::span<const std::uint32_t> indices, std::size_t count) {
    return std::all_of(indices.begin(), indices.end(), [&](std::uint32_t index) { return index < count; });
}

void check(const scene::Scene& scene, std::size_t file_bytes) {
    scene.meshes().for_each([](scene::MeshId, const scene::Mesh& mesh) {
        require(are_within(mesh.indices.view(), mesh.vertex_count()), "indices of a mesh");
        require(mesh.normals.empty() || mesh.normals.size() == mesh.vertex_count(), "a normal for each vertex");
        require(mesh.colors.empty() || mesh.colors.size() == mesh.vertex_count(), "a colour for each vertex");
        for (const unsigned set : {0U, 1U}) {
            const auto& texcoords = mesh.texcoord_set(set);
            require(texcoords.empty() || texcoords.size() == mesh.vertex_count(), "coordinates for each vertex");
        }
        require(mesh.tangents.empty() || mesh.tangents.size() == mesh.vertex_count(), "a tangent for each vertex");
        for (const glm::vec4& tangent : mesh.tangents)
            require(std::abs(glm::length(glm::vec3(tangent)) - 1) < 1e-3F && std::abs(tangent.w) == 1,
                    "tangents of unit length");
        require(mesh.joints.size() == mesh.weights.size(), "a weight for each joint");
        require(mesh.joints.empty() || mesh.joints.size() == mesh.vertex_count(), "joints for each vertex");
        for (const glm::vec4& weights : mesh.weights)
            require(std::abs(glm::dot(weights, glm::vec4(1)) - 1) < 1e-3F, "weights that add up to 1");
    });
    scene.line_sets().for_each([](scene::LineSetId, const scene::LineSet& lines) {
        require(are_within(lines.indices.view(), lines.positions.size()), "indices of lines");
    });
    scene.point_clouds().for_each([](scene::PointCloudId, const scene::PointCloud& cloud) {
        require(cloud.colors.empty() || cloud.colors.size() == cloud.positions.size(), "a colour for each point");
        for (const scene::ScalarField& field : cloud.scalars)
            require(field.values.size() == cloud.positions.size(), "a value for each point");
    });
    // A zero in a file may stand for a vertex of 16 bytes and more, and a path of a drawing for many triangles.
    constexpr std::size_t most_bytes_of_byte = 4096;
    std::size_t bytes = 0;
    scene::visit_arrays(scene, [&](const arrays::TrackedBytes& array) { bytes += array.size_bytes; });
    require(bytes <= most_bytes_of_byte * (file_bytes + 64), "memory that the file's size justifies");
    static_cast<void>(scene.bounds());
}

/// What moves does so for a while, and comes back.
void animate(scene::Scene& scene) {
    scene::Animator animator;
    for (std::size_t i = 0; i < scene.animations().size(); ++i) {
        for (const double part : {0.0, 0.3, 1.0}) animator.set_time(scene, i, part * scene.animations()[i].duration());
    }
    std::vector<glm::mat4> matrices;
    scene.visit([&](scene::NodeId id, const scene::Node& node, const glm::mat4&) {
        scene::joint_matrices(scene, id, matrices);
        for (const scene::Geometry& geometry : node.geometries) {
            if (const auto* mesh = std::get_if<scene::MeshId>(&geometry))
                static_cast<void>(scene::deformed(scene.mesh(*mesh), node, matrices));
            static_cast<void>(scene.bounds_of(id, geometry));
        }
    });
    animator.rest(scene);
}

/// Of pictures within the file: a byte of one may stand for so many pixels that larger ones break the limit of memory
/// that the readers are held to.
void decode_small_textures(const scene::Scene& scene) {
    constexpr std::size_t most_bytes = 1024;
    scene.textures().for_each([](scene::TextureId, const scene::Texture& texture) {
        if (texture.encoded.owner == nullptr || texture.encoded.bytes.size() > most_bytes) return;
        const io::DecodedTexture decoded = io::decode_texture(texture, 256);
        require(!decoded.texels.empty() || !decoded.problem.empty(), "texels, or a problem");
    });
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
    set_log_level("off");
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span bytes(reinterpret_cast<const std::byte*>(data), size);
    try {
        // Files that it refers to are looked for in a folder that is not there.
        scene::Scene scene = io::read_scene(bytes, "/no-such-folder/" VITRINE_FUZZ_NAME);
        check(scene, size);
        for (std::size_t i = 0; i < scene.variants().size(); ++i) scene.select_variant(i);
        check(scene, size);
        decode_small_textures(scene);
        animate(scene);
    } catch (const Error&) {  // as it should be
    }
    return 0;
}
