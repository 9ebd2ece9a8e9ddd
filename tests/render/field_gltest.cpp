#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/render/field_store.h>
#include <vitrine/render/point_kernels.h>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::at_pixel;
using test::Pixel;
using test::pixel_camera;
using test::Pixels;
using test::unlit;

constexpr glm::ivec2 size{64, 32};
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr Pixel grey{128, 128, 128, 255};

/// Settings that show a field, unlit, without its bar.
Settings showing(const std::string& name) {
    Settings settings = test::bare_settings();
    settings.field.name = name;
    settings.field.lit = false;
    settings.field.bar = false;
    return settings;
}

Pixel color_at(const scene::ColorMap& map, float t) {
    return Pixel(glm::u8vec4(glm::round(255.0F * map.color(t)), 255));
}

Pixel viridis_at(float t) {
    return color_at(scene::viridis(), t);
}

testing::AssertionResult about(const Pixel& found, const Pixel& expected) {
    return test::same(found, expected, 2);
}

/// A quad over the whole picture, with these numbers on its left and on its right edge.
scene::Mesh ramp(float left, float right) {
    scene::Mesh mesh = test::make_pixel_quad({0, 0}, size);
    std::vector<float> values;
    for (const glm::vec3& position : mesh.positions) values.push_back(position.x > 1 ? right : left);
    mesh.scalars.push_back({"heat", arrays::TrackedArray<float>(values)});
    return mesh;
}

/// Between 0 at the left edge of the picture and 1 at its right one.
float place_of(int x) {
    return (static_cast<float>(x) + 0.5F) / static_cast<float>(size.x);
}

class FieldTest : public test::DrawTest {
protected:
    Pixels draw_ramp(float left, float right, const Settings& settings) {
        scene::Scene scene;
        test::show(scene, ramp(left, right), unlit());
        return draw(scene, pixel_camera(size), size, settings);
    }
};

TEST_F(FieldTest, NumbersBetweenVerticesHaveTheColoursOfTheMap) {
    const Pixels pixels = draw_ramp(-3, 5, showing("heat"));
    for (int x = 0; x < size.x; ++x) EXPECT_TRUE(about(pixels.at(x, 7), viridis_at(place_of(x)))) << x;
}

TEST_F(FieldTest, EveryMapIsShown) {
    Settings settings = showing("heat");
    for (const scene::ColorMap& map : scene::color_maps()) {
        settings.field.map = map;
        if (map.kind == scene::ColorMap::Kind::categories) continue;
        const Pixels pixels = draw_ramp(0, 1, settings);
        for (const int x : {0, 20, 40, 63})
            EXPECT_TRUE(about(pixels.at(x, 7), color_at(map, place_of(x)))) << map.name << ' ' << x;
    }
}

TEST_F(FieldTest, LimitsByHandCutWhatIsBeyond) {
    Settings settings = showing("heat");
    settings.field.range = FieldRange::by_hand;
    settings.field.limits = {0.25F, 0.75F};
    const Pixels pixels = draw_ramp(0, 1, settings);
    EXPECT_TRUE(about(pixels.at(3, 7), viridis_at(0)));
    EXPECT_TRUE(about(pixels.at(40, 7), viridis_at((place_of(40) - 0.25F) / 0.5F)));
    EXPECT_TRUE(about(pixels.at(60, 7), viridis_at(1)));
}

TEST_F(FieldTest, LogarithmsAreInProportion) {
    Settings settings = showing("heat");
    settings.field.logarithmic = true;
    const Pixels pixels = draw_ramp(1, 1000, settings);
    for (const int x : {1, 10, 30, 60}) {
        const float number = glm::mix(1.0F, 1000.0F, place_of(x));
        EXPECT_TRUE(about(pixels.at(x, 7), viridis_at(std::log10(number) / 3))) << x;
    }
}

TEST_F(FieldTest, WhatHasNoLogarithmIsGrey) {
    Settings settings = showing("heat");
    settings.field.logarithmic = true;
    const Pixels pixels = draw_ramp(-1, 1, settings);
    EXPECT_TRUE(about(pixels.at(10, 7), grey));
    EXPECT_FALSE(about(pixels.at(50, 7), grey));
    EXPECT_TRUE(about(draw_ramp(-2, -1, settings).at(63, 7), viridis_at(place_of(63))))
        << "none has: then they are not used";
}

