#include <vitrine/scene/collection.h>

#include <vitrine/arrays/array_error.h>

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace vitrine::scene {
namespace {

using arrays::ByteRange;

const std::array<glm::vec3, 3> corner_points{glm::vec3(0, 0, 0), glm::vec3(1, 0, 0), glm::vec3(0, 1, 0)};

/// All that waits to be sent, as if it had been.
void take(const Collection& collection) {
    const auto take_one = [](const auto& array) {
        const auto bytes = array.tracked_bytes();
        bytes.tracking->taken(bytes.bytes);
    };
    take_one(collection.items());
    take_one(collection.positions());
    take_one(collection.vertices());
    take_one(collection.outline());
    take_one(collection.indices());
}

std::size_t pending_bytes(const Collection& collection) {
    std::size_t bytes = 0;
    const auto add = [&](const auto& array) {
        for (const ByteRange& range : array.pending()) bytes += range.end - range.begin;
    };
    add(collection.items());
    add(collection.positions());
    add(collection.vertices());
    add(collection.outline());
    add(collection.indices());
    return bytes;
}

FilledPolygon square() {
    FilledPolygon polygon;
    polygon.points = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    polygon.contour_starts = {0, 4};
    polygon.half_widths = {0.5F};
    polygon.triangles = {0, 1, 2, 0, 2, 3};
    return polygon;
}

TEST(Collection, AnItemHasItsLookAndItsPoints) {
    Collection points(CollectionKind::points, "stars");
    const ItemId id = points.add_points(corner_points, {.color = {1, 2, 3, 4}, .size = 5});
    EXPECT_EQ(points.item(id).color, glm::u8vec4(1, 2, 3, 4));
    EXPECT_EQ(points.item(id).count, 3U);
    EXPECT_EQ(points.item_count(), 1U);
    ASSERT_EQ(points.vertices().size(), 3U);
    EXPECT_EQ(points.positions()[2], corner_points[2]);
    EXPECT_EQ(points.vertices().label(), "stars vertices");
}

TEST(Collection, OnlyWhatChangesIsPending) {
    Collection points(CollectionKind::points, "stars");
    const ItemId first = points.add_points(corner_points);
    const ItemId second = points.add_points(corner_points);
    take(points);
    points.set(second, &Item::color, glm::u8vec4(9));
    ASSERT_EQ(points.items().pending().size(), 1U);
    EXPECT_EQ(points.items().pending()[0], (ByteRange{112 + offsetof(Item, color), 112 + offsetof(Item, color) + 4}));
    EXPECT_EQ(pending_bytes(points), 4U);

    take(points);
    points.set_positions(first, std::array{corner_points[1], corner_points[2], corner_points[0]});
    EXPECT_EQ(pending_bytes(points), 3 * sizeof(glm::vec3));

    take(points);
    points.add_points(corner_points);
    EXPECT_EQ(pending_bytes(points), sizeof(Item) + 3 * (sizeof(glm::vec3) + sizeof(CollectionVertex)));

    take(points);
    points.remove(first);
    EXPECT_EQ(pending_bytes(points), 1U);
    EXPECT_FALSE(points.contains(first));
    EXPECT_EQ(points.item_count(), 2U);
}

TEST(Collection, WhatIsRemovedMakesRoomOnceItIsMost) {
    Collection lines(CollectionKind::polylines, "paths");
    std::vector<ItemId> ids;
    for (int i = 0; i < 2000; ++i) {
        const auto at = static_cast<float>(i);
        ids.push_back(lines.add_polyline(std::array{glm::vec3(at, 0, 0), glm::vec3(at, 1, 0)}));
    }
    for (std::size_t i = 0; i < ids.size(); i += 4) {
        lines.remove(ids[i]);
        lines.remove(ids[i + 1]);
        lines.remove(ids[i + 2]);
    }
    EXPECT_EQ(lines.vertices().size(), 4000U);
    const ItemId added = lines.add_polyline(std::array{glm::vec3(7, 7, 7), glm::vec3(8, 8, 8)});
    EXPECT_EQ(lines.item_count(), 501U);
    EXPECT_EQ(lines.vertices().size(), 1002U);
    for (std::size_t i = 3; i < ids.size(); i += 4) {
        const Item& item = lines.item(ids[i]);
        EXPECT_EQ(lines.positions()[item.first].x, static_cast<float>(i));
        EXPECT_EQ(&lines.items()[lines.vertices()[item.first].item], &item);
    }
    EXPECT_EQ(lines.positions()[lines.item(added).first].x, 7.0F);
}

TEST(Collection, OutlinesKeepTheirTrianglesWhenOthersGo) {
    Collection polygons(CollectionKind::polygons, "areas");
    std::vector<ItemId> ids;
    for (int i = 0; i < 1200; ++i) ids.push_back(polygons.add_polygon(square()));
    const std::vector<std::uint32_t> before(polygons.indices().begin(), polygons.indices().end());
    const std::size_t each = before.size() / ids.size();
    for (std::size_t i = 0; i + 1 < ids.size(); ++i) polygons.remove(ids[i]);
    polygons.add_polygon(square());
    ASSERT_EQ(polygons.outline().size(), 8U);
    // The last of the old ones is the first now, with the indices that the first one had.
    EXPECT_EQ(std::vector<std::uint32_t>(polygons.indices().begin(), polygons.indices().begin() + each),
              std::vector<std::uint32_t>(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(each)));
    EXPECT_EQ(polygons.item(ids.back()).first, 0U);
}

TEST(Collection, OutlinesLinkTheirNeighbours) {
    Collection polygons(CollectionKind::polygons, "areas");
    polygons.add_polygon(square());
    const auto& outline = polygons.outline();
    EXPECT_EQ(outline[0].to_previous, 3);
    EXPECT_EQ(outline[0].to_next, 1);
    EXPECT_EQ(outline[3].to_next, -3);
    EXPECT_EQ(outline[3].to_previous, -1);
    EXPECT_EQ(polygons.primitive_count(), 2U + 4U * 2U);
}

TEST(Collection, PathsAreMeasured) {
    Collection lines(CollectionKind::polylines, "paths");
    const ItemId id = lines.add_polyline(std::array{glm::vec3(0), glm::vec3(3, 4, 0), glm::vec3(3, 0, 0)}, {}, true);
    ASSERT_EQ(lines.vertices().size(), 4U);
    EXPECT_EQ(lines.vertices()[1].along, 5.0F);
    EXPECT_EQ(lines.vertices()[2].along, 9.0F);
    EXPECT_EQ(lines.vertices()[3].along, 12.0F);
    lines.set_positions(id, std::array{glm::vec3(0), glm::vec3(6, 8, 0), glm::vec3(6, 0, 0)});
    EXPECT_EQ(lines.vertices()[3].along, 24.0F);
    EXPECT_EQ(lines.positions()[3], lines.positions()[0]);
}

TEST(Collection, OnlySidesOfOneTriangleAreRims) {
    Collection triangles(CollectionKind::triangles, "patch");
    const glm::vec3 fourth(1, 1, 0);
    triangles.add_triangles(std::array{corner_points[0], corner_points[1], corner_points[2],  //
                                       corner_points[1], fourth, corner_points[2]});
    EXPECT_EQ(triangles.vertices()[0].along, 1.0F + 4.0F);  // not the side after the second corner
    EXPECT_EQ(triangles.vertices()[3].along, 1.0F + 2.0F);
}

TEST(Collection, ItsBoxIsAroundWhatIsVisible) {
    Collection points(CollectionKind::points, "stars");
    EXPECT_TRUE(points.bounds().empty());
    const ItemId id = points.add_points(corner_points);
    const ItemId far = points.add_points(std::array{glm::vec3(100)});
    points.set(far, &Item::visible, false);
    EXPECT_EQ(points.bounds().max, glm::dvec3(1, 1, 0));
    glm::mat4 moved(1);
    moved[3] = glm::vec4(10, 0, 0, 1);
    points.set_transform(id, moved);
    EXPECT_EQ(points.bounds().min, glm::dvec3(10, 0, 0));
}

TEST(Collection, MistakesNameTheCollection) {
    Collection points(CollectionKind::points, "stars");
    const ItemId id = points.add_points(corner_points);
    const auto message = [](auto&& mistake) {
        try {
            mistake();
        } catch (const arrays::ArrayError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_EQ(message([&] { points.set_positions(id, std::array{glm::vec3(0)}); }),
              "the collection 'stars': 1 positions do not fit 3 points");
    EXPECT_EQ(message([&] { points.add_points(corner_points, {}, std::array{glm::u8vec4(1)}); }),
              "the collection 'stars': 1 colours do not fit 3 points");
    points.remove(id);
    EXPECT_EQ(message([&] { points.set(id, &Item::size, 3.0F); }),
              "the collection 'stars' of 0 items has none of number 0");
    Collection segments(CollectionKind::segments, "edges");
    EXPECT_EQ(message([&] { segments.add_segments(corner_points); }),
              "the collection 'edges': 3 ends of segments do not fit 2 points");
}

TEST(Collection, TextIsAGlyphForEachCharacterThatShows) {
    Collection text(CollectionKind::text, "labels");
    text.add_text("a b\na");
    ASSERT_EQ(text.vertices().size(), 3U);
    EXPECT_EQ(text.glyphs().glyphs().size(), 2U);  // the second a is the first one's
    EXPECT_EQ(text.vertices()[0].along, text.vertices()[2].along);
    EXPECT_EQ(text.positions()[2].x, 0.0F);
    EXPECT_LT(text.positions()[2].y, -1.0F);  // a line further down, in em
}

}  // namespace
}  // namespace vitrine::scene
