#include <support/canvas.h>
#include <support/gl_state.h>
#include <support/scenes.h>

#include <vitrine/render/deformer.h>
#include <vitrine/scene/deformation.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::bare_settings;
using test::Pixels;

glm::vec4 tangent_across(const glm::vec3& normal) {
    const glm::vec3 across = glm::cross(std::abs(normal.z) < 0.9F ? glm::vec3(0, 0, 1) : glm::vec3(1, 0, 0), normal);
    return {glm::normalize(across), normal.x > 0 ? 1.0F : -1.0F};
}

/// A sphere whose lower half follows one joint and whose upper half another one, with the belt between; `targets`
/// morph targets, the first of which has no normals.
scene::Mesh make_soft_sphere(std::size_t targets) {
    scene::Mesh mesh = scene::make_sphere(1, 24, 16);
    std::vector<glm::vec4> weights;
    for (const glm::vec3& position : mesh.positions) {
        const float upper = glm::clamp(0.5F + position.y, 0.0F, 1.0F);
        weights.emplace_back(upper, 1 - upper, 0, 0);
    }
    mesh.joints.assign(std::vector(weights.size(), glm::u16vec4(1, 0, 0, 0)));
    mesh.weights.assign(weights);
    for (std::size_t i = 0; i < targets; ++i) {
        std::vector<glm::vec3> ways;
        std::vector<glm::vec3> turns;
        for (const glm::vec3& position : mesh.positions) {
            const float wave = std::sin(float(i + 2) * position.x);
            ways.emplace_back(0, 0.2F * wave, 0.1F * float(i));
            turns.emplace_back(0.3F * wave, 0.1F, 0);
        }
        scene::MorphTarget& target = mesh.morph_targets.emplace_back();
        target.positions.assign(ways);
        if (i > 0) target.normals.assign(turns);
    }
    return mesh;
}

/// The sphere at a node, with two joints, the upper of which is moved, and weights of the targets.
struct Rig {
    scene::Scene scene;
    scene::NodeId lower, upper, body;

    explicit Rig(scene::Mesh mesh) {
        scene::Node node;
        node.transform = glm::translate(glm::mat4(1), {0.5F, 0, 0});
        lower = scene.add_node(node);
        upper = scene.add_node(node, lower);
        node.weights.assign(mesh.morph_targets.size(), 0.7F);
        node.geometries.push_back(scene.add(std::move(mesh)));
        node.skin = scene.add(scene::Skin{.name = "soft",
                                          .joints = {lower, upper},
                                          .inverse_binds = {glm::mat4(1), glm::translate(glm::mat4(1), {-0.5F, 0, 0})},
                                          .skeleton = {}});
        body = scene.add_node(node);
        bend(0.6F);
    }
    void bend(float angle) { scene.edit_node(upper).transform = glm::rotate(glm::mat4(1), angle, {0.3F, 0.2F, 1}); }
    scene::MeshId mesh_id() const { return std::get<scene::MeshId>(scene.node(body).geometries.front()); }
    const scene::Mesh& mesh() const { return scene.mesh(mesh_id()); }
    scene::DeformedVertices expected() const {
        std::vector<glm::mat4> joints;
        scene::joint_matrices(scene, body, joints);
        return scene::deformed(mesh(), scene.node(body), joints);
    }
};

template <class T>
std::vector<T> read(const Attribute& attribute, std::size_t count) {
    std::vector<T> values(count);
    for (std::size_t i = 0; i < count; ++i)
        glGetNamedBufferSubData(attribute.buffer->id(),
                                static_cast<GLintptr>(attribute.offset_bytes + i * attribute.stride_bytes), sizeof(T),
                                &values[i]);
    return values;
}

void expect_near(const std::vector<glm::vec3>& found, const std::vector<glm::vec3>& expected, float tolerance) {
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) ASSERT_LT(glm::distance(found[i], expected[i]), tolerance) << i;
}

class DeformerTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{160, 120};

    static scene::Camera camera_for(const scene::Scene& scene) {
        return scene::default_camera(scene.bounds(), double(size.x) / size.y);
    }
};

