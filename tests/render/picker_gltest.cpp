#include <support/canvas.h>
#include <support/clusters.h>
#include <support/scenes.h>

#include <vitrine/gl/call_log.h>
#include <vitrine/render/picker.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <array>
#include <cstdint>
#include <numbers>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::at_pixel;
using test::bare_settings;
using test::make_pixel_quad;
using test::show;
using test::unlit;

class PickerTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{80, 60};

    /// What is seen in the middle of a pixel, y down.
    std::optional<SeenThing> seen(glm::vec2 pixel, const Settings& settings = bare_settings()) {
        return seen_from(test::pixel_camera(size), pixel, settings);
    }
    std::optional<SeenThing> seen_from(const scene::Camera& camera, glm::vec2 pixel,
                                       const Settings& settings = bare_settings()) {
        if (!picker_) picker_.emplace(canvas().renderer());
        picker_->ask(scene_, camera, settings, size, (glm::dvec2(pixel) + 0.5) / glm::dvec2(size));
        if (!picker_->pending()) return std::nullopt;
        std::optional<Picker::Answer> answer;
        for (int i = 0; i < 10 && !answer; ++i) {
            glFinish();
            answer = picker_->take(scene_);
        }
        EXPECT_TRUE(answer);
        if (answer) element_ = answer->element;
        return answer ? answer->seen : std::nullopt;
    }
    void expect(glm::vec2 pixel, scene::NodeId node, std::uint64_t primitive,
                const Settings& settings = bare_settings()) {
        const std::optional<SeenThing> found = seen(pixel, settings);
        ASSERT_TRUE(found) << pixel.x << ' ' << pixel.y;
        EXPECT_EQ(found->node, node) << pixel.x << ' ' << pixel.y;
        EXPECT_EQ(found->geometry, scene_.node(node).geometries.front());
        EXPECT_EQ(found->primitive, primitive) << pixel.x << ' ' << pixel.y;
    }

    /// The GPU alone has the points that a node shows.
    void drop_copy(scene::NodeId node) {
        const auto id = std::get<scene::PointCloudId>(scene_.node(node).geometries.front());
        scene_.edit_point_cloud(id).positions.set_drops_copy(true);
        draw(scene_, test::pixel_camera(size), size);
        EXPECT_FALSE(scene_.point_cloud(id).positions.has_copy());
    }

    scene::Scene scene_;
    std::optional<Picker> picker_;
    std::optional<scene::Element> element_;  ///< that was seen last
};

glm::vec3 middle_of(const scene::Mesh& mesh, std::uint64_t triangle) {
    glm::vec3 middle(0);
    for (std::size_t i = 0; i < 3; ++i) middle += mesh.positions[mesh.corners()[3 * triangle + i]] / 3.0F;
    return middle;
}

TEST_F(PickerTest, FindsTheTriangleAndThePlace) {
    const scene::NodeId quad = show(scene_, make_pixel_quad({10, 10}, {40, 40}, 2), unlit());
    expect({40, 42}, quad, 0);
    expect({20, 18}, quad, 1);
    const std::optional<SeenThing> found = seen({20, 18});
    ASSERT_TRUE(found);
    EXPECT_LT(glm::length(found->point - glm::dvec3(at_pixel(20, 18, 2))), 1e-3);
}

TEST_F(PickerTest, TheBackgroundIsNothing) {
    show(scene_, make_pixel_quad({10, 10}, {20, 20}), unlit());
    EXPECT_FALSE(seen({70, 50}));
    EXPECT_FALSE(seen({90, 50}));
    EXPECT_FALSE(picker_->pending()) << "beside the picture there is no question";
    picker_->ask(scene_, test::pixel_camera(size), bare_settings(), size, {0.9, 0.9});
    glFinish();
    EXPECT_TRUE(picker_->take(scene_)) << "the answer is that there is nothing";
}

TEST_F(PickerTest, WhatIsInFrontIsFound) {
    const scene::NodeId back = show(scene_, make_pixel_quad({0, 0}, {80, 60}, -3), unlit());
    const scene::NodeId front = show(scene_, make_pixel_quad({30, 20}, {20, 20}, 3), unlit());
    expect({35, 38}, front, 0);
    expect({60, 55}, back, 0);
}

