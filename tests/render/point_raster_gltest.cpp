#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/gl/driver.h>
#include <vitrine/render/point_kernels.h>
#include <vitrine/scene/sample_cloud.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::at_pixel;
using test::black;
using test::differing_part;
using test::Pixel;
using test::pixel_camera;
using test::Pixels;
using test::unlit;

constexpr glm::ivec2 size{96, 64};
constexpr Pixel red{255, 0, 0, 255};
constexpr Pixel blue{0, 0, 255, 255};

Settings by(PointMethod method) {
    Settings settings = test::bare_settings();
    settings.point_method = method;
    settings.eye_dome.when = EyeDome::When::off;
    return settings;
}

class PointRasterTest : public test::DrawTest, public testing::WithParamInterface<PointMethod> {
protected:
    void SetUp() override {
        test::DrawTest::SetUp();
        if (!IsSkipped() && GetParam() == PointMethod::compute64 && !has_atomics_of_64_bits())
            GTEST_SKIP() << "this driver has no atomic operations on 64 bits";
    }
    Pixels drawn(const scene::Scene& scene, const scene::Camera& camera, glm::ivec2 extent = size, int samples = 1) {
        return draw(scene, camera, extent, by(GetParam()), samples);
    }
    Pixels as_gl_points(const scene::Scene& scene, const scene::Camera& camera, glm::ivec2 extent = size) {
        return draw(scene, camera, extent, by(PointMethod::points));
    }
};

INSTANTIATE_TEST_SUITE_P(Ways, PointRasterTest,
                         testing::Values(PointMethod::compute32, PointMethod::compute64, PointMethod::cpu),
                         [](const auto& test_case) { return std::string(name_of(test_case.param)); });

scene::Camera camera_over(const scene::Scene& scene) {
    return scene::default_camera(scene.bounds(), 1.5, {0, 1, 0});
}

scene::Scene scan_scene(std::size_t count, float size_pixels = 1) {
    scene::Scene scene;
    scene::PointCloud cloud = scene::make_scan(count);
    cloud.size_pixels = size_pixels;
    test::show(scene, std::move(cloud), unlit());
    return scene;
}

/// A colour at each pixel of a rectangle, the points in its middles and at different depths.
scene::PointCloud grid_of_points(glm::ivec2 extent, float size_pixels) {
    scene::PointCloud cloud;
    std::vector<glm::vec3> positions;
    std::vector<glm::u8vec4> colors;
    for (int y = 0; y < extent.y; ++y) {
        for (int x = 0; x < extent.x; ++x) {
            positions.push_back(at_pixel(float(x), float(y), 0.1F * float(x * 7 % 5)));
            colors.emplace_back(x * 2, y * 3, (x + y) % 256, 255);
        }
    }
    cloud.positions.assign(std::move(positions));
    cloud.colors.assign(std::move(colors));
    cloud.size_pixels = size_pixels;
    return cloud;
}

/// One layer of slices across x.
scene::PointCloud sliced_scan(std::size_t count) {
    constexpr std::uint32_t of_slice = 1000;
    const scene::PointCloud scan = scene::make_scan(count);
    std::vector<glm::vec3> positions(scan.positions.begin(), scan.positions.end());
    std::ranges::sort(positions, {}, &glm::vec3::x);
    scene::PointCloud cloud;
    scene::PointBlocks blocks;
    for (std::uint32_t first = 0; first < count; first += of_slice) {
        blocks.blocks.push_back({first, of_slice, static_cast<std::uint32_t>(blocks.boxes.size())});
        blocks.boxes.push_back(scene::bounds_of(std::span(positions).subspan(first, of_slice)));
    }
    blocks.layer_ends.push_back(blocks.blocks.size());
    cloud.positions.assign(std::move(positions));
    cloud.blocks.set(cloud, std::move(blocks));
    return cloud;
}

