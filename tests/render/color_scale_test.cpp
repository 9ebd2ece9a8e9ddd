#include <vitrine/render/color_scale.h>

#include <vitrine/render/color_ticks.h>
#include <vitrine/render/field_store.h>

#include <gtest/gtest.h>

#include <limits>
#include <set>
#include <string>
#include <vector>

namespace vitrine::render {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr std::size_t last = table_colors - 1;

std::vector<std::string> labels(const ColorScale& scale, std::size_t most = 6) {
    std::vector<std::string> texts;
    for (const ColorTick& tick : color_ticks(scale, most)) texts.push_back(tick.label);
    return texts;
}

using Texts = std::vector<std::string>;

TEST(ColorScale, PlacesLieBetweenItsEnds) {
    const ColorScale scale{.low = -2, .high = 6};
    EXPECT_EQ(scale.place_of(-2), 0U);
    EXPECT_EQ(scale.place_of(6), last);
    EXPECT_EQ(scale.place_of(2), (last + 1) / 2);
    EXPECT_EQ(scale.place_of(-infinity), 0U);
    EXPECT_EQ(scale.place_of(infinity), last);
    EXPECT_EQ(scale.place_of(nan), scale.size());
}

TEST(ColorScale, LogarithmsAreOfPositiveNumbersAlone) {
    const ColorScale scale{.low = 0, .high = 2, .logarithmic = true};
    EXPECT_EQ(scale.place_of(1), 0U);
    EXPECT_EQ(scale.place_of(10), (last + 1) / 2);
    EXPECT_EQ(scale.place_of(1000), last);
    EXPECT_EQ(scale.place_of(0), scale.size());
    EXPECT_EQ(scale.place_of(-5), scale.size());
    EXPECT_FLOAT_EQ(scale.number_at(0.5F), 10);
}

TEST(ColorScale, CategoriesAreWholeNumbersAgainAndAgain) {
    const ColorScale scale{.categories = 10};
    EXPECT_EQ(scale.place_of(3), 3U);
    EXPECT_EQ(scale.place_of(2.6F), 3U);
    EXPECT_EQ(scale.place_of(23), 3U);
    EXPECT_EQ(scale.place_of(-1), 9U);
    EXPECT_EQ(scale.place_of(infinity), scale.size());
}

TEST(ColorScale, TicksAreRoundNumbers) {
    const Texts few = labels({.low = 1000.001F, .high = 1000.003F});
    EXPECT_EQ(labels({.low = 0, .high = 1}), (Texts{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"}));
    EXPECT_EQ(labels({.low = -7, .high = 12}), (Texts{"-5", "0", "5", "10"}));
    EXPECT_GE(std::set<std::string>(few.begin(), few.end()).size(), 4U) << "all different";
    EXPECT_EQ(labels({.low = 0, .high = 4, .logarithmic = true}), (Texts{"1", "10", "100", "1000", "10000"}));
    EXPECT_EQ(labels({.low = 0, .high = 1, .logarithmic = true}), (Texts{"1", "2", "5", "10"}));
    EXPECT_EQ(labels({.low = 0.3F, .high = 0.35F, .logarithmic = true}).size(), 5U);
    EXPECT_EQ(labels({.categories = 3}), (Texts{"0", "1", "2"}));
    for (const ColorTick& tick : color_ticks({.low = -7, .high = 12}, 6)) {
        EXPECT_FLOAT_EQ(tick.place, (std::stof(tick.label) + 7) / 19);
    }
}

class ScaleOfTest : public testing::Test {
protected:
    FieldScale scale(std::vector<float> values, const FieldLook& look) {
        numbers_.assign(std::move(values));
        scene::SceneField field;
        field.arrays = {&numbers_};
        return scale_of(look, field, records_);
    }
    arrays::TrackedArray<float> numbers_;
    scene::FieldRecords records_;
    FieldLook look_;
};

TEST_F(ScaleOfTest, GoesFromTheLeastToTheMost) {
    const FieldScale found = scale({3, -4, nan, infinity}, look_);
    EXPECT_EQ(found.scale.low, -4);
    EXPECT_EQ(found.scale.high, 3);
    EXPECT_EQ(found.remark, "");
}

TEST_F(ScaleOfTest, FewNumbersFarAwayDoNotHideTheOthers) {
    std::vector<float> values(100);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(i);
    EXPECT_EQ(scale(values, look_).scale.high, 99);
    values[99] = 5000;
    EXPECT_EQ(scale(values, look_).scale.low, 1);
    EXPECT_EQ(scale(values, look_).scale.high, 97);
    look_.range = FieldRange::full;
    EXPECT_EQ(scale(values, look_).scale.high, 5000);
}

TEST_F(ScaleOfTest, PercentilesLeaveOutTheFew) {
    std::vector<float> values(100, 5);
    for (std::size_t i = 0; i < 50; ++i) values[i] = static_cast<float>(i);
    values[99] = 1e30F;
    look_.range = FieldRange::percentiles;
    look_.percentiles = {10, 99};
    EXPECT_EQ(scale(values, look_).scale.low, 5);
    EXPECT_EQ(scale(values, look_).scale.high, 49);
}

TEST_F(ScaleOfTest, LogarithmsBeginWithTheLeastPositiveNumber) {
    look_.logarithmic = true;
    const FieldScale found = scale({-1, 0, 0.01F, 100}, look_);
    EXPECT_TRUE(found.scale.logarithmic);
    EXPECT_NEAR(found.scale.low, -2, 1e-5F);
    EXPECT_NEAR(found.scale.high, 2, 1e-5F);
    EXPECT_EQ(found.remark, "not positive, so without a logarithm: 2 of 4");
}

TEST_F(ScaleOfTest, WhatCannotBeIsSaid) {
    EXPECT_EQ(scale({nan, infinity}, look_).remark, "there are no finite numbers");
    EXPECT_EQ(scale({2, 2}, look_).remark, "all numbers are 2");
    EXPECT_LT(scale({2, 2}, look_).scale.low, scale({2, 2}, look_).scale.high);
    look_.logarithmic = true;
    EXPECT_FALSE(scale({-3, -2}, look_).scale.logarithmic);
    EXPECT_EQ(scale({-3, -2}, look_).remark, "no number is positive: there are no logarithms");
}

TEST_F(ScaleOfTest, IsolinesHaveARoundStepOfTheirOwn) {
    look_.isolines = Isolines::lines;
    EXPECT_FLOAT_EQ(scale({0, 38}, look_).scale.lines_per_unit, 0.2F);
    look_.step = 4;
    EXPECT_FLOAT_EQ(scale({0, 38}, look_).scale.lines_per_unit, 0.25F);
    look_.isolines = Isolines::none;
    EXPECT_EQ(scale({0, 38}, look_).scale.lines_per_unit, 0);
}

TEST(Isolines, HaveNames) {
    for (const Isolines kind : {Isolines::none, Isolines::lines, Isolines::bands})
        EXPECT_EQ(isolines_named(name_of(kind)), kind);
}

}  // namespace
}  // namespace vitrine::render
