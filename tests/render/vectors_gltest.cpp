#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/scene/packed_normal.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::at_pixel;
using test::Pixel;
using test::Pixels;

constexpr glm::ivec2 size{64, 32};

/// Pixels of a row that are reddish: an arrow's.
struct Row {
    int first = size.x;
    int last = -1;
};

Row reddish(const Pixels& pixels, int y) {
    Row row;
    for (int x = 0; x < size.x; ++x) {
        if (pixels.at(x, y).r < 40) continue;
        row.first = std::min(row.first, x);
        row.last = std::max(row.last, x);
    }
    return row;
}

class VectorsTest : public test::DrawTest {
protected:
    VectorsTest() {
        settings_.vectors.color = {1, 0, 0};
        settings_.vectors.width = 0.1F;
    }
    /// Three points below each other, the first at (10, 4), with vectors to the right, to the left and none.
    static scene::Scene three_points() {
        scene::PointCloud cloud;
        cloud.positions = {at_pixel(10, 4), at_pixel(42, 16), at_pixel(10, 28)};
        cloud.colors.assign(std::vector<glm::u8vec4>(3, glm::u8vec4(0, 0, 255, 255)));
        cloud.scalars = {{"vx", arrays::TrackedArray<float>{2, -1, 0}},
                         {"vy", arrays::TrackedArray<float>{0, 0, 0}},
                         {"vz", arrays::TrackedArray<float>{0, 0, 0}}};
        cloud.size_pixels = 1;
        scene::Scene scene;
        test::show(scene, std::move(cloud), test::unlit());
        return scene;
    }
    /// So that the longest arrow has so many pixels.
    void set_pixels(const scene::Scene& scene, double pixels) {
        settings_.vectors.length = static_cast<float>(pixels / (2 * scene.bounds().radius()));
    }
    Pixels drawn(const scene::Scene& scene) { return draw(scene, test::pixel_camera(size), size, settings_); }

    Settings settings_ = test::bare_settings();
};

TEST_F(VectorsTest, PointWhereTheyShouldAndAreInProportion) {
    const scene::Scene scene = three_points();
    set_pixels(scene, 20);
    EXPECT_EQ(reddish(drawn(scene), 4).last, -1) << "none are chosen";
    settings_.vectors.name = "v";
    const Pixels pixels = drawn(scene);
    const Row right = reddish(pixels, 4);
    EXPECT_NEAR(right.first, 10, 1);
    EXPECT_NEAR(right.last, 30, 1);
    const Row left = reddish(pixels, 16);
    EXPECT_NEAR(left.last, 42, 1);
    EXPECT_NEAR(left.first, 32, 1) << "half as long";
    EXPECT_EQ(reddish(pixels, 28).last, -1) << "no arrow of length 0";
    settings_.vectors.same_length = true;
    EXPECT_NEAR(reddish(drawn(scene), 16).first, 22, 1);
    settings_.vectors.name = "w";
    EXPECT_EQ(reddish(drawn(scene), 4).last, -1) << "there are no such vectors";
}

TEST_F(VectorsTest, AnEditIsSeenAtOnce) {
    scene::Scene scene = three_points();
    set_pixels(scene, 20);
    settings_.vectors.name = "v";
    drawn(scene);
    scene.edit_point_cloud(test::first_geometry<scene::PointCloud>(scene)).scalars[0].values.set(0, 1);
    EXPECT_NEAR(reddish(drawn(scene), 16).first, 22, 1) << "the longest now";
}

TEST_F(VectorsTest, OfManyElementsSomeHaveOne) {
    const scene::Scene scene = three_points();
    set_pixels(scene, 20);
    settings_.vectors.name = "v";
    settings_.vectors.most = 2;
    const Pixels pixels = drawn(scene);
    EXPECT_GT(reddish(pixels, 4).last, 0);
    EXPECT_EQ(reddish(pixels, 16).last, -1) << "every second element";
}

TEST_F(VectorsTest, NormalsAreShownHoweverTheyAreKept) {
    scene::Mesh mesh;
    mesh.positions = {at_pixel(10, 4), at_pixel(10, 16), at_pixel(10, 28)};
    mesh.normals.assign(std::vector<glm::vec3>(3, glm::vec3(1, 0, 0)));
    mesh.indices = {0, 1, 2};
    scene::Mesh interleaved = mesh;
    scene::interleave(interleaved);
    scene::Mesh packed = mesh;
    packed.packed_normals.assign(std::vector<scene::PackedNormal>(3, scene::pack_normal({1, 0, 0})));
    packed.normals.clear();
    scene::Mesh tangents = mesh;
    tangents.tangents.assign(std::vector<glm::vec4>(3, glm::vec4(1, 0, 0, -1)));
    for (const scene::Mesh& one : {mesh, interleaved, packed, tangents}) {
        scene::Scene scene;
        test::show(scene, one, test::unlit({0, 0, 1, 1}));
        set_pixels(scene, 20);
        settings_.vectors.name = one.tangents.empty() ? "normals" : "tangents";
        const Pixels pixels = drawn(scene);
        for (const int y : {4, 16, 28}) {
            EXPECT_NEAR(reddish(pixels, y).first, 10, 1);
            EXPECT_NEAR(reddish(pixels, y).last, 30, 1);
        }
    }
}

}  // namespace
}  // namespace vitrine::render