TEST_F(PickerTest, ReachesABitAroundThePlace) {
    const scene::NodeId quad = show(scene_, make_pixel_quad({10, 10}, {20, 20}), unlit());
    EXPECT_EQ(seen({32, 25})->node, quad);
    EXPECT_FALSE(seen({36, 25}));
    Settings settings = bare_settings();
    settings.pixel_scale = 2;
    EXPECT_EQ(seen({35, 25}, settings)->node, quad);
    EXPECT_TRUE(seen({0, 0}) == std::nullopt) << "the window is cut at the picture's corner";
}

TEST_F(PickerTest, TrianglesOfClustersBesideTheWindowKeepTheirNumbers) {
    constexpr float scale = 32;
    scene::Mesh mesh = test::in_patches(scene::make_plane(60 / scale, 40 / scale, 240, 160));
    mesh.structure.set(mesh,
                       {.closed = false, .normals_agree = true, .levels = {}, .clusters = test::clusters_of(mesh)});
    const glm::mat4 upright = glm::rotate(glm::mat4(1), std::numbers::pi_v<float> / 2, {1, 0, 0});
    const glm::mat4 there = glm::scale(glm::translate(glm::mat4(1), {40, -30, 0}), glm::vec3(scale));
    const scene::NodeId node = show(scene_, std::move(mesh), unlit(), there * upright);
    const scene::Mesh& shown = scene_.mesh(std::get<scene::MeshId>(scene_.node(node).geometries.front()));
    for (const glm::vec2 pixel : {glm::vec2(12, 12), glm::vec2(40, 30), glm::vec2(66, 47)}) {
        const std::optional<SeenThing> found = seen(pixel);
        ASSERT_TRUE(found);
        const glm::vec3 middle(there * upright * glm::vec4(middle_of(shown, found->primitive), 1));
        EXPECT_LT(glm::length(middle - at_pixel(pixel.x, pixel.y)), 1.0F) << pixel.x;
    }
    const DrawPlan plan =
        canvas().renderer().plan_window(scene_, test::pixel_camera(size), bare_settings(), size, {{37, 27}, {44, 34}});
    ASSERT_EQ(plan.meshes.size(), 1U);
    EXPECT_LT(triangle_count(plan.meshes[0].ranges), shown.triangle_count() / 3) << "of which few are drawn";
}

TEST_F(PickerTest, OneOfManySmallMeshesIsFound) {
    std::vector<scene::NodeId> nodes;
    for (int i = 0; i < 40; ++i) {
        const glm::ivec2 at(2 + 8 * (i % 8), 2 + 8 * (i / 8));
        nodes.push_back(show(scene_, make_pixel_quad(at, {6, 6}), unlit()));
    }
    canvas().draw(scene_, test::pixel_camera(size), size);
    ASSERT_EQ(canvas().counts().draw_calls, 1U) << "all of them are parts of one call";
    expect({5, 7}, nodes[0], 0);
    expect({2 + 8 * 3 + 1, 2 + 8 * 2 + 1}, nodes[19], 1);
}

TEST_F(PickerTest, HolesShowWhatIsBehind) {
    scene::Material material = unlit();
    material.alpha_mode = scene::AlphaMode::mask;
    material.alpha_cutoff = 0.5F;
    scene::Mesh mesh = make_pixel_quad({0, 0}, {80, 60}, 3, {255, 255, 255, 255});
    mesh.colors.assign({{255, 255, 255, 255}, {255, 255, 255, 0}, {255, 255, 255, 0}, {255, 255, 255, 255}});
    const scene::NodeId back = show(scene_, make_pixel_quad({0, 0}, {80, 60}, -3), unlit());
    const scene::NodeId front = show(scene_, std::move(mesh), material);
    expect({20, 55}, front, 0);
    expect({70, 55}, back, 0);
}