TEST_P(PointRasterTest, PointsInTheMiddlesOfPixelsAreThoseOfGlPoints) {
    for (const float pixels : {1.0F, 3.0F}) {
        scene::Scene scene;
        test::show(scene, grid_of_points(size, pixels), unlit());
        const Pixels expected = as_gl_points(scene, pixel_camera(size));
        EXPECT_TRUE(test::same(drawn(scene, pixel_camera(size)), expected)) << pixels;
        EXPECT_EQ(canvas().counts().point_method, GetParam());
        EXPECT_EQ(canvas().counts().points, std::uint64_t(size.x * size.y));
    }
}

TEST_P(PointRasterTest, CloudsThatCoverPartsOfThePictureAreThoseOfGlPoints) {
    const glm::ivec2 extent{20, 12};
    for (const float pixels : {1.0F, 2.0F, 3.0F, 4.0F}) {
        // In a corner, beyond one, beside the picture, and two apart.
        for (const std::vector<glm::vec2>& corners :
             std::vector<std::vector<glm::vec2>>{{{70, 50}}, {{-8, -5}}, {{200, 10}}, {{3, 40}, {60, 4}}}) {
            scene::Scene scene;
            for (const glm::vec2& corner : corners) {
                scene::PointCloud cloud = grid_of_points(extent, pixels);
                // Points of an even size are squares of pixels around their corners.
                const float shift = std::fmod(pixels, 2.0F) == 0 ? 0.5F : 0.0F;
                for (glm::vec3& at : cloud.positions.edit())
                    at += at_pixel(corner.x - shift, corner.y - shift) - at_pixel(0, 0);
                test::show(scene, std::move(cloud), unlit());
            }
            const Pixels expected = as_gl_points(scene, pixel_camera(size));
            EXPECT_TRUE(test::same(drawn(scene, pixel_camera(size)), expected))
                << pixels << " px at " << corners.front().x << ", " << corners.front().y;
        }
    }
}

TEST_P(PointRasterTest, TheSizeAskedForIsThatOfAllPoints) {
    scene::Scene scene;
    test::show(scene, grid_of_points(size, 3), unlit());
    scene::Scene small;
    test::show(small, grid_of_points(size, 1), unlit());
    Settings settings = by(GetParam());
    settings.point_size = 1;
    EXPECT_TRUE(test::same(draw(scene, pixel_camera(size), size, settings), drawn(small, pixel_camera(size))));
}

TEST_P(PointRasterTest, LitAndTintedPointsHaveTheColoursOfGlPoints) {
    scene::PointCloud cloud = grid_of_points(size, 1);
    std::vector<glm::vec3> normals;
    for (std::size_t i = 0; i < cloud.positions.size(); ++i)
        normals.push_back(glm::normalize(glm::vec3(float(i % 17) - 8, float(i % 5), float(i % 7) - 3)));
    cloud.normals.assign(std::move(normals));
    scene::Material material = unlit({0.8F, 0.5F, 1.0F, 1.0F});
    material.lit = true;
    scene::Scene scene;
    test::show(scene, std::move(cloud), material);
    EXPECT_EQ(differing_part(drawn(scene, pixel_camera(size)), as_gl_points(scene, pixel_camera(size)), 1), 0);
}

