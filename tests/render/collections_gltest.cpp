#include <support/canvas.h>
#include <support/scenes.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using scene::Collection;
using scene::CollectionKind;
using scene::Item;
using scene::ItemId;
using test::at_pixel;
using test::black;
using test::Pixel;
using test::pixel_camera;
using test::Pixels;

constexpr glm::ivec2 size{128, 96};

class CollectionsTest : public test::DrawTest {
protected:
    Pixels shown(Collection collection, const glm::mat4& transform = glm::mat4(1), int samples = 1) {
        scene::Scene scene;
        scene.add_shown(std::move(collection), transform);
        return draw(scene, pixel_camera(size), size, test::bare_settings(), samples);
    }
    /// How many pixels' worth of white is there.
    static double area(const Pixels& pixels) {
        double sum = 0;
        for (const Pixel& pixel : pixels.all()) sum += pixel.g / 255.0;
        return sum;
    }
    double area_of(Collection collection, const glm::mat4& transform = glm::mat4(1)) {
        const Pixels pixels = shown(std::move(collection), transform);
        EXPECT_EQ(canvas().counts().draw_calls, 1U);
        return area(pixels);
    }
    /// Larger by a factor about the middle of the picture, turned and shifted by parts of pixels.
    static glm::mat4 zoomed(float factor, float turn = 0.0F) {
        const glm::vec2 middle(64.3F, -47.6F);
        glm::mat4 matrix(1);
        matrix[0] = factor * glm::vec4(std::cos(turn), std::sin(turn), 0, 0);
        matrix[1] = factor * glm::vec4(-std::sin(turn), std::cos(turn), 0, 0);
        matrix[2] *= factor;
        matrix[2].w = 0;
        matrix[3] = glm::vec4(middle, 0, 1);
        return matrix;
    }
    static scene::FilledPolygon frame() {
        scene::FilledPolygon polygon;
        polygon.points = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-.5, -.5}, {-.5, .5}, {.5, .5}, {.5, -.5}};
        polygon.contour_starts = {0, 4, 8};
        polygon.half_widths = {0.25F, 0.25F};
        polygon.triangles = {0, 1, 7, 0, 7, 4, 1, 2, 6, 1, 6, 7, 2, 3, 5, 2, 5, 6, 3, 0, 4, 3, 4, 5};
        return polygon;
    }
};

TEST_F(CollectionsTest, PointsCoverTheirDiscs) {
    for (const float diameter : {0.6F, 1.5F, 3.0F, 10.0F, 31.0F}) {
        Collection points(CollectionKind::points, "points");
        points.add_points(std::array{glm::vec3(40.3F, -41.7F, 0)}, {.size = diameter});
        const double disc = std::numbers::pi / 4 * diameter * diameter;
        EXPECT_NEAR(area_of(std::move(points)), disc, 0.06 * disc + 0.35) << diameter;
    }
}

TEST_F(CollectionsTest, SizesInWorldUnitsGrowWithZoom) {
    for (const CollectionKind kind : {CollectionKind::points, CollectionKind::markers}) {
        for (const float zoom : {1.0F, 2.0F, 4.0F}) {
            Collection discs(kind, "discs");
            discs.unit = scene::SizeUnit::world;
            discs.add_points(std::array{glm::vec3(0)}, {.size = 10});
            const double disc = std::numbers::pi * 25 * zoom * zoom;
            EXPECT_NEAR(area_of(std::move(discs), zoomed(zoom)), disc, 0.04 * disc) << zoom;
        }
    }
}

TEST_F(CollectionsTest, EachMarkerHasAShapeOfItsOwnWithinItsSize) {
    std::vector<Pixels> pictures;
    for (int shape = 0; shape < scene::marker_shape_count; ++shape) {
        Collection markers(CollectionKind::markers, "markers");
        Item look;
        look.size = 60;
        look.shape = static_cast<scene::MarkerShape>(shape);
        markers.add_points(std::array{glm::vec3(64, -48, 0)}, look);
        pictures.push_back(shown(std::move(markers)));
        const test::Box box = test::covered(pictures.back(), black);
        EXPECT_GE(std::max(box.size.x, box.size.y), 45) << shape;
        EXPECT_LE(std::max(box.size.x, box.size.y), 62) << shape;
        EXPECT_GT(area(pictures.back()), 600) << shape;
        for (int other = 0; other < shape; ++other)
            EXPECT_GT(test::differing_part(pictures[static_cast<std::size_t>(other)], pictures.back(), 128), 0.005)
                << shape << " and " << other;
    }
}