TEST_F(PickerTest, GlassIsFoundUnlessNothingIsSeenOfIt) {
    const scene::NodeId back = show(scene_, make_pixel_quad({0, 0}, {80, 60}, -3), unlit());
    scene::Material glass = unlit({1, 1, 1, 0.3F});
    glass.alpha_mode = scene::AlphaMode::blend;
    const scene::NodeId pane = show(scene_, make_pixel_quad({40, 0}, {20, 60}, 3), glass);
    glass.base_color.a = 0.01F;
    show(scene_, make_pixel_quad({60, 0}, {20, 60}, 3), glass);
    expect({50, 55}, pane, 0);
    expect({70, 55}, back, 0);
}

TEST_F(PickerTest, BacksThatAreLeftOutAreNotFound) {
    scene::Material one_sided = unlit();
    one_sided.double_sided = false;
    const scene::NodeId back = show(scene_, make_pixel_quad({0, 0}, {80, 60}, -3), unlit());
    const glm::mat4 there = glm::translate(glm::mat4(1), {80, 0, 0});
    const glm::mat4 turned = glm::rotate(there, std::numbers::pi_v<float>, {0, 1, 0});
    show(scene_, make_pixel_quad({0, 0}, {80, 60}, -3), one_sided, turned);
    expect({30, 55}, back, 0);
}

TEST_F(PickerTest, ManyFormsOfMeshes) {
    scene::Mesh interleaved = make_pixel_quad({0, 0}, {30, 30});
    scene::interleave(interleaved);
    scene::Mesh shortened = make_pixel_quad({40, 0}, {30, 30});
    shortened.indices.clear();
    shortened.short_indices = {0, 1, 2, 0, 2, 3};
    scene::Mesh loose = make_pixel_quad({0, 32}, {30, 26});
    const std::vector<glm::vec3> corners(loose.positions.begin(), loose.positions.end());
    loose.normals.clear();
    loose.indices.clear();
    loose.positions = {corners[0], corners[1], corners[2], corners[0], corners[2], corners[3]};
    const scene::NodeId first = show(scene_, std::move(interleaved), unlit());
    const scene::NodeId second = show(scene_, std::move(shortened), unlit());
    const scene::NodeId third = show(scene_, std::move(loose), unlit());
    expect({5, 3}, first, 1);
    expect({45, 3}, second, 1);
    expect({5, 36}, third, 1);
}

TEST_F(PickerTest, WithoutFacesEdgesAreFound) {
    const scene::NodeId quad = show(scene_, make_pixel_quad({10, 10}, {40, 40}), unlit());
    Settings settings = bare_settings();
    settings.faces = false;
    settings.wireframe = true;
    EXPECT_EQ(seen({10, 30}, settings)->node, quad);
    EXPECT_FALSE(seen({30, 42}, settings)) << "between the edges";
}

/// Three points, of which the second is nearest to the eye.
scene::PointCloud three_points() {
    scene::PointCloud cloud;
    cloud.positions = {at_pixel(20, 20), at_pixel(40, 20, 3), at_pixel(60, 20)};
    cloud.size_pixels = 4;
    return cloud;
}

TEST_F(PickerTest, PointsInMainMemory) {
    const scene::NodeId node = show(scene_, three_points(), unlit());
    expect({20, 20}, node, 0);
    expect({42, 20}, node, 1);
    expect({60, 23}, node, 2);
    EXPECT_FALSE(seen({30, 20}));
}

TEST_F(PickerTest, PointsOnTheGpuAlone) {
    const scene::NodeId node = show(scene_, three_points(), unlit());
    drop_copy(node);
    expect({20, 20}, node, 0);
    expect({42, 20}, node, 1);
    expect({60, 23}, node, 2);
}

TEST_F(PickerTest, PointsAndFacesHideEachOther) {
    const scene::NodeId points = show(scene_, three_points(), unlit());
    const scene::NodeId between = show(scene_, make_pixel_quad({0, 0}, {80, 60}, 1), unlit());
    expect({20, 20}, between, 1);
    expect({40, 20}, points, 1);
    expect({46, 20}, between, 1);
}

