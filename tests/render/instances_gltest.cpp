#include <support/canvas.h>
#include <support/gl_state.h>
#include <support/scenes.h>

#include <vitrine/render/picker.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/scene/tangents.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::bare_settings;
using test::Pixels;

/// Cuts each call into pieces of so many primitives.
class Cutter final : public Slicer {
public:
    explicit Cutter(std::uint64_t piece) : piece_(piece) {}
    void draw(std::uint64_t count, const Submit& submit) override {
        for (std::uint64_t first = 0; first < count; first += piece_) submit(first, std::min(piece_, count - first));
    }

private:
    std::uint64_t piece_;
};

class InstancesTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{200, 150};
    static constexpr int edge = 5;

    /// Turned and stretched in many ways, each third one mirrored.
    static std::vector<glm::mat4> places() {
        std::vector<glm::mat4> transforms;
        for (int i = 0; i < edge * edge; ++i) {
            const glm::mat4 there = glm::translate(glm::mat4(1), {i % edge, i / edge, 0.2F * float(i % 4)});
            const glm::mat4 turned = glm::rotate(there, 0.4F * float(i), {1, 0.5F, 0.2F});
            transforms.push_back(glm::scale(turned, {0.6F, 0.9F, i % 3 == 0 ? -0.7F : 0.7F}));
        }
        return transforms;
    }
    /// Without symmetry, with sharp edges, smooth parts and colours.
    static scene::Mesh thing() {
        scene::Mesh mesh = scene::make_torus(0.3F, 0.14F, 24, 12);
        std::vector<glm::u8vec4> colors;
        for (glm::vec3& position : mesh.positions.edit()) {
            position.y *= position.x > 0 ? 2.0F : 1.0F;
            colors.emplace_back(200, 128 + int(300 * position.x), 90, 255);
        }
        mesh.colors.assign(std::move(colors));
        scene::compute_normals(mesh);
        return mesh;
    }
    /// One node with instances, or a node for each.
    static scene::Scene made(bool instanced, scene::Mesh mesh, const scene::Material& material = {},
                             const glm::mat4& world = glm::mat4(1)) {
        scene::Scene scene;
        mesh.material = scene.add(material);
        const scene::MeshId id = scene.add(std::move(mesh));
        scene::Node node;
        node.geometries.emplace_back(id);
        if (!instanced) {
            for (const glm::mat4& place : places()) {
                node.transform = world * place;
                scene.add_node(node);
            }
            return scene;
        }
        scene::Instances instances;
        instances.transforms.assign(places());
        node.transform = world;
        node.instances = scene.add(std::move(instances));
        scene.add_node(std::move(node));
        return scene;
    }
    static scene::InstancesId instances_in(const scene::Scene& scene) { return scene.instances().ids().front(); }
    static scene::NodeId shown_in(const scene::Scene& scene) { return scene.node(scene.root()).children.front(); }
    static scene::Camera camera_for(const scene::Scene& scene) {
        return scene::default_camera(scene.bounds(), double(size.x) / size.y);
    }
    /// Whether instances look as nodes do: but for pixels on edges, where the last bit decides.
    void expect_alike(const Settings& settings, const scene::Material& material = {},
                      const glm::mat4& world = glm::mat4(1)) {
        const scene::Scene nodes = made(false, thing(), material, world);
        const scene::Scene instances = made(true, thing(), material, world);
        const scene::Camera camera = camera_for(nodes);
        const Pixels expected = draw(nodes, camera, size, settings);
        const Pixels drawn = draw(instances, camera, size, settings);
        EXPECT_GT(expected.count([&](const test::Pixel& pixel) { return pixel != expected.at(0, 0); }), 3000U);
        EXPECT_LT(test::differing_part(drawn, expected, 3), 0.004);
    }
    static Settings normal() {
        Settings settings = bare_settings();
        settings.quality = Quality::normal;
        return settings;
    }
};

TEST_F(InstancesTest, LookAsNodesDo) {
    expect_alike(bare_settings());
    expect_alike(normal());
    Settings flat = normal();
    flat.shading = Shading::flat;
    expect_alike(flat);
}

