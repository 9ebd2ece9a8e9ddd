#include <vitrine/scene/font.h>

#include <vitrine/base/error.h>

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <vector>

namespace vitrine::scene {
namespace {

bool is_monotone(float a, float b, float c) {
    return (a <= b && b <= c) || (a >= b && b >= c);
}

TEST(Font, OutlinesAreClosedAndTurnBackNowhere) {
    const auto font = Font::built_in();
    for (const PlacedGlyph& placed : font->lay_out("aB8&@Ωé")) {
        const std::vector<GlyphCurve> outline = font->outline(placed.glyph);
        ASSERT_FALSE(outline.empty());
        glm::dvec2 sum(0);
        for (const GlyphCurve& curve : outline) {
            sum += glm::dvec2(curve[2] - curve[0]);
            constexpr float rounding = 1e-6F;
            const auto monotone = [&](int axis) {
                return is_monotone(curve[0][axis], curve[1][axis], curve[2][axis]) ||
                       glm::abs(curve[0][axis] - curve[2][axis]) < rounding;
            };
            EXPECT_TRUE(monotone(0) && monotone(1));
        }
        EXPECT_NEAR(sum.x, 0, 1e-6);
        EXPECT_NEAR(sum.y, 0, 1e-6);
    }
}

TEST(Font, ThePenMovesOnAndPairsAreKerned) {
    const auto font = Font::built_in();
    const auto apart = [&](std::string_view pair) {
        const std::vector<PlacedGlyph> placed = font->lay_out(pair);
        return placed[1].origin.x - placed[0].origin.x;
    };
    EXPECT_GT(apart("HH"), 0.5F);
    EXPECT_LT(apart("AV"), apart("AH"));
}

TEST(Font, WhatIsNoFontIsAnError) {
    const std::array<std::byte, 64> junk{};
    EXPECT_THROW(Font{junk}, Error);
    EXPECT_THROW(Font{std::span<const std::byte>()}, Error);
}

}  // namespace
}  // namespace vitrine::scene
