#include <vitrine/scene/bounds.h>

#include <scene/checks.h>

#include <gtest/gtest.h>
#include <glm/gtc/matrix_transform.hpp>

#include <limits>
#include <vector>

namespace vitrine::scene {
namespace {

TEST(Bounds, AreEmptyUntilSomethingIsAdded) {
    Bounds bounds;
    EXPECT_TRUE(bounds.empty());
    EXPECT_EQ(bounds.center(), glm::dvec3(0));
    EXPECT_EQ(bounds.size(), glm::dvec3(0));
    EXPECT_EQ(bounds.radius(), 0);
    bounds.add(glm::dvec3(1, 2, 3));
    EXPECT_FALSE(bounds.empty());
    EXPECT_EQ(bounds.center(), glm::dvec3(1, 2, 3));
    EXPECT_EQ(bounds.radius(), 0);
}

TEST(Bounds, ContainWhatIsAdded) {
    Bounds bounds;
    bounds.add(glm::dvec3(1, 5, -3));
    bounds.add(glm::dvec3(3, 2, 1));
    EXPECT_EQ(bounds, (Bounds{{1, 2, -3}, {3, 5, 1}}));
    EXPECT_EQ(bounds.center(), glm::dvec3(2, 3.5, -1));
    EXPECT_EQ(bounds.size(), glm::dvec3(2, 3, 4));
    EXPECT_NEAR(bounds.radius(), 0.5 * std::sqrt(29), 1e-12);
}

TEST(Bounds, EmptyBoundsAddNothing) {
    Bounds bounds{{1, 2, 3}, {4, 5, 6}};
    bounds.add(Bounds{});
    EXPECT_EQ(bounds, (Bounds{{1, 2, 3}, {4, 5, 6}}));
    Bounds empty;
    empty.add(Bounds{});
    EXPECT_TRUE(empty.empty());
    empty.add(bounds);
    EXPECT_EQ(empty, bounds);
}

TEST(BoundsOf, PointsPassOverWhatIsNotFinite) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinity = std::numeric_limits<float>::infinity();
    const std::vector<glm::vec3> points{{nan, 0, 0}, {1, 2, 3}, {0, infinity, 0}, {-1, 5, 0}, {0, 0, -infinity}};
    EXPECT_EQ(bounds_of(points), (Bounds{{-1, 2, 0}, {1, 5, 3}}));
    EXPECT_TRUE(bounds_of(std::span<const glm::vec3>()).empty());
    EXPECT_TRUE(bounds_of(std::vector<glm::vec3>{{nan, nan, nan}}).empty());
}

TEST(Transformed, TakesAllCorners) {
    const Bounds box{{-1, -1, -1}, {1, 1, 1}};
    const glm::mat4 turned = glm::rotate(glm::mat4(1), glm::radians(45.0F), glm::vec3(0, 1, 0));
    const Bounds bounds = transformed(box, turned);
    EXPECT_TRUE(near(bounds.max, {std::sqrt(2), 1, std::sqrt(2)}, 1e-6));
    EXPECT_TRUE(near(bounds.min, {-std::sqrt(2), -1, -std::sqrt(2)}, 1e-6));
    const glm::mat4 mirrored = glm::scale(glm::translate(glm::mat4(1), {10, 0, 0}), {-2, 1, 1});
    EXPECT_EQ(transformed({{0, 0, 0}, {1, 2, 3}}, mirrored), (Bounds{{8, 0, 0}, {10, 2, 3}}));
}

TEST(Transformed, EmptyStaysEmpty) {
    EXPECT_TRUE(transformed(Bounds{}, glm::translate(glm::mat4(1), {1, 2, 3})).empty());
}

}  // namespace
}  // namespace vitrine::scene