TEST_F(InstancesTest, LookAsNodesDoBelowANodeThatMirrorsOrIsFar) {
    expect_alike(normal(), {}, glm::scale(glm::mat4(1), {1, -1, 1}));
    expect_alike(bare_settings(), {}, glm::translate(glm::mat4(1), {1e5F, 2e5F, -1e5F}));
}

TEST_F(InstancesTest, WithoutTheirBacksTooWhicheverWayTheyAreMirrored) {
    scene::Material material;
    material.double_sided = false;
    expect_alike(normal(), material);
    expect_alike(normal(), material, glm::scale(glm::mat4(1), {-1, 1, 1}));
}

TEST_F(InstancesTest, ThatAreSeenThroughLookAsNodesDo) {
    scene::Material glass;
    glass.base_color = {1, 1, 1, 0.5F};
    glass.double_sided = false;
    expect_alike(bare_settings(), glass);
}

TEST_F(InstancesTest, CastShadowsAndReceiveThem) {
    Settings shadows = normal();
    shadows.shadows = true;
    shadows.lighting.surroundings = Surroundings::even;
    expect_alike(shadows);
    const scene::Scene scene = made(true, thing());
    const Pixels with = draw(scene, camera_for(scene), size, shadows);
    shadows.shadows = false;
    EXPECT_GT(test::differing_part(with, draw(scene, camera_for(scene), size, shadows), 8), 0.002);
}

TEST_F(InstancesTest, InEachRenderMode) {
    for (const RenderMode mode : {RenderMode::normals, RenderMode::depth, RenderMode::overdraw, RenderMode::points}) {
        Settings settings = normal();
        settings.mode = mode;
        SCOPED_TRACE(static_cast<int>(mode));
        expect_alike(settings);
    }
}

TEST_F(InstancesTest, NormalMapsLieOnThemAsOnNodes) {
    const auto covered = [&](bool instanced) {
        scene::Texture texture;
        texture.encoding = scene::TextureEncoding::data;
        std::vector<glm::u8vec4> texels;
        for (int i = 0; i < 64; ++i) texels.emplace_back(i % 8 < 4 ? 60 : 200, i / 8 < 3 ? 90 : 180, 220, 255);
        texture.texels.assign(8, 8, std::move(texels));
        texture.state = scene::TextureState::ready;
        scene::Mesh mesh = thing();
        std::vector<glm::vec2> places;
        for (const glm::vec3& position : mesh.positions) places.emplace_back(2.0F * glm::vec2(position));
        mesh.texcoords.assign(std::move(places));
        scene::compute_tangents(mesh);
        scene::Scene scene = made(instanced, std::move(mesh));
        scene::Material& material = scene.edit_material(scene.materials().ids().front());
        material.roughness = 0.3F;
        material.normal_texture.texture = scene.add(std::move(texture));
        return scene;
    };
    const scene::Scene nodes = covered(false);
    const Pixels expected = draw(nodes, camera_for(nodes), size, normal());
    EXPECT_LT(test::differing_part(draw(covered(true), camera_for(nodes), size, normal()), expected, 4), 0.005);
    const Pixels plain = draw(made(true, thing()), camera_for(nodes), size, normal());
    EXPECT_GT(test::differing_part(plain, expected, 8), 0.05);
}

TEST_F(InstancesTest, TakeTwoCallsAndAreUploadedOnce) {
    scene::Scene scene = made(true, thing());
    const scene::Camera camera = camera_for(scene);
    draw(scene, camera, size);
    EXPECT_EQ(canvas().counts().draw_calls, 2U) << "one of each winding";
    EXPECT_EQ(canvas().counts().triangles, scene.counts().triangles * edge * edge);
    const std::uint64_t uploaded = canvas().renderer().mirrors().bytes_uploaded();
    draw(scene, camera, size);
    EXPECT_EQ(canvas().renderer().mirrors().bytes_uploaded(), uploaded);
    scene.edit_instances(instances_in(scene)).transforms.set(1, places()[1] * 0.5F);
    draw(scene, camera, size);
    EXPECT_LE(canvas().renderer().mirrors().bytes_uploaded() - uploaded, sizeof(glm::mat4) + edge * edge * 4);
}