TEST_F(DeformerTest, MovesVerticesAsTheReferenceDoes) {
    for (const std::size_t targets : {0U, 1U, 2U, 5U}) {
        for (const bool mirrored : {false, true}) {
            SCOPED_TRACE(std::to_string(targets) + " targets" + (mirrored ? ", mirrored" : ""));
            Rig rig(make_soft_sphere(targets));
            if (mirrored) rig.scene.edit_node(rig.lower).transform = glm::scale(glm::mat4(1), {1, 1.5F, -0.5F});
            gpu::Mirrors mirrors;
            Deformer deformer;
            const MovedVertices moved = deformer.request(rig.scene, rig.body, rig.mesh(), mirrors);
            deformer.run();
            const scene::DeformedVertices expected = rig.expected();
            const std::size_t count = expected.positions.size();
            expect_near(read<glm::vec3>(moved.positions, count), expected.positions, 1e-5F);
            expect_near(read<glm::vec3>(moved.normals, count), expected.normals, 1e-4F);
            EXPECT_FALSE(moved.tangents);
        }
    }
}

TEST_F(DeformerTest, TakesVerticesHoweverTheyAreKept) {
    for (const bool interleaved : {true, false}) {
        Rig rig(make_soft_sphere(3));
        scene::Mesh& mesh = rig.scene.edit_mesh(rig.mesh_id());
        if (interleaved) {
            scene::interleave(mesh);
        } else {
            std::vector<scene::PackedNormal> packed;
            for (const glm::vec3& normal : mesh.normals) packed.push_back(scene::pack_normal(normal));
            mesh.packed_normals.assign(packed);
            mesh.normals.clear();
        }
        gpu::Mirrors mirrors;
        Deformer deformer;
        const MovedVertices moved = deformer.request(rig.scene, rig.body, rig.mesh(), mirrors);
        deformer.run();
        const scene::DeformedVertices expected = rig.expected();
        expect_near(read<glm::vec3>(moved.positions, expected.positions.size()), expected.positions, 1e-5F);
        expect_near(read<glm::vec3>(moved.normals, expected.normals.size()), expected.normals, 1e-3F);
    }
}

TEST_F(DeformerTest, TurnsTangentsWithTheSurface) {
    Rig rig(make_soft_sphere(0));
    scene::Mesh& mesh = rig.scene.edit_mesh(rig.mesh_id());
    std::vector<glm::vec4> across;
    for (const glm::vec3& normal : mesh.normals) across.push_back(tangent_across(normal));
    mesh.tangents.assign(across);
    for (const float side : {1.0F, -1.0F}) {
        // All follow the lower joint.
        const glm::mat4 turn = glm::scale(glm::rotate(glm::mat4(1), 0.7F, {1, 2, 0}), {side, 1, 1});
        rig.scene.edit_node(rig.lower).transform = glm::translate(glm::mat4(1), {0.5F, 0, 0}) * turn;
        rig.scene.edit_node(rig.upper).transform = glm::translate(glm::mat4(1), {0.5F, 0, 0});
        gpu::Mirrors mirrors;
        Deformer deformer;
        const MovedVertices moved = deformer.request(rig.scene, rig.body, rig.mesh(), mirrors);
        deformer.run();
        const std::vector<glm::vec4> tangents = read<glm::vec4>(moved.tangents, mesh.tangents.size());
        for (std::size_t i = 0; i < tangents.size(); ++i) {
            const glm::vec4 before = mesh.tangents[i];
            ASSERT_LT(glm::distance(glm::vec3(tangents[i]), glm::mat3(turn) * glm::vec3(before)), 1e-5F) << i;
            ASSERT_EQ(tangents[i].w, side * before.w) << i;
        }
    }
}

TEST_F(DeformerTest, DoesNothingWhereNothingMoves) {
    Rig rig(make_soft_sphere(2));
    gpu::Mirrors mirrors;
    Deformer deformer;
    const GLuint first = deformer.request(rig.scene, rig.body, rig.mesh(), mirrors).positions.buffer->id();
    EXPECT_TRUE(deformer.is_due());
    deformer.run();
    EXPECT_EQ(deformer.request(rig.scene, rig.body, rig.mesh(), mirrors).positions.buffer->id(), first);
    EXPECT_FALSE(deformer.is_due());
    const std::uint64_t sent = mirrors.bytes_uploaded();
    rig.bend(-0.2F);
    EXPECT_EQ(deformer.request(rig.scene, rig.body, rig.mesh(), mirrors).positions.buffer->id(), first)
        << "nobody draws from it: it is used again";
    EXPECT_TRUE(deformer.is_due());
    deformer.run();
    EXPECT_EQ(mirrors.bytes_uploaded(), sent) << "no vertex is sent again";
    rig.scene.edit_mesh(rig.mesh_id()).positions.edit(0, 1).front() *= 2.0F;
    static_cast<void>(deformer.request(rig.scene, rig.body, rig.mesh(), mirrors));
    EXPECT_TRUE(deformer.is_due());
}

