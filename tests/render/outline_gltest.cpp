#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::bare_settings;
using test::make_pixel_quad;
using test::Pixel;
using test::Pixels;
using test::same;
using test::show;
using test::unlit;

constexpr Pixel line{0, 255, 0, 255};
constexpr Pixel red{255, 0, 0, 255};

class OutlineTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{80, 60};

    Pixels draw_selected(scene::NodeId node, Settings settings = bare_settings(), int samples = 1) {
        settings.selected = node;
        settings.outline_color = {0, 1, 0};
        return draw(scene_, test::pixel_camera(size), size, settings, samples);
    }
    scene::NodeId add_quad(glm::ivec2 first, glm::ivec2 extent, float z = 0) {
        return show(scene_, make_pixel_quad(first, extent, z), unlit({1, 0, 0, 1}));
    }
    /// The colours of pixels in a row, from `x` on.
    static void expect_row(const Pixels& picture, glm::ivec2 first, std::initializer_list<Pixel> row) {
        int x = first.x;
        for (const Pixel& pixel : row) {
            EXPECT_TRUE(same(picture.at(x, first.y), pixel)) << x;
            ++x;
        }
    }

    scene::Scene scene_;
};

TEST_F(OutlineTest, IsALineOfItsWidthAroundWhatIsSelected) {
    const scene::NodeId node = add_quad({20, 20}, {30, 20});
    for (const int samples : {1, 4}) {
        const Pixels picture = draw_selected(node, bare_settings(), samples);
        expect_row(picture, {16, 30}, {test::black, test::black, line, line, red, red});
        expect_row(picture, {48, 30}, {red, red, line, line, test::black});
        EXPECT_TRUE(same(picture.at(30, 19), line));
        EXPECT_TRUE(same(picture.at(30, 17), test::black));
        EXPECT_TRUE(same(picture.at(30, 41), line));
        EXPECT_TRUE(opaque(picture));
    }
}

TEST_F(OutlineTest, ScalesWithTheUi) {
    const scene::NodeId node = add_quad({20, 20}, {30, 20});
    Settings settings = bare_settings();
    settings.pixel_scale = 2;
    expect_row(draw_selected(node, settings), {15, 30}, {test::black, line, line, line, line, red});
}

TEST_F(OutlineTest, NothingSelectedNothingChanged) {
    const scene::NodeId node = add_quad({20, 20}, {30, 20});
    const Pixels plain = draw(scene_, test::pixel_camera(size), size);
    EXPECT_TRUE(same(draw_selected({}), plain));
    EXPECT_FALSE(draw_selected(node) == plain);
    scene_.remove_node(node);
    EXPECT_EQ(draw_selected(node).count(line), 0U) << "it is gone";
}

TEST_F(OutlineTest, IsFainterAroundWhatIsHidden) {
    const scene::NodeId back = add_quad({20, 20}, {40, 20}, -3);
    show(scene_, make_pixel_quad({40, 0}, {40, 60}, 3), unlit({0, 0, 1, 1}));
    const Pixels picture = draw_selected(back);
    EXPECT_TRUE(same(picture.at(19, 30), line));
    const Pixel hidden = picture.at(60, 30);
    EXPECT_GT(hidden.g, 50);
    EXPECT_LT(hidden.g, 150);
    EXPECT_GT(hidden.b, 100);
    EXPECT_EQ(picture.at(64, 30), (Pixel{0, 0, 255, 255}));
    EXPECT_EQ(picture.at(50, 30), (Pixel{0, 0, 255, 255})) << "nothing is drawn over what hides it";
}

TEST_F(OutlineTest, IsAroundAllBelowANode) {
    scene::Node group;
    group.name = "group";
    const scene::NodeId parent = scene_.add_node(std::move(group));
    for (const int x : {10, 50}) {
        scene::Node child;
        scene::Mesh mesh = make_pixel_quad({x, 20}, {20, 20});
        mesh.material = scene_.add(unlit({1, 0, 0, 1}));
        child.geometries.push_back(scene_.add(std::move(mesh)));
        scene_.add_node(std::move(child), parent);
    }
    const Pixels picture = draw_selected(parent);
    EXPECT_TRUE(same(picture.at(9, 30), line));
    EXPECT_TRUE(same(picture.at(49, 30), line));
    EXPECT_TRUE(same(picture.at(40, 30), test::black));
}

TEST_F(OutlineTest, OneOfManySmallMeshesIsOutlined) {
    std::vector<scene::NodeId> nodes;
    for (int i = 0; i < 24; ++i) nodes.push_back(add_quad({4 + 12 * (i % 6), 4 + 12 * (i / 6)}, {6, 6}));
    const Pixels picture = draw_selected(nodes[8]);
    EXPECT_TRUE(same(picture.at(27, 18), line));
    EXPECT_TRUE(same(picture.at(30, 18), red));
    const Pixels others = draw_selected({});
    const auto beside = [](const Pixels& all) { return all.part({0, 30}, {80, 30}); };
    EXPECT_TRUE(same(beside(picture), beside(others)));
    EXPECT_EQ(others.count(line), 0U);
}