TEST_F(PickerTest, PointsOfBlocksBesideTheWindowKeepTheirNumbers) {
    scene::PointCloud cloud;
    scene::PointBlocks blocks;
    std::vector<glm::vec3> positions;
    for (std::uint32_t row = 0; row < 15; ++row) {
        blocks.blocks.push_back({20 * row, 20, row});
        for (int i = 0; i < 20; ++i)
            positions.push_back(at_pixel(static_cast<float>(4 * i), static_cast<float>(4 * row)));
        blocks.boxes.push_back(scene::bounds_of(std::span(positions).last(20)));
    }
    blocks.layer_ends = {5, 15};
    cloud.positions.assign(positions);
    cloud.size_pixels = 1;
    cloud.blocks.set(cloud, std::move(blocks));
    const scene::NodeId node = show(scene_, std::move(cloud), unlit());
    for (const bool in_memory : {true, false}) {
        if (!in_memory) drop_copy(node);
        expect({8, 8}, node, 42);
        expect({40, 32}, node, 170);
        expect({76, 56}, node, 299);
    }
}

TEST_F(PickerTest, SegmentsImagesAndCollections) {
    scene::LineSet lines;
    lines.positions = {at_pixel(5, 5), at_pixel(75, 5), at_pixel(5, 15), at_pixel(75, 15)};
    const scene::NodeId segments = show(scene_, std::move(lines), unlit());
    scene::ImagePlane image;
    image.texels = scene::ColorImage(2, 2, glm::u8vec4(255));
    image.size = {20, 10};
    const scene::NodeId picture = scene_.add_shown(std::move(image), glm::translate(glm::mat4(1), at_pixel(20, 30)));
    scene::Collection markers(scene::CollectionKind::markers, "markers");
    for (const float x : {50.0F, 60.0F, 70.0F}) markers.add_points(std::array{at_pixel(x, 30)}, {.size = 6});
    const scene::NodeId marks = scene_.add_shown(std::move(markers));
    expect({40, 5}, segments, 0);
    expect({40, 16}, segments, 1);
    EXPECT_EQ(seen({20, 30})->node, picture);
    expect({50, 30}, marks, 0);
    expect({60, 31}, marks, 1);
    expect({70, 30}, marks, 2);
}

TEST_F(PickerTest, PolygonsAndPathsAreFoundByPrimitive) {
    scene::Collection triangles(scene::CollectionKind::triangles, "triangles");
    triangles.add_triangles(std::array{at_pixel(5, 5), at_pixel(5, 25), at_pixel(25, 25)}, {});
    triangles.add_triangles(std::array{at_pixel(35, 5), at_pixel(35, 25), at_pixel(55, 25)}, {});
    const scene::NodeId shapes = scene_.add_shown(std::move(triangles));
    scene::Collection paths(scene::CollectionKind::polylines, "paths");
    paths.add_polyline(std::array{at_pixel(5, 40), at_pixel(30, 40), at_pixel(60, 40)}, {.size = 2});
    const scene::NodeId path = scene_.add_shown(std::move(paths));
    expect({9, 20}, shapes, 0);
    expect({39, 20}, shapes, 1);
    expect({20, 40}, path, 0);
    expect({45, 41}, path, 1);
}

TEST_F(PickerTest, HiddenKindsAndNodesAreNotFound) {
    const scene::NodeId node = show(scene_, three_points(), unlit());
    Settings settings = bare_settings();
    settings.points = false;
    EXPECT_FALSE(seen({20, 20}, settings));
    scene_.edit_node(node).visible = false;
    EXPECT_FALSE(seen({20, 20}));
}

TEST_F(PickerTest, InPerspectiveTheWindowShowsWhatThePictureShows) {
    const scene::NodeId node = show(scene_, scene::make_sphere(1, 48, 24), unlit());
    const scene::Camera camera = scene::default_camera(scene_.bounds(), 80.0 / 60);
    const scene::Mesh& mesh = scene_.mesh(std::get<scene::MeshId>(scene_.node(node).geometries.front()));
    for (const glm::vec2 pixel : {glm::vec2(40, 30), glm::vec2(32, 24), glm::vec2(47, 37)}) {
        const std::optional<SeenThing> found = seen_from(camera, pixel);
        ASSERT_TRUE(found);
        const scene::Ray ray = camera.ray_through(glm::dvec2(pixel) + 0.5, size);
        const glm::dvec3 offset = found->point - ray.origin;
        EXPECT_LT(glm::length(offset - glm::dot(offset, ray.direction) * ray.direction), 1e-4);
        EXPECT_NEAR(glm::length(found->point), 1, 0.02);
        EXPECT_LT(glm::length(glm::dvec3(middle_of(mesh, found->primitive)) - found->point), 0.12);
    }
}