TEST_F(CollectionsTest, AMarkersRimHasItsColourAndWidth) {
    Collection markers(CollectionKind::markers, "markers");
    Item look;
    look.size = 40;
    look.shape = scene::MarkerShape::disc;
    look.color = {255, 0, 0, 255};
    look.edge_color = {0, 255, 0, 255};
    look.edge_width = 6;
    markers.add_points(std::array{glm::vec3(64, -48, 0)}, look);
    const Pixels pixels = shown(std::move(markers));
    EXPECT_EQ(pixels.at(64, 48), Pixel(255, 0, 0, 255));
    EXPECT_EQ(pixels.at(64, 48 - 12), Pixel(255, 0, 0, 255));
    EXPECT_EQ(pixels.at(64, 48 - 17), Pixel(0, 255, 0, 255));
    EXPECT_EQ(pixels.at(64, 48 - 22), black);
}

TEST_F(CollectionsTest, LinesCoverTheirWidthTimesTheirLength) {
    for (const float width : {0.5F, 1.0F, 2.5F, 9.0F}) {
        for (const float turn : {0.0F, 0.3F, 0.8F}) {
            Collection segments(CollectionKind::segments, "segments");
            segments.add_segments(std::array{glm::vec3(-20, 0, 0), glm::vec3(20, 0, 0)}, {.size = width});
            const double expected = 40 * width;
            EXPECT_NEAR(area_of(std::move(segments), zoomed(1, turn)), expected, 0.03 * expected)
                << width << " " << turn;
        }
    }
}

TEST_F(CollectionsTest, CapsReachBeyondTheEnds) {
    const auto with = [&](scene::LineCap cap) {
        Collection segments(CollectionKind::segments, "segments");
        Item look;
        look.size = 12;
        look.cap = cap;
        segments.add_segments(std::array{glm::vec3(-20, 0, 0), glm::vec3(20, 0, 0)}, look);
        return area_of(std::move(segments), zoomed(1, 0.4F));
    };
    EXPECT_NEAR(with(scene::LineCap::butt), 480, 5);
    EXPECT_NEAR(with(scene::LineCap::round), 480 + std::numbers::pi * 36, 5);
    EXPECT_NEAR(with(scene::LineCap::square), 480 + 144, 5);
}

/// Two lines of 30 that meet at a right angle, 10 wide.
class JoinsTest : public CollectionsTest {
protected:
    Collection corner(scene::LineJoin join, glm::u8vec4 color = glm::u8vec4(255)) {
        Collection lines(CollectionKind::polylines, "lines");
        Item look;
        look.size = 10;
        look.join = join;
        look.color = color;
        lines.add_polyline(std::array{glm::vec3(-30, 0, 0), glm::vec3(0, 0, 0), glm::vec3(0, 30, 0)}, look);
        return lines;
    }
};

TEST_F(JoinsTest, FillTheCornerAsTheyAreNamed) {
    // Without its outer corner, of 25 square pixels, the path covers 2 * 30 * 10 - 25.
    for (const float turn : {0.0F, 0.35F, 1.2F}) {
        EXPECT_NEAR(area_of(corner(scene::LineJoin::miter), zoomed(1, turn)), 600, 4);
        EXPECT_NEAR(area_of(corner(scene::LineJoin::round), zoomed(1, turn)), 575 + std::numbers::pi * 25 / 4, 4);
        EXPECT_NEAR(area_of(corner(scene::LineJoin::bevel), zoomed(1, turn)), 575 + 12.5, 4);
    }
}

TEST_F(JoinsTest, NoPixelIsPaintedTwice) {
    for (const scene::LineJoin join : {scene::LineJoin::miter, scene::LineJoin::round, scene::LineJoin::bevel}) {
        for (const float turn : {0.0F, 0.25F, 0.5F, 0.7853982F}) {
            const Pixels pixels = shown(corner(join, {255, 255, 255, 128}), zoomed(1, turn));
            EXPECT_EQ(pixels.count([](const Pixel& pixel) { return pixel.g > 130; }), 0U) << turn;
            EXPECT_GT(pixels.count([](const Pixel& pixel) { return pixel.g > 120; }), 450U) << turn;
        }
    }
}

TEST_F(JoinsTest, LongTipsAreCutAtTheLimit) {
    const auto tip = [&](float limit) {
        Collection lines(CollectionKind::polylines, "lines");
        lines.add_polyline(std::array{glm::vec3(-40, -8, 0), glm::vec3(20, 0, 0), glm::vec3(-40, 8, 0)},
                           {.size = 8, .miter_limit = limit});
        const test::Box box = test::covered(shown(std::move(lines), zoomed(1)), black);
        return box.first.x + box.size.x;
    };
    EXPECT_GT(tip(20), tip(4) + 15);
}