TEST_F(OutlineTest, GoesIntoHoles) {
    scene::Material material = unlit({1, 0, 0, 1});
    material.alpha_mode = scene::AlphaMode::mask;
    material.alpha_cutoff = 0.5F;
    scene::Mesh mesh = make_pixel_quad({20, 20}, {40, 20}, 0, {255, 255, 255, 255});
    mesh.colors.assign({{255, 255, 255, 255}, {255, 255, 255, 0}, {255, 255, 255, 0}, {255, 255, 255, 255}});
    const Pixels picture = draw_selected(show(scene_, std::move(mesh), material));
    EXPECT_TRUE(same(picture.at(41, 30), line)) << "beside the last that is opaque enough";
    EXPECT_TRUE(same(picture.at(60, 30), test::black));
}

TEST_F(OutlineTest, PointsThatLieCloseTogetherHaveOneLine) {
    for (const bool in_memory : {true, false}) {
        scene_ = scene::Scene();
        scene::PointCloud cloud;
        std::vector<glm::vec3> positions;
        for (int i = 0; i < 60; ++i)
            positions.push_back(
                test::at_pixel(20.0F + 4 * static_cast<float>(i % 10), 20.0F + 4 * static_cast<float>(i / 10)));
        cloud.positions.assign(positions);
        cloud.positions.set_drops_copy(!in_memory);
        cloud.size_pixels = 1;
        const scene::NodeId node = show(scene_, std::move(cloud), unlit({1, 0, 0, 1}));
        draw_selected({});
        const Pixels picture = draw_selected(node);
        EXPECT_EQ(picture.part({20, 20}, {37, 21}).count(line), 0U);
        EXPECT_GT(picture.part({10, 20}, {10, 21}).count(line), 15U);
        EXPECT_EQ(picture.count(red), 60U);
    }
}

TEST_F(OutlineTest, LinesImagesAndCollectionsAreOutlined) {
    scene::LineSet lines;
    lines.positions = {test::at_pixel(10, 10), test::at_pixel(60, 10)};
    const scene::NodeId segments = show(scene_, std::move(lines), unlit());
    scene::ImagePlane image;
    image.texels = scene::ColorImage(2, 2, glm::u8vec4(255));
    image.size = {20, 10};
    const scene::NodeId plane = scene_.add_shown(std::move(image), glm::translate(glm::mat4(1), {20, -30, 0}));
    scene::Collection discs(scene::CollectionKind::points, "discs");
    discs.add_points(std::array{glm::vec3(60, -40, 0)}, {.size = 12});
    const scene::NodeId points = scene_.add_shown(std::move(discs));
    EXPECT_GT(draw_selected(segments).count(line), 100U);
    expect_row(draw_selected(plane), {8, 30}, {line, line, {255, 255, 255, 255}});
    const Pixels around = draw_selected(points);
    EXPECT_TRUE(same(around.at(67, 40), line, 40));
    EXPECT_EQ(around.part({0, 0}, {50, 60}).count(line), 0U);
}

TEST_F(OutlineTest, ATurnedShapeHasALineAllAround) {
    const scene::NodeId node =
        show(scene_, scene::make_sphere(20, 32, 16), unlit({1, 0, 0, 1}), glm::translate(glm::mat4(1), {40, -30, 0}));
    const Pixels picture = draw_selected(node, bare_settings(), 4);
    for (int degrees = 0; degrees < 360; degrees += 15) {
        const glm::vec2 direction(std::cos(glm::radians(static_cast<float>(degrees))),
                                  std::sin(glm::radians(static_cast<float>(degrees))));
        const glm::ivec2 outside(glm::floor(glm::vec2(40, 30) + 20.9F * direction));
        const glm::ivec2 inside(glm::floor(glm::vec2(40, 30) + 17.0F * direction));
        EXPECT_TRUE(same(picture.at(outside.x, outside.y), line, 60)) << degrees;
        EXPECT_TRUE(same(picture.at(inside.x, inside.y), red)) << degrees;
    }
}

TEST_F(OutlineTest, LiesWhereThePictureLiesInAFramebuffer) {
    const scene::NodeId node = add_quad({20, 20}, {30, 20});
    const Pixels expected = draw_selected(node);
    const gl::RenderTarget window("window", {150, 110}, 1);
    Settings settings = bare_settings();
    settings.selected = node;
    settings.outline_color = {0, 1, 0};
    const gl::DrawArea area{.framebuffer = window.draw_framebuffer(), .origin = {33, 21}, .size = size, .clip = {}};
    canvas().renderer().draw(scene_, test::pixel_camera(size), settings, area);
    const Pixels all = test::read_framebuffer(window.read_framebuffer(), window.size());
    EXPECT_TRUE(same(all.part({33, 110 - 21 - size.y}, size), expected));
}

}  // namespace
}  // namespace vitrine::render