TEST_F(InstancesTest, ThatAreBesideThePictureAreNotDrawn) {
    scene::Scene scene;
    const scene::NodeId node = scene.add_shown(scene::make_cube(0.5F));
    scene::Instances instances;
    for (int i = 0; i < 100 * 100; ++i)
        instances.transforms.append(glm::translate(glm::mat4(1), {i % 100, i / 100, 0}));
    scene.edit_node(node).instances = scene.add(std::move(instances));
    scene::Camera camera = camera_for(scene);
    draw(scene, camera, size);
    EXPECT_EQ(canvas().counts().triangles, 120'000U);
    camera.pivot = {10, 10, 0};
    camera.distance = 10;
    const Pixels near = draw(scene, camera, size);
    EXPECT_LT(canvas().counts().triangles, 30'000U);
    EXPECT_GT(near.count([](const test::Pixel& pixel) { return pixel != test::black; }), 5000U);
    camera.pivot = {300, 0, 0};
    draw(scene, camera, size);
    EXPECT_EQ(canvas().counts().draw_calls, 0U);
}

TEST_F(InstancesTest, ThatAreSmallerThanAPixelAreLeftOutWhileTheCameraMoves) {
    scene::Scene scene = made(true, thing());
    scene.edit_instances(instances_in(scene)).transforms.append(glm::scale(glm::mat4(1), glm::vec3(1e-5F)));
    Settings moving = bare_settings();
    moving.interacting = true;
    draw(scene, camera_for(scene), size, moving);
    EXPECT_EQ(canvas().counts().coarse_meshes, 0U) << "those beside it are large";
    scene::Camera far = camera_for(scene);
    far.distance *= 2000;
    draw(scene, far, size, moving);
    EXPECT_EQ(canvas().counts().draw_calls, 0U);
    EXPECT_GT(canvas().counts().coarse_meshes, 0U);
}

TEST_F(InstancesTest, MayBeCutAnywhere) {
    const scene::Scene scene = made(true, thing());
    const scene::Camera camera = camera_for(scene);
    const Pixels whole = draw(scene, camera, size);
    Renderer& renderer = canvas().renderer();
    const DrawPlan plan = renderer.plan(scene, camera, bare_settings(), size);
    for (const std::uint64_t piece : {7U, 100U, 577U, 5000U}) {
        Cutter cutter(piece);
        renderer.draw(plan, canvas().target().area(), cutter);
        EXPECT_TRUE(test::same(test::read_texture(canvas().target().color_texture()), whole)) << piece;
    }
}

TEST_F(InstancesTest, APlanKeepsWhereTheyWere) {
    scene::Scene scene = made(true, thing());
    const scene::Camera camera = camera_for(scene);
    const Pixels before = draw(scene, camera, size);
    Renderer& renderer = canvas().renderer();
    const DrawPlan plan = renderer.plan(scene, camera, bare_settings(), size);
    for (glm::mat4& transform : scene.edit_instances(instances_in(scene)).transforms.edit()) transform[3].x *= 0.5F;
    EXPECT_FALSE(draw(scene, camera, size) == before);
    Slicer whole;
    renderer.draw(plan, canvas().target().area(), whole);
    EXPECT_TRUE(test::same(test::read_texture(canvas().target().color_texture()), before));
}

TEST_F(InstancesTest, StandWhereAKernelPutsThem) {
    scene::Scene scene = made(true, thing());
    const scene::Camera camera = camera_for(scene);
    const Pixels before = draw(scene, camera, size);
    std::vector<glm::mat4> moved = places();
    std::ranges::reverse(moved);  // other ones are mirrored now
    moved[0][3].x += 0.5F;
    const arrays::TrackedBytes bytes = scene.instances(instances_in(scene)).transforms.tracked_bytes();
    gpu::Mirrors& mirrors = canvas().renderer().mirrors();
    const gpu::Loan loan = mirrors.lend(bytes, gpu::Access::write);
    glNamedBufferSubData(loan.buffer(), 0, static_cast<GLsizeiptr>(moved.size() * sizeof(glm::mat4)), moved.data());
    mirrors.accept(bytes, loan);
    const Pixels drawn = draw(scene, camera, size);
    EXPECT_FALSE(drawn == before);
    scene.edit_instances(instances_in(scene)).transforms.assign(moved);
    EXPECT_LT(test::differing_part(drawn, draw(scene, camera, size), 3), 0.004);
}

TEST_F(InstancesTest, CloudsAndLinesStandAtThemToo) {
    scene::Scene scene;
    scene::LineSet lines;
    lines.positions = {{0, 0, 0}, {4, 0, 0}};
    const scene::NodeId node = test::show(scene, std::move(lines), test::unlit());
    scene::PointCloud cloud;
    cloud.positions = {{8, 0, 0}};
    cloud.size_pixels = 4;
    cloud.material = scene.add(test::unlit());
    scene.edit_node(node).geometries.emplace_back(scene.add(std::move(cloud)));
    scene::Instances instances;
    for (int i = 0; i < 3; ++i)
        instances.transforms.append(glm::translate(glm::mat4(1), test::at_pixel(10, 10.0F + 20.0F * float(i))));
    scene.edit_node(node).instances = scene.add(std::move(instances));
    const Pixels drawn = draw(scene, test::pixel_camera({40, 70}), {40, 70});
    for (const int y : {10, 30, 50}) {
        EXPECT_GT(drawn.at(12, y).x, 200) << y;
        EXPECT_GT(drawn.at(18, y).x, 200) << y;
        EXPECT_EQ(drawn.at(12, y + 8), test::black) << y;
    }
}

TEST_F(InstancesTest, EachIsFoundByItsNumber) {
    scene::Scene scene;
    const scene::NodeId node = test::show(scene, test::make_pixel_quad({0, 0}, {8, 8}), test::unlit());
    scene::Instances instances;
    for (int i = 0; i < 12; ++i)
        instances.transforms.append(
            glm::scale(glm::translate(glm::mat4(1), {10 * (i % 4), -10 * (i / 4), 0}), {1, 1, i % 2 == 0 ? 1 : -1}));
    scene.edit_node(node).instances = scene.add(std::move(instances));
    Picker picker(canvas().renderer());
    for (int i = 0; i < 12; ++i) {
        const glm::dvec2 pixel(10 * (i % 4) + 2, 10 * (i / 4) + 5);
        picker.ask(scene, test::pixel_camera({40, 30}), bare_settings(), {40, 30}, (pixel + 0.5) / glm::dvec2(40, 30));
        std::optional<Picker::Answer> answer;
        for (int tries = 0; tries < 10 && !answer; ++tries) {
            glFinish();
            answer = picker.take(scene);
        }
        ASSERT_TRUE(answer && answer->seen && answer->element) << i;
        EXPECT_EQ(answer->seen->node, node);
        EXPECT_EQ(answer->seen->instance, static_cast<std::uint32_t>(i));
        EXPECT_EQ(answer->element->instance, static_cast<std::uint32_t>(i));
        EXPECT_EQ(answer->element->nearest, 0U) << "the lower left corner, there";
    }
}

TEST_F(InstancesTest, AllAreOutlinedWhereTheirNodeIsSelected) {
    const scene::Scene scene = made(true, thing());
    const scene::Scene nodes = made(false, thing());
    Settings settings = bare_settings();
    const Pixels plain = draw(scene, camera_for(scene), size, settings);
    settings.selected = shown_in(scene);
    const Pixels outlined = draw(scene, camera_for(scene), size, settings);
    EXPECT_GT(test::differing_part(plain, outlined, 8), 0.02);
    settings.selected = nodes.root();
    EXPECT_LT(test::differing_part(outlined, draw(nodes, camera_for(scene), size, settings), 8), 0.004);
}

TEST_F(InstancesTest, EdgesAreDrawnAtAll) {
    Settings edges = bare_settings();
    edges.wireframe = true;
    expect_alike(edges);
    edges.faces = false;
    expect_alike(edges);
}

TEST_F(InstancesTest, LeaveTheStateOfAHostAsItWas) {
    const scene::Scene scene = made(true, thing());
    const scene::Camera camera = camera_for(scene);
    draw(scene, camera, size);
    const test::UnusualState host;
    const test::StateText before = test::state_text();
    canvas().renderer().draw(scene, camera, bare_settings(), canvas().target());
    EXPECT_EQ(test::changes(before, test::state_text()), "");
}

}  // namespace
}  // namespace vitrine::render