TEST_F(FieldTest, AConstantFieldHasTheMiddleColour) {
    EXPECT_TRUE(about(draw_ramp(7, 7, showing("heat")).at(20, 7), viridis_at(0.5F)));
}

TEST_F(FieldTest, NoNumbersAreGreyAndInfinitiesLieBeyond) {
    EXPECT_TRUE(about(draw_ramp(nan, nan, showing("heat")).at(20, 7), grey));
    EXPECT_TRUE(about(draw_ramp(infinity, infinity, showing("heat")).at(20, 7), viridis_at(1)));
    Settings settings = showing("heat");
    settings.field.no_number = {1, 0, 1};
    EXPECT_TRUE(about(draw_ramp(nan, 1, settings).at(20, 7), Pixel(255, 0, 255, 255)));
}

TEST_F(FieldTest, IsolinesLieWhereTheirNumbersAre) {
    Settings settings = showing("heat");
    settings.field.isolines = Isolines::lines;
    settings.field.step = 16;
    const Pixels pixels = draw_ramp(0.5F, 64.5F, settings);
    for (int x = 0; x < size.x; ++x) {
        const int distance = std::abs((x + 1 + 8) % 16 - 8);  // pixels from the nearest line's middle
        const Pixel own = viridis_at(place_of(x));
        const bool differs = !test::same(pixels.at(x, 7), own, distance == 0 ? 40 : 2);
        if (distance != 1) {
            EXPECT_EQ(differs, distance == 0) << x;
        }
    }
}

TEST_F(FieldTest, BandsAreAsWideAsTheirStep) {
    Settings settings = showing("heat");
    settings.field.isolines = Isolines::bands;
    settings.field.step = 16;
    const Pixels pixels = draw_ramp(0, 64, settings);
    for (int x = 1; x < size.x; ++x) {
        const bool dark = x / 16 % 2 == 1;
        EXPECT_EQ(bool(about(pixels.at(x, 7), viridis_at(place_of(x)))), !dark) << x;
    }
}

TEST_F(FieldTest, FacesHaveNumbersOfTheirOwn) {
    for (const bool indexed : {true, false}) {
        scene::Mesh mesh;
        std::vector<float> values;
        for (int i = 0; i < 8; ++i) {
            const scene::Mesh quad = test::make_pixel_quad({8 * i, 0}, {8, 32});
            const auto first = static_cast<std::uint32_t>(mesh.positions.size());
            for (std::size_t corner = 0; corner < quad.indices.size(); ++corner) {
                if (indexed) mesh.indices.append(first + quad.indices[corner]);
                if (!indexed) mesh.positions.append(quad.positions[quad.indices[corner]]);
            }
            if (indexed) mesh.positions.append(quad.positions.view());
            values.insert(values.end(), 2, static_cast<float>(i));
        }
        mesh.face_scalars.push_back({"label", arrays::TrackedArray<float>(values)});
        scene::Scene scene;
        test::show(scene, std::move(mesh), unlit());
        const Pixels pixels = draw(scene, pixel_camera(size), size, showing("label"));
        for (int i = 0; i < 8; ++i)
            for (const int x : {1, 6})
                EXPECT_TRUE(about(pixels.at(8 * i + x, 9), viridis_at(static_cast<float>(i) / 7))) << i << indexed;
    }
}

TEST_F(FieldTest, CategoriesAreNotMixedAndBeginAgain) {
    Settings settings = showing("heat");
    settings.field.map = scene::color_map_named("categories");
    const std::vector<glm::u8vec3>& colors = settings.field.map.colors;
    EXPECT_TRUE(about(draw_ramp(3, 3, settings).at(20, 7), Pixel(glm::u8vec4(colors[3], 255))));
    EXPECT_TRUE(about(draw_ramp(12, 12, settings).at(20, 7), Pixel(glm::u8vec4(colors[2], 255))));
    EXPECT_TRUE(about(draw_ramp(-1, -1, settings).at(20, 7), Pixel(glm::u8vec4(colors[9], 255))));
    const Pixels pixels = draw_ramp(0, 5, settings);
    for (const Pixel& pixel : pixels.all())
        EXPECT_TRUE(about(pixel, Pixel(glm::u8vec4(colors[0], 255))) ||
                    about(pixel, Pixel(glm::u8vec4(colors[5], 255))));
}