TEST_F(PickerTest, NobodyWaitsForTheAnswer) {
    show(scene_, make_pixel_quad({10, 10}, {40, 40}), unlit());
    Picker picker(canvas().renderer());
    gl::CallLog log;
    log.start();
    picker.ask(scene_, test::pixel_camera(size), bare_settings(), size, {0.3, 0.5});
    (void)picker.take(scene_);
    log.end_frame();
    log.stop();
    const gl::CallFrame& asked = *log.frames().back();
    EXPECT_EQ(asked.total(gl::CallKind::wait).calls, 0U);
    EXPECT_EQ(asked.total(gl::CallKind::read).calls, 1U);
    EXPECT_EQ(asked.total(gl::CallKind::read).bytes, sizeof(IdTexel) * 7 * 7);
}

TEST_F(PickerTest, ReadsTheElementWhereverItIs) {
    scene::Mesh mesh = make_pixel_quad({10, 10}, {40, 40}, 2, {9, 8, 7, 255});
    mesh.scalars.push_back({"heat", arrays::TrackedArray<float>{1, 2, 3, 4}});
    const scene::NodeId node = show(scene_, std::move(mesh), unlit());
    const auto id = std::get<scene::MeshId>(scene_.node(node).geometries.front());
    expect({20, 18}, node, 1);
    ASSERT_TRUE(element_);
    const scene::Element in_memory = *element_;
    EXPECT_TRUE(in_memory.complete);
    EXPECT_EQ(in_memory.nearest, 3U);
    scene_.edit_mesh(id).positions.set_drops_copy(true);
    scene_.edit_mesh(id).colors.set_drops_copy(true);
    scene_.edit_mesh(id).indices.set_drops_copy(true);
    draw(scene_, test::pixel_camera(size), size);
    ASSERT_FALSE(scene_.mesh(id).indices.has_copy() || scene_.mesh(id).positions.has_copy());
    expect({20, 18}, node, 1);
    EXPECT_TRUE(element_->complete);
    EXPECT_EQ(element_->vertices, in_memory.vertices);
    EXPECT_EQ(element_->nearest, in_memory.nearest);
    EXPECT_EQ(element_->values, in_memory.values);
}

TEST_F(PickerTest, SaysWhatCannotBeRead) {
    scene::Mesh mesh = make_pixel_quad({10, 10}, {40, 40});
    mesh.scalars.push_back({"never drawn", {}});
    mesh.scalars.front().values.resize_on_gpu(4);
    expect({20, 18}, show(scene_, std::move(mesh), unlit()), 1);
    EXPECT_FALSE(element_->complete);
    EXPECT_EQ(element_->nearest, 3U);
}

TEST_F(PickerTest, WhatIsRemovedMeanwhileHasNoElement) {
    const scene::NodeId node = show(scene_, make_pixel_quad({10, 10}, {40, 40}), unlit());
    Picker picker(canvas().renderer());
    picker.ask(scene_, test::pixel_camera(size), bare_settings(), size, {0.3, 0.5});
    scene_.remove_node(node);
    glFinish();
    const std::optional<Picker::Answer> answer = picker.take(scene_);
    ASSERT_TRUE(answer && answer->seen);
    EXPECT_FALSE(answer->element);
}

TEST_F(PickerTest, LeavesThePictureAndItsNumbersAlone) {
    show(scene_, make_pixel_quad({10, 10}, {40, 40}), unlit({0.5F, 0, 0, 1}));
    show(scene_, three_points(), unlit());
    const test::Pixels before = draw(scene_, test::pixel_camera(size), size);
    EXPECT_TRUE(seen({20, 20}));
    EXPECT_TRUE(same(draw(scene_, test::pixel_camera(size), size), before));
}

}  // namespace
}  // namespace vitrine::render
