#include <vitrine/scene/fields.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace vitrine::scene {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

TEST(FieldStatistics, TellNumbersFromWhatIsNone) {
    const std::vector<float> a{3, nan, -2, infinity};
    const std::vector<float> b{0, 0.5F, -infinity, nan, nan};
    const FieldStatistics found = statistics_of({a, b});
    EXPECT_EQ(found, (FieldStatistics{.count = 9,
                                      .not_numbers = 3,
                                      .infinite = 2,
                                      .not_positive = 2,
                                      .min = -2,
                                      .max = 3,
                                      .least_positive = 0.5F}));
    EXPECT_EQ(found.finite(), 4U);
}

TEST(FieldStatistics, OfNothingAreZero) {
    const std::vector<float> none{nan, infinity};
    EXPECT_EQ(statistics_of({none}), (FieldStatistics{.count = 2, .not_numbers = 1, .infinite = 1}));
    EXPECT_EQ(statistics_of({}), FieldStatistics());
    EXPECT_EQ(percentile({none}, 50), 0);
}

TEST(FieldStatistics, PercentilesAreThoseOfTheSortedNumbers) {
    std::mt19937 random(7);
    std::normal_distribution<float> spread(0, 100);
    std::vector<float> values(200'001);
    for (float& value : values) value = spread(random);
    std::vector<float> sorted = values;
    std::ranges::sort(sorted);
    values.insert(values.begin() + 5, {nan, infinity, nan});
    for (const double percent : {0.0, 0.1, 2.0, 50.0, 98.0, 100.0}) {
        const double rank = std::ceil(percent / 100 * static_cast<double>(sorted.size()));
        EXPECT_EQ(percentile({values}, percent), sorted[static_cast<std::size_t>(std::max(1.0, rank)) - 1]) << percent;
    }
    const auto first = std::ranges::find_if(sorted, [](float value) { return value > 0; });
    EXPECT_EQ(percentile({values}, 0, true), *first) << "of the positive ones";
}

TEST(FieldStatistics, HistogramsCountAllThatLieWithin) {
    const std::vector<float> values{0, 1, 2, 3, 4, nan, 9, -1};
    EXPECT_EQ(field_histogram({values}, 0, 4, false, 2), (std::vector<std::uint64_t>{2, 3}));
    const std::vector<float> decades{1, 5, 20, 500, 1000, 0, -3};
    EXPECT_EQ(field_histogram({decades}, 1, 1000, true, 3), (std::vector<std::uint64_t>{2, 1, 2}));
}

class FieldsTest : public testing::Test {
protected:
    FieldsTest() {
        Mesh mesh;
        mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
        mesh.scalars = {{"heat", arrays::TrackedArray<float>{1, 2, 3}}, {"none", {}}};
        mesh.face_scalars = {{"label", arrays::TrackedArray<float>{7}}};
        mesh_ = scene_.add(mesh);
        PointCloud cloud;
        cloud.positions = {{0, 0, 0}, {1, 0, 0}};
        cloud.scalars = {{"heat", arrays::TrackedArray<float>{10, -20}}};
        scene_.add(cloud);
    }
    SceneField heat() const { return field_named(scene_, "heat").value(); }
    Scene scene_;
    MeshId mesh_;
};

TEST_F(FieldsTest, OfOneNameAreOneField) {
    EXPECT_EQ(field_names(scene_), (std::vector<std::string>{"heat", "label"})) << "an empty one is none";
    const SceneField heat = field_named(scene_, "heat").value();
    EXPECT_TRUE(heat.of_vertices && heat.of_points && !heat.of_faces);
    EXPECT_EQ(statistics_of(heat.values()).count, 5U);
    const SceneField label = field_named(scene_, "label").value();
    EXPECT_TRUE(label.of_faces && !label.of_vertices && !label.of_points);
    EXPECT_FALSE(field_named(scene_, "none"));
}

TEST_F(FieldsTest, RecordsFollowEdits) {
    FieldRecords records;
    EXPECT_EQ(records.statistics(heat()).max, 10);
    EXPECT_EQ(records.percentile(heat(), 100, false), 10);
    EXPECT_EQ(records.histogram(heat(), false, 2), (std::vector<std::uint64_t>{1, 4}));
    const std::uint64_t before = scene_.revision();
    scene_.edit_mesh(mesh_).scalars[0].values.set(1, 40);
    EXPECT_NE(scene_.revision(), before);
    EXPECT_EQ(records.statistics(heat()).max, 40);
    EXPECT_EQ(records.percentile(heat(), 100, false), 40);
    EXPECT_EQ(records.histogram(heat(), false, 2), (std::vector<std::uint64_t>{3, 2}));
}

TEST_F(FieldsTest, EditsOfNumbersAreChangesOfTheScene) {
    Mesh& mesh = scene_.edit_mesh(mesh_);
    const std::uint64_t before = scene_.revision();
    mesh.face_scalars[0].values.set(0, 8);
    EXPECT_NE(scene_.revision(), before);
}

}  // namespace
}  // namespace vitrine::scene