TEST_F(FieldTest, AnEditOfANumberShowsAtOnce) {
    scene::Scene scene;
    test::show(scene, ramp(0, 0), unlit());
    Settings settings = showing("heat");
    settings.field.range = FieldRange::by_hand;
    EXPECT_TRUE(about(draw(scene, pixel_camera(size), size, settings).at(20, 7), viridis_at(0)));
    scene.edit_mesh(test::first_geometry<scene::Mesh>(scene)).scalars[0].values.fill(0.6F);
    EXPECT_TRUE(about(draw(scene, pixel_camera(size), size, settings).at(20, 7), viridis_at(0.6F)));
}

TEST_F(FieldTest, LightDarkensAndKeepsTheHue) {
    scene::Scene scene;
    scene::Mesh mesh = ramp(0.5F, 0.5F);
    mesh.normals.assign(std::vector<glm::vec3>(mesh.positions.size(), glm::vec3(0, 0, 1)));
    scene::Material material;
    material.metallic = 1;
    test::show(scene, std::move(mesh), material);
    Settings settings = showing("heat");
    settings.quality = Quality::normal;
    settings.field.lit = true;
    const Pixel lit = draw(scene, pixel_camera(size), size, settings).at(20, 7);
    const Pixel own = viridis_at(0.5F);
    EXPECT_LT(lit.g, own.g);
    EXPECT_GT(lit.g, own.g * 3 / 4);
    EXPECT_NEAR(float(lit.r) / float(lit.g), float(own.r) / float(own.g), 0.02F);
    EXPECT_NEAR(float(lit.b) / float(lit.g), float(own.b) / float(own.g), 0.02F);
}

TEST_F(FieldTest, WhatHasNoSuchNumbersLooksAsItDid) {
    scene::Scene scene;
    test::show(scene, ramp(0, 1), unlit({1, 0, 0, 1}));
    EXPECT_EQ(draw(scene, pixel_camera(size), size, showing("cold")).at(9, 9), Pixel(255, 0, 0, 255));
    Settings settings = showing("heat");
    settings.mode = RenderMode::base_color;
    EXPECT_EQ(draw(scene, pixel_camera(size), size, settings).at(9, 9), Pixel(255, 0, 0, 255));
}

TEST_F(FieldTest, ABarShowsTheColoursAndLeavesSmallPicturesAlone) {
    scene::Scene scene;
    test::show(scene, ramp(0, 1), unlit());
    Settings settings = showing("heat");
    settings.field.bar = true;
    EXPECT_TRUE(canvas().renderer().plan(scene, pixel_camera(size), settings, size).bar.empty()) << "no room";
    constexpr glm::ivec2 large{400, 300};
    settings.field.map = scene::parse_color_map("#ff00ff,#00ff00");
    scene::Scene point;
    scene::PointCloud cloud;
    cloud.positions = {at_pixel(1, 1)};
    cloud.scalars.push_back({"heat", arrays::TrackedArray<float>{3}});
    test::show(point, std::move(cloud), unlit());
    for (const float scale : {1.0F, 1.5F}) {
        settings.pixel_scale = scale;
        const Pixels pixels = draw(point, pixel_camera(large), large, settings);
        int shown = 0;
        for (int y = 0; y < large.y; ++y) {
            // A row of the bar: from its lower end, magenta, to its upper one, green.
            std::size_t colored = 0;
            for (int x = large.x / 2; x < large.x; ++x) {
                const Pixel& pixel = pixels.at(x, y);
                colored += std::abs(pixel.r + pixel.g - 255) <= 1 && std::abs(pixel.r - pixel.b) <= 1 ? 1 : 0;
            }
            shown += colored == static_cast<std::size_t>(14 * scale) ? 1 : 0;
        }
        EXPECT_NEAR(shown, 0.42 * large.y, 8) << scale << ": beside ticks a pixel is mixed";
    }
    settings.field.bar = false;
    EXPECT_EQ(test::covered(draw(point, pixel_camera(large), large, settings), test::black).size.x, 3);
}

