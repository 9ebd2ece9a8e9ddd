#include <render/golden/golden_data.h>
#include <render/golden/golden_layers.h>
#include <render/golden/golden_light.h>
#include <render/golden/golden_looks.h>
#include <render/golden/golden_shapes.h>
#include <render/golden/golden_surfaces.h>
#include <support/canvas.h>

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

// Pictures of each feature, looked at by a person when they were made. To make them anew: scripts/golden.py.

namespace vitrine::render::golden {

void PrintTo(const Case& one, std::ostream* out) {
    *out << one.name;
}

namespace {

using test::GoldenDifference;
using test::Pixels;

constexpr glm::ivec2 size{256, 256};

/// One entry for each picture: what is not in here is not looked at.
std::vector<Case> all_cases() {
    std::vector<Case> all;
    for (const std::vector<Case>& some : {surfaces(), layers(), lights(), shapes(), data(), looks(), modes()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

class GoldenTest : public test::DrawTest, public testing::WithParamInterface<Case> {
protected:
    Pixels drawn(const Loss* loss = nullptr) {
        Shot shot = bare_shot();
        GetParam().make(shot);
        if (!shot.camera) shot.camera = usual_camera(shot.scene);
        if (loss != nullptr) loss->take(shot);
        return draw(shot.scene, *shot.camera, size, shot.settings, shot.samples);
    }
    static std::filesystem::path file() {
        return std::filesystem::path(VITRINE_GOLDEN_DIR) / (GetParam().name + ".png");
    }
    /// Shows whoever looks what was drawn, and where it differs.
    static std::string keep(const Pixels& picture, const Pixels& expected) {
        const std::filesystem::path folder(VITRINE_GOLDEN_FAILURES_DIR);
        const std::filesystem::path path = folder / (GetParam().name + ".png");
        test::write_pixels(path, picture);
        test::write_pixels(folder / (GetParam().name + "_difference.png"), test::shown_difference(picture, expected));
        return "what was drawn, and where it differs: " + path.string() + ", …_difference.png";
    }
};

INSTANTIATE_TEST_SUITE_P(Of, GoldenTest, testing::ValuesIn(all_cases()),
                         [](const auto& test_case) { return test_case.param.name; });

TEST_P(GoldenTest, LooksAsItDid) {
    const Pixels picture = drawn();
    if (std::getenv("VITRINE_WRITE_GOLDEN") != nullptr) return test::write_pixels(file(), picture);
    ASSERT_TRUE(std::filesystem::exists(file())) << file() << ": there is no such picture, see scripts/golden.py";
    const Pixels expected = test::read_pixels(file());
    ASSERT_EQ(picture.size(), expected.size());
    const test::GoldenLimits& limits = GetParam().limits;
    const GoldenDifference found = test::golden_difference(picture, expected, limits.square);
    EXPECT_TRUE(found.is_within(limits)) << "maximum " << found.max << " of at most " << limits.max << ", mean "
                                         << found.mean << " of at most " << limits.mean << "; "
                                         << keep(picture, expected);
}

TEST_P(GoldenTest, WouldNoticeALoss) {
    const Pixels picture = drawn();
    const test::GoldenLimits& limits = GetParam().limits;
    ASSERT_FALSE(GetParam().losses.empty());
    for (const Loss& loss : GetParam().losses) {
        const GoldenDifference found = test::golden_difference(drawn(&loss), picture, limits.square);
        EXPECT_FALSE(found.is_within(limits)) << loss.of << ": maximum " << found.max << ", mean " << found.mean;
    }
}

}  // namespace
}  // namespace vitrine::render::golden