TEST_F(CollectionsTest, DashesCoverTheirPart) {
    Collection lines(CollectionKind::polylines, "lines");
    lines.add_polyline(std::array{glm::vec3(-40, 0, 0), glm::vec3(10, 0, 0), glm::vec3(40, 0, 0)},
                       {.dashes = {6, 4, 2, 4}, .size = 8});
    EXPECT_NEAR(area_of(std::move(lines), zoomed(1, 0.2F)), 80 * 8 * 0.5, 20);
    Collection world(CollectionKind::polylines, "lines");
    world.unit = scene::SizeUnit::world;
    world.add_polyline(std::array{glm::vec3(-20, 0, 0), glm::vec3(20, 0, 0)}, {.dashes = {5, 5, 0, 0}, .size = 4});
    const Pixels pixels = shown(std::move(world), zoomed(2));
    EXPECT_NEAR(area(pixels), 80 * 8 * 0.5, 10);
    EXPECT_GT(pixels.at(64 - 35, 47).g, 250);  // the first dash: 10 pixels from -40 on
    EXPECT_LT(pixels.at(64 - 25, 47).g, 5);
}

TEST_F(CollectionsTest, DashesOfNoLengthAreDotsWithRoundCapsAndNothingWithout) {
    for (const bool round : {true, false}) {
        Item look;
        look.size = 6;
        look.dashes = {0, 16, 0, 0};
        look.cap = round ? scene::LineCap::round : scene::LineCap::butt;
        Collection lines(CollectionKind::polylines, "lines");
        lines.add_polyline(std::array{glm::vec3(-40, 0, 0), glm::vec3(40, 0, 0)}, look);
        // Six dots, at -40, -24, … 40.
        EXPECT_NEAR(area_of(std::move(lines), zoomed(1)), round ? 6 * std::numbers::pi * 9 : 0, 12) << round;
    }
}

TEST_F(CollectionsTest, ClosedPathsJoinTheirEnds) {
    for (const bool closed : {false, true}) {
        Collection lines(CollectionKind::polylines, "lines");
        lines.add_polyline(
            std::array{glm::vec3(-20, -20, 0), glm::vec3(20, -20, 0), glm::vec3(20, 20, 0), glm::vec3(-20, 20, 0)},
            {.size = 4}, closed);
        EXPECT_NEAR(area_of(std::move(lines), zoomed(1)), closed ? 44 * 44 - 36 * 36 : 3 * 40 * 4, 5);
    }
}

TEST_F(CollectionsTest, PolygonsCoverTheirAreaAtAnyZoom) {
    for (const float zoom : {0.4F, 1.0F, 3.0F, 30.0F}) {
        for (const float turn : {0.0F, 0.3F}) {
            Collection polygons(CollectionKind::polygons, "polygons");
            polygons.add_polygon(frame());
            const double expected = 3 * zoom * zoom;
            EXPECT_NEAR(area_of(std::move(polygons), zoomed(zoom, turn)), expected, 0.02 * expected + 0.45)
                << zoom << " " << turn;
        }
    }
}

TEST_F(CollectionsTest, MirroredPolygonsAreSmoothedToo) {
    glm::mat4 mirrored = zoomed(20, 0.3F);
    mirrored[0] *= -1.0F;
    Collection polygons(CollectionKind::polygons, "polygons");
    polygons.add_polygon(frame());
    const Pixels pixels = shown(std::move(polygons), mirrored);
    EXPECT_NEAR(area(pixels), 1200, 15);
    EXPECT_GT(pixels.count([](const Pixel& pixel) { return pixel.g > 20 && pixel.g < 235; }), 100U);
}

TEST_F(CollectionsTest, LaterItemsLieOverEarlierOnes) {
    Collection polygons(CollectionKind::polygons, "polygons");
    polygons.add_polygon(frame(), {.color = {255, 0, 0, 255}});
    const ItemId second = polygons.add_polygon(frame(), {.color = {0, 255, 0, 255}});
    EXPECT_EQ(shown(polygons, zoomed(30)).at(64, 47 + 22), Pixel(0, 255, 0, 255));
    polygons.set(second, &Item::visible, false);
    EXPECT_EQ(shown(polygons, zoomed(30)).at(64, 47 + 22), Pixel(255, 0, 0, 255));
}

TEST_F(CollectionsTest, TrianglesAreSmoothedAtTheirRimsAlone) {
    for (const float turn : {0.0F, 0.2F, 0.9F}) {
        Collection triangles(CollectionKind::triangles, "triangles");
        const std::array corners{glm::vec3(-20, -15, 0), glm::vec3(20, -15, 0), glm::vec3(20, 15, 0),
                                 glm::vec3(-20, 15, 0)};
        triangles.add_triangles(std::array{corners[0], corners[1], corners[2], corners[0], corners[2], corners[3]});
        const Pixels pixels = shown(std::move(triangles), zoomed(1, turn));
        EXPECT_NEAR(area(pixels), 1200, 14) << turn;
        // No seam along the diagonal.
        EXPECT_EQ(pixels.at(64, 47).g, 255) << turn;
        EXPECT_EQ(pixels.part({60, 44}, {8, 8}).count(Pixel(255)), 64U) << turn;
    }
}