/// By each way in which points are drawn.
class PointFieldTest : public test::DrawTest, public testing::WithParamInterface<PointMethod> {
protected:
    void SetUp() override {
        test::DrawTest::SetUp();
        if (!IsSkipped() && GetParam() == PointMethod::compute64 && !has_atomics_of_64_bits())
            GTEST_SKIP() << "this driver has no atomic operations on 64 bits";
    }
    /// A row of points, the number of each its place.
    static scene::PointCloud row() {
        scene::PointCloud cloud;
        for (int x = 0; x < size.x; ++x) cloud.positions.append(at_pixel(static_cast<float>(x), 9));
        std::vector<float> values;
        for (int x = 0; x < size.x; ++x) values.push_back(static_cast<float>(x));
        values[5] = nan;
        values[6] = infinity;
        values[7] = -infinity;
        cloud.scalars.push_back({"heat", arrays::TrackedArray<float>(values)});
        cloud.size_pixels = 1;
        return cloud;
    }
    Pixels drawn(scene::PointCloud cloud, Settings settings) {
        scene::Scene scene;
        test::show(scene, std::move(cloud), unlit({1, 0, 0, 1}));
        settings.point_method = GetParam();
        settings.eye_dome.when = EyeDome::When::off;
        return draw(scene, pixel_camera(size), size, settings);
    }
};

INSTANTIATE_TEST_SUITE_P(Ways, PointFieldTest,
                         testing::Values(PointMethod::points, PointMethod::compute32, PointMethod::compute64,
                                         PointMethod::cpu),
                         [](const auto& test_case) { return std::string(name_of(test_case.param)); });

TEST_P(PointFieldTest, EachHasTheColourOfItsNumber) {
    const Pixels pixels = drawn(row(), showing("heat"));
    EXPECT_EQ(canvas().counts().points, 64U);
    for (int x = 8; x < size.x; ++x) EXPECT_TRUE(about(pixels.at(x, 9), viridis_at(static_cast<float>(x) / 63))) << x;
    EXPECT_TRUE(about(pixels.at(5, 9), grey));
    EXPECT_TRUE(about(pixels.at(6, 9), viridis_at(1)));
    EXPECT_TRUE(about(pixels.at(7, 9), viridis_at(0)));
}

TEST_P(PointFieldTest, LogarithmsBandsAndCategoriesWork) {
    Settings settings = showing("heat");
    settings.field.logarithmic = true;
    Pixels pixels = drawn(row(), settings);
    EXPECT_TRUE(about(pixels.at(0, 9), grey));
    for (const int x : {1, 2, 10, 40})
        EXPECT_TRUE(about(pixels.at(x, 9), viridis_at(std::log10(float(x)) / std::log10(63.0F)))) << x;
    settings = showing("heat");
    settings.field.isolines = Isolines::lines;
    settings.field.step = 21;
    EXPECT_TRUE(about(drawn(row(), settings).at(10, 9), viridis_at(10.0F / 63))) << "lines are on surfaces alone";
    settings.field.isolines = Isolines::bands;
    pixels = drawn(row(), settings);
    EXPECT_TRUE(about(pixels.at(10, 9), viridis_at(10.0F / 63)));
    EXPECT_FALSE(about(pixels.at(30, 9), viridis_at(30.0F / 63)));
    EXPECT_TRUE(about(pixels.at(50, 9), viridis_at(50.0F / 63)));
    settings = showing("heat");
    settings.field.map = scene::color_map_named("categories");
    EXPECT_TRUE(about(drawn(row(), settings).at(23, 9), Pixel(glm::u8vec4(settings.field.map.colors[3], 255))));
}

TEST_P(PointFieldTest, ColoursComeBackWithoutTheField) {
    scene::PointCloud cloud = row();
    cloud.colors.assign(std::vector<glm::u8vec4>(cloud.positions.size(), glm::u8vec4(0, 255, 0, 255)));
    scene::Scene scene;
    test::show(scene, std::move(cloud), unlit());
    for (const char* const name : {"heat", "", "heat"}) {
        Settings settings = showing(name);
        settings.point_method = GetParam();
        const Pixel seen = draw(scene, pixel_camera(size), size, settings).at(63, 9);
        EXPECT_TRUE(about(seen, *name == 0 ? Pixel(0, 255, 0, 255) : viridis_at(1))) << name;
    }
}

}  // namespace
}  // namespace vitrine::render