TEST_F(DeformerTest, LeavesTheStateOfOpenGLAsItWas) {
    Rig rig(make_soft_sphere(3));
    gpu::Mirrors mirrors;
    Deformer deformer;
    static_cast<void>(deformer.request(rig.scene, rig.body, rig.mesh(), mirrors));
    const test::UnusualState unusual;
    const test::StateText before = test::state_text();
    deformer.run();
    EXPECT_EQ(test::changes(before, test::state_text()), "");
}

TEST_F(DeformerTest, IsDrawnAsTheMeshThatItBecomes) {
    Rig rig(make_soft_sphere(3));
    scene::Scene still;
    scene::Mesh mesh = scene::make_sphere(1, 24, 16);
    const scene::DeformedVertices expected = rig.expected();
    mesh.positions.assign(expected.positions);
    mesh.normals.assign(expected.normals);
    still.add_shown(std::move(mesh), rig.scene.world_transform(rig.body));
    const scene::Camera camera = camera_for(still);
    for (const Quality quality : {Quality::draft, Quality::normal}) {
        for (const bool wireframe : {false, true}) {
            Settings settings = bare_settings();
            settings.quality = quality;
            settings.wireframe = wireframe;
            const Pixels moved = draw(rig.scene, camera, size, settings);
            EXPECT_EQ(canvas().counts().triangles, (wireframe ? 2 : 1) * rig.scene.counts().triangles);
            EXPECT_LT(test::differing_part(moved, draw(still, camera, size, settings), 2), 0.003);
        }
    }
}

TEST_F(DeformerTest, IsSeenWhereItHasGone) {
    Rig rig(make_soft_sphere(0));
    const scene::Camera camera = camera_for(rig.scene);
    const Pixels there = draw(rig.scene, camera, size);
    // The mesh's own place is far outside of the picture now; the joints keep it in.
    rig.scene.edit_node(rig.body).transform = glm::translate(glm::mat4(1), {300, 0, 0});
    EXPECT_LT(test::differing_part(there, draw(rig.scene, camera, size), 2), 0.003);
    rig.scene.edit_node(rig.body).skin = {};
    EXPECT_FALSE(draw(rig.scene, camera, size) == there);
}

TEST_F(DeformerTest, APlanKeepsWhatItWasMadeOf) {
    Rig rig(make_soft_sphere(2));
    const scene::Camera camera = camera_for(rig.scene);
    Renderer& renderer = canvas().renderer();
    const Pixels before = draw(rig.scene, camera, size);
    const DrawPlan plan = renderer.plan(rig.scene, camera, bare_settings(), size);
    rig.bend(-0.6F);
    EXPECT_FALSE(draw(rig.scene, camera, size) == before);
    Slicer whole;
    renderer.draw(plan, canvas().target().area(), whole);
    EXPECT_TRUE(test::same(test::read_texture(canvas().target().color_texture()), before));
}

TEST_F(DeformerTest, OneMeshMayBeMovedInSeveralPlaces) {
    Rig rig(make_soft_sphere(1));
    scene::Node other = rig.scene.node(rig.body);
    other.skin = {};
    other.weights = {-2};
    other.transform = glm::translate(glm::mat4(1), {0, 3, 0});
    other.children.clear();
    rig.scene.add_node(std::move(other));
    const scene::Camera camera = camera_for(rig.scene);
    const Pixels both = draw(rig.scene, camera, size);
    EXPECT_TRUE(test::same(draw(rig.scene, camera, size), both)) << "neither has taken the other's place";
    test::Canvas fresh;
    EXPECT_TRUE(test::same(fresh.draw(rig.scene, camera, size), both));
}

}  // namespace
}  // namespace vitrine::render