TEST_F(CollectionsTest, TextCoversTheSameAreaAtAnySizeAndWhereItIsPut) {
    const auto ink = [&](float em, glm::vec3 at, scene::SizeUnit unit) {
        Collection text(CollectionKind::text, "text");
        text.unit = unit;
        const ItemId id = text.add_text("agQ8", {.size = em});
        glm::mat4 moved(1);
        moved[3] = glm::vec4(at, 1);
        text.set_transform(id, moved);
        return area_of(std::move(text)) / (em * em);
    };
    const double large = ink(40, {10, -60, 0}, scene::SizeUnit::pixels);
    EXPECT_GT(large, 0.5);
    EXPECT_NEAR(ink(40, {10.4F, -60.3F, 0}, scene::SizeUnit::pixels), large, 0.01 * large);
    EXPECT_NEAR(ink(12, {10.4F, -60.3F, 0}, scene::SizeUnit::pixels), large, 0.03 * large);
    EXPECT_NEAR(ink(40, {10, -60, 0}, scene::SizeUnit::world), large, 0.01 * large);
}

TEST_F(CollectionsTest, AddedLightAddsUp) {
    Collection points(CollectionKind::points, "points");
    points.blend = scene::CollectionBlend::add;
    for (int i = 0; i < 3; ++i)
        points.add_points(std::array{at_pixel(20, 20)}, {.color = {50, 20, 10, 255}, .size = 9});
    EXPECT_EQ(shown(std::move(points)).at(20, 20), Pixel(150, 60, 30, 255));
}

TEST_F(CollectionsTest, OneCallDrawsAllAndSendsWhatChanged) {
    scene::Scene scene;
    Collection points(CollectionKind::points, "points");
    ItemId last;
    for (int i = 0; i < 100; ++i)
        last = points.add_points(std::array{at_pixel(static_cast<float>(i), 30)}, {.size = 3});
    const scene::NodeId node = scene.add_shown(std::move(points));
    const auto id = std::get<scene::CollectionId>(scene.node(node).geometries[0]);
    draw(scene, pixel_camera(size), size);
    EXPECT_EQ(canvas().counts().draw_calls, 1U);
    EXPECT_EQ(canvas().counts().points, 100U);
    const std::uint64_t before = canvas().renderer().mirrors().bytes_uploaded();
    scene.edit_collection(id).set(last, &Item::color, glm::u8vec4(0, 255, 0, 255));
    const Pixels pixels = draw(scene, pixel_camera(size), size);
    EXPECT_EQ(canvas().renderer().mirrors().bytes_uploaded() - before, 4U);
    EXPECT_EQ(pixels.at(99, 30), Pixel(0, 255, 0, 255));
    EXPECT_EQ(pixels.at(50, 30), Pixel(255));
}

TEST_F(CollectionsTest, SolidOnesHideWhatIsBehindThem) {
    scene::Scene scene;
    Collection near(CollectionKind::markers, "near");
    near.add_points(std::array{at_pixel(30, 30, 5)}, {.color = {255, 0, 0, 255}, .size = 20});
    Collection far(CollectionKind::markers, "far");
    far.add_points(std::array{at_pixel(30, 30, -5)}, {.color = {0, 0, 255, 255}, .size = 20});
    scene.add_shown(std::move(near));
    scene.add_shown(std::move(far));
    EXPECT_EQ(draw(scene, pixel_camera(size), size).at(30, 30), Pixel(255, 0, 0, 255));
}

TEST_F(CollectionsTest, EmptyOnesDrawNothing) {
    for (const CollectionKind kind :
         {CollectionKind::points, CollectionKind::polylines, CollectionKind::polygons, CollectionKind::text}) {
        Collection nothing(kind, "nothing");
        EXPECT_EQ(test::covered(shown(nothing), black).size, glm::ivec2(0));
        if (kind == CollectionKind::polylines) nothing.add_polyline({});
        if (kind == CollectionKind::text) nothing.add_text(" ");
        if (kind == CollectionKind::points) nothing.add_points({});
        if (kind == CollectionKind::polygons) nothing.add_polygon({});
        EXPECT_EQ(test::covered(shown(nothing), black).size, glm::ivec2(0));
    }
}

}  // namespace
}  // namespace vitrine::render