TEST_P(PointRasterTest, AScanLooksAsWithGlPoints) {
    for (const float pixels : {1.0F, 2.0F}) {
        const scene::Scene scene = scan_scene(200'000, pixels);
        const glm::ivec2 large{300, 200};
        const Pixels expected = as_gl_points(scene, camera_over(scene), large);
        const Pixels seen = drawn(scene, camera_over(scene), large);
        // Points at the edge between two pixels fall to one or the other.
        EXPECT_LT(differing_part(seen, expected, 8), 0.02) << pixels;
        EXPECT_NEAR(double(seen.count(black)), double(expected.count(black)), 40);
    }
}

TEST_P(PointRasterTest, EachPictureIsTheSame) {
    const scene::Scene scene = scan_scene(100'000);
    const Pixels first = drawn(scene, camera_over(scene));
    for (int again = 0; again < 5; ++again) {
        canvas().renderer().mirrors().collect();
        drawn(scene, pixel_camera(size));
        EXPECT_TRUE(test::same(drawn(scene, camera_over(scene)), first));
    }
}

TEST_P(PointRasterTest, CloudsAndSurfacesHideEachOther) {
    for (const int samples : {1, 4}) {
        scene::Scene scene;
        scene::PointCloud near = grid_of_points({48, 64}, 1);
        scene::PointCloud far = near;
        for (glm::vec3& at : near.positions.edit()) at.z = 2;
        for (glm::vec3& at : far.positions.edit()) at = {at.x + 48, at.y, -2};
        near.colors.clear();
        far.colors.clear();
        test::show(scene, std::move(near), unlit({1, 0, 0, 1}));
        test::show(scene, std::move(far), unlit({1, 0, 0, 1}));
        test::show(scene, test::make_pixel_quad({24, 16}, {48, 32}), unlit({0, 0, 1, 1}));
        const Pixels pixels = drawn(scene, pixel_camera(size), size, samples);
        EXPECT_EQ(pixels.at(10, 30), red);
        EXPECT_EQ(pixels.at(30, 30), red) << "in front of the surface";
        EXPECT_EQ(pixels.at(60, 30), blue) << "behind it";
        EXPECT_EQ(pixels.at(80, 30), red);
        EXPECT_EQ(pixels.count(blue), 24U * 32U);
    }
}

TEST_P(PointRasterTest, NearerPointsHideOthersOfOtherCloudsAndSizes) {
    scene::Scene scene;
    scene::PointCloud cloud = grid_of_points({40, 40}, 1);
    cloud.colors.clear();
    scene::PointCloud in_front;
    in_front.positions = {at_pixel(10, 10, 3), at_pixel(20, 10, -3)};
    in_front.size_pixels = 3;
    test::show(scene, std::move(in_front), unlit({0, 0, 1, 1}));
    test::show(scene, std::move(cloud), unlit({1, 0, 0, 1}));
    const Pixels pixels = drawn(scene, pixel_camera(size));
    EXPECT_EQ(pixels.count(blue), 9U);
    EXPECT_EQ(pixels.count(red), 1600U - 9U);
}

TEST_P(PointRasterTest, WhatIsOutsideTheViewIsLeftOut) {
    scene::PointCloud cloud;
    const float nan = std::numeric_limits<float>::quiet_NaN();
    cloud.positions = {{0, 0, 10}, {-300, 0, 0}, {0, 200, 1}, {nan, 0, 0}, {0, 0, 0}};
    cloud.size_pixels = 1;
    scene::Scene scene;
    test::show(scene, std::move(cloud), unlit({1, 0, 0, 1}));
    scene::Camera camera;
    camera.pivot = {0, 0, 0};
    camera.distance = 5;
    EXPECT_EQ(drawn(scene, camera, {65, 65}).count(red), 1U);
}

TEST_P(PointRasterTest, LargePointsAreDrawnAsGlPointsAnyway) {
    const scene::Scene scene = scan_scene(500, 9);
    EXPECT_TRUE(test::same(drawn(scene, camera_over(scene)), as_gl_points(scene, camera_over(scene))));
    EXPECT_EQ(canvas().counts().point_method, PointMethod::points);
}

TEST_P(PointRasterTest, PointsThatComeLaterAreAddedToThePicture) {
    for (const float pixels : {1.0F, 2.0F}) {
        scene::Scene scene = scan_scene(200'000, pixels);
        // They lie here and there anyway.
        scene.edit_point_cloud(test::first_geometry<scene::PointCloud>(scene)).sample_layers = 16;
        const Pixels whole = drawn(scene, camera_over(scene));
        Settings settings = by(GetParam());
        Pixels last = whole;
        for (const float share : {0.2F, 0.5F, 0.6F, 1.0F}) {
            settings.point_share = share;
            Pixels now = draw(scene, camera_over(scene), size, settings);
            EXPECT_FALSE(test::same(now, last)) << share;
            EXPECT_EQ(canvas().counts().layered_points, 200'000U);
            last = std::move(now);
        }
        EXPECT_TRUE(test::same(last, whole));
        settings.point_share = 0.3F;
        EXPECT_FALSE(test::same(draw(scene, camera_over(scene), size, settings), whole)) << "fewer begin anew";
    }
}

TEST_P(PointRasterTest, PointsBesideThePictureAreNotDrawn) {
    for (const PointMethod method : {GetParam(), PointMethod::points}) {
        for (const float pixels : {1.0F, 4.0F}) {
            scene::PointCloud cloud = sliced_scan(200'000);
            scene::Scene plain;
            test::show(plain, scene::PointCloud(cloud), unlit());  // a copy knows no blocks
            scene::Scene sliced;
            test::show(sliced, std::move(cloud), unlit());
            scene::Camera camera = camera_over(plain);
            camera.pivot = plain.bounds().center();
            camera.distance *= 0.1;
            Settings settings = by(method);
            settings.point_size = pixels;
            const Pixels expected = draw(plain, camera, size, settings);
            EXPECT_EQ(canvas().counts().points, 200'000U);
            EXPECT_TRUE(test::same(draw(sliced, camera, size, settings), expected)) << name_of(method) << pixels;
            EXPECT_LT(canvas().counts().points, 160'000U);
            EXPECT_EQ(canvas().counts().layered_points, canvas().counts().points);
            EXPECT_LT(expected.count(black), std::size_t(size.x * size.y) / 2) << "something is seen";
        }
    }
}

TEST_P(PointRasterTest, PointsGrowWhereTheyAreFarApart) {
    scene::Scene scene;
    test::show(scene, sliced_scan(20'000), unlit());
    scene::Camera camera = camera_over(scene);
    camera.pivot = scene.bounds().center();
    Settings settings = by(GetParam());
    const auto covered = [&](double distance) {
        camera.distance = distance;
        return double(size.x * size.y) - double(draw(scene, camera, size, settings).count(black));
    };
    settings.point_size = 1;
    const double near = camera.distance * 0.1;
    const double small = covered(near);
    settings.point_size = 4;
    const double large = covered(near);
    EXPECT_GT(large, 1.5 * small);
    settings.point_size = 0;
    scene.edit_point_cloud(test::first_geometry<scene::PointCloud>(scene)).size_pixels = 1;
    EXPECT_GT(covered(near), 1.2 * small);
    EXPECT_LE(covered(near), large);
    // Seen from afar they are near each other.
    const double far = covered(40 * near);
    settings.point_size = 1;
    EXPECT_EQ(covered(40 * near), far);
}

TEST_P(PointRasterTest, EyeDomeLightingShowsNoGaps) {
    scene::Scene scene;
    test::show(scene, sliced_scan(20'000), unlit());
    scene::Camera camera = camera_over(scene);
    camera.pivot = scene.bounds().center();
    camera.distance *= 0.05;
    Settings settings = by(GetParam());
    const auto is_dark = [](const Pixel& pixel) { return pixel.r < 150; };
    const std::size_t without = draw(scene, camera, size, settings).count(is_dark);
    settings.eye_dome.when = EyeDome::When::on;
    EXPECT_EQ(draw(scene, camera, size, settings).count(is_dark), without) << "dots, and no rings around them";
    camera.distance *= 30;
    const Pixels lit = draw(scene, camera, size, settings);
    settings.eye_dome.when = EyeDome::When::off;
    EXPECT_FALSE(test::same(draw(scene, camera, size, settings), lit)) << "a surface";
}

TEST_P(PointRasterTest, WhatChangedIsNotLeftOver) {
    scene::Scene scene = scan_scene(50'000);
    const Pixels before = drawn(scene, camera_over(scene));
    const scene::PointCloudId id = test::first_geometry<scene::PointCloud>(scene);
    for (glm::vec3& at : scene.edit_point_cloud(id).positions.edit()) at *= 0.25F;
    scene::Scene fresh = scan_scene(50'000);
    const Pixels after = drawn(scene, camera_over(fresh));
    EXPECT_GT(after.count(black), before.count(black));
}

TEST_P(PointRasterTest, TintedPointsAreThoseOfTheKernels) {
    const scene::PointCloud cloud = scene::make_scan(100'000);
    scene::Scene scene;
    test::show(scene, scene::PointCloud(cloud), unlit({0.9F, 0.3F, 0.05F, 1.0F}));
    const Pixels expected = draw(scene, camera_over(scene), size, by(PointMethod::compute32));
    EXPECT_EQ(differing_part(drawn(scene, camera_over(scene)), expected, 1), 0);
}

TEST_P(PointRasterTest, EditsOfADrawnCloudAreSeen) {
    scene::Scene scene;
    scene::PointCloud cloud;
    cloud.positions = {at_pixel(10, 10), at_pixel(20, 10)};
    cloud.size_pixels = 1;
    test::show(scene, std::move(cloud), unlit({1, 0, 0, 1}));
    EXPECT_EQ(drawn(scene, pixel_camera(size)).at(20, 10), red);
    scene.edit_point_cloud(test::first_geometry<scene::PointCloud>(scene)).positions.set(1, at_pixel(30, 12));
    const Pixels after = drawn(scene, pixel_camera(size));
    EXPECT_EQ(after.at(20, 10), black);
    EXPECT_EQ(after.at(30, 12), red);
    EXPECT_EQ(after.at(10, 10), red);
}

class CpuPointsTest : public test::DrawTest {};

TEST_F(CpuPointsTest, AreNotSentToTheGpu) {
    const scene::Scene scene = scan_scene(50'000);
    const std::uint64_t before = canvas().renderer().mirrors().bytes_uploaded();
    draw(scene, camera_over(scene), size, by(PointMethod::cpu));
    EXPECT_EQ(canvas().counts().point_method, PointMethod::cpu);
    EXPECT_EQ(canvas().renderer().mirrors().bytes_uploaded(), before);
}

TEST_F(CpuPointsTest, ThatHaveNoCopyInMainMemoryAreDrawnByKernels) {
    scene::Scene scene = scan_scene(50'000);
    const Pixels expected = draw(scene, camera_over(scene), size, by(PointMethod::compute32));
    scene::PointCloud& cloud = scene.edit_point_cloud(test::first_geometry<scene::PointCloud>(scene));
    cloud.positions.set_drops_copy(true);
    cloud.positions.set(0, glm::vec3(cloud.positions[0]));
    draw(scene, camera_over(scene), size, by(PointMethod::compute32));
    ASSERT_FALSE(cloud.positions.has_copy());
    EXPECT_TRUE(test::same(draw(scene, camera_over(scene), size, by(PointMethod::cpu)), expected));
    EXPECT_EQ(canvas().counts().point_method, PointMethod::compute32);
}

class EyeDomeTest : public PointRasterTest {};
INSTANTIATE_TEST_SUITE_P(Ways, EyeDomeTest, testing::Values(PointMethod::compute32, PointMethod::cpu),
                         [](const auto& test_case) { return std::string(name_of(test_case.param)); });

/// Red points all over, those of the right half nearer to the eye.
scene::Scene step_scene() {
    scene::PointCloud cloud = grid_of_points(size, 1);
    cloud.colors.clear();
    for (glm::vec3& at : cloud.positions.edit()) at.z = at.x < 48 ? 0.0F : 5.0F;
    scene::Scene scene;
    test::show(scene, std::move(cloud), unlit({1, 0, 0, 1}));
    return scene;
}

TEST_P(EyeDomeTest, DarkensWhatLiesBehindAnEdgeAndNothingElse) {
    Settings settings = by(GetParam());
    settings.eye_dome.when = EyeDome::When::on;
    settings.eye_dome.radius_pixels = 1;
    const Pixels pixels = draw(step_scene(), pixel_camera(size), size, settings);
    EXPECT_LT(pixels.at(47, 30).r, 200);
    EXPECT_EQ(pixels.at(48, 30), red) << "in front of the edge";
    EXPECT_EQ(pixels.count(red), std::size_t(size.x * size.y - size.y));
}

TEST_P(EyeDomeTest, DarkensNeitherBackgroundNorSurfaces) {
    scene::Scene scene = step_scene();
    test::show(scene, test::make_pixel_quad({40, 20}, {8, 8}, 4), unlit({0, 0, 1, 1}));
    Settings settings = by(GetParam());
    settings.eye_dome.when = EyeDome::When::on;
    settings.background_top = settings.background_bottom = glm::vec3(0, 1, 0);
    scene::PointCloud& cloud = scene.edit_point_cloud(test::first_geometry<scene::PointCloud>(scene));
    for (glm::vec3& at : cloud.positions.edit()) at.y = std::max(at.y, -40.5F);
    const Pixels pixels = draw(scene, pixel_camera(size), size, settings);
    EXPECT_EQ(pixels.count(blue), 64U);
    EXPECT_EQ(pixels.count({0, 255, 0, 255}), std::size_t(size.x) * 23U);
}

TEST_P(EyeDomeTest, ByItselfItIsForCloudsWithoutNormals) {
    scene::Scene scene = step_scene();
    Settings settings = by(GetParam());
    settings.eye_dome.when = EyeDome::When::automatic;
    EXPECT_LT(draw(scene, pixel_camera(size), size, settings).at(47, 30).r, 250);
    scene::PointCloud& cloud = scene.edit_point_cloud(test::first_geometry<scene::PointCloud>(scene));
    cloud.normals.assign(std::vector<glm::vec3>(cloud.positions.size(), glm::vec3(0, 0, 1)));
    EXPECT_EQ(draw(scene, pixel_camera(size), size, settings).at(47, 30), red);
}

class PointChoiceTest : public test::DrawTest {};

TEST_F(PointChoiceTest, FewPointsAreGlPointsAndOfManyTheFastestWayIsTaken) {
    const scene::Scene few = scan_scene(1000);
    draw(few, camera_over(few), size);
    EXPECT_EQ(canvas().counts().point_method, PointMethod::points);
    const scene::Scene many = scan_scene(150'000);
    draw(many, camera_over(many), size);
    const PointTrial& trial = canvas().renderer().point_trial();
    EXPECT_EQ(canvas().counts().point_method, trial.fastest);
    const std::size_t of_cpu = gl::read_driver().software ? 1 : 0;
    ASSERT_EQ(trial.results.size(), 2U + of_cpu + (has_atomics_of_64_bits() ? 1U : 0U));
    for (const PointTrial::Result& result : trial.results) EXPECT_GT(result.took.count(), 0);
}

TEST_F(PointChoiceTest, EyeDomeLightingOfFewPointsTakesKernels) {
    const scene::Scene few = scan_scene(1000);
    Settings settings = test::bare_settings();
    settings.eye_dome.when = EyeDome::When::on;
    draw(few, camera_over(few), size, settings);
    EXPECT_EQ(canvas().counts().point_method, PointMethod::compute32);
}

TEST(PointMethod, HasNames) {
    for (const PointMethod method : all_point_methods) EXPECT_EQ(point_method_named(name_of(method)), method);
    EXPECT_ANY_THROW(point_method_named("discs"));
    EXPECT_EQ(eye_dome_named("on"), EyeDome::When::on);
    EXPECT_ANY_THROW(eye_dome_named("maybe"));
}

}  // namespace
}  // namespace vitrine::render
