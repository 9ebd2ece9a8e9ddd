#include <vitrine/scene/animation.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <cmath>
#include <numbers>
#include <vector>

namespace vitrine::scene {
namespace {

constexpr float pi = std::numbers::pi_v<float>;

/// An animation of one channel; its values are counted by the keys.
Animation one_channel(AnimationPath path, Interpolation interpolation, std::vector<float> times,
                      std::vector<float> values, std::size_t width) {
    Animation animation;
    animation.nodes.push_back({{}, {}, {}, {{path, interpolation, times.size(), 0, 0, width}}});
    animation.times = std::move(times);
    animation.values = std::move(values);
    return animation;
}

std::vector<float> at(const Animation& animation, float seconds, std::size_t key = 0) {
    const AnimationChannel& channel = animation.nodes.front().channels.front();
    std::vector<float> value(channel.width);
    sample(animation, channel, seconds, key, value);
    return value;
}

/// The angle of a rotation around z at a time, in radians.
float angle_at(const Animation& animation, float seconds) {
    const std::vector<float> xyzw = at(animation, seconds);
    EXPECT_NEAR(std::hypot(xyzw[2], xyzw[3]), 1, 1e-6F);
    EXPECT_EQ(std::hypot(xyzw[0], xyzw[1]), 0);
    return 2 * std::atan2(xyzw[2], xyzw[3]);
}

TEST(Animation, HoldsTheFirstAndTheLastValue) {
    for (const auto interpolation : {Interpolation::step, Interpolation::linear}) {
        const Animation animation = one_channel(AnimationPath::scale, interpolation, {1, 2}, {1, 2, 3, 4, 5, 6}, 3);
        EXPECT_EQ(at(animation, -7), (std::vector<float>{1, 2, 3}));
        EXPECT_EQ(at(animation, 1), (std::vector<float>{1, 2, 3}));
        EXPECT_EQ(at(animation, 2), (std::vector<float>{4, 5, 6}));
        EXPECT_EQ(at(animation, 9), (std::vector<float>{4, 5, 6}));
        EXPECT_EQ(at(animation, NAN), (std::vector<float>{1, 2, 3}));
        EXPECT_EQ(animation.duration(), 2);
    }
}

TEST(Animation, GoesInStepsOrStraight) {
    const std::vector<float> values{0, 10, 10, 30, 30, 0};
    const Animation steps = one_channel(AnimationPath::weights, Interpolation::step, {0, 1, 3}, values, 2);
    EXPECT_EQ(at(steps, 0.99F), (std::vector<float>{0, 10}));
    EXPECT_EQ(at(steps, 1), (std::vector<float>{10, 30}));
    EXPECT_EQ(at(steps, 2.9F), (std::vector<float>{10, 30}));
    const Animation lines = one_channel(AnimationPath::weights, Interpolation::linear, {0, 1, 3}, values, 2);
    EXPECT_EQ(at(lines, 0.5F), (std::vector<float>{5, 20}));
    EXPECT_EQ(at(lines, 2), (std::vector<float>{20, 15}));
}

TEST(Animation, FindsKeysWhereverItLooksFirst) {
    const Animation animation =
        one_channel(AnimationPath::weights, Interpolation::linear, {0, 1, 2, 3, 4}, {0, 1, 4, 9, 16}, 1);
    for (std::size_t guess = 0; guess < 9; ++guess) {
        EXPECT_EQ(at(animation, 0.5F, guess)[0], 0.5F) << guess;
        EXPECT_EQ(at(animation, 2.5F, guess)[0], 6.5F) << guess;
        EXPECT_EQ(at(animation, 3, guess)[0], 9) << guess;
        EXPECT_EQ(at(animation, 4, guess)[0], 16) << guess;
    }
}

TEST(Animation, TurnsEvenlyAlongTheShorterWay) {
    const auto turn = [](float from, float to, float sign) {
        return one_channel(
            AnimationPath::rotation, Interpolation::linear, {0, 1},
            {0, 0, std::sin(from / 2), std::cos(from / 2), 0, 0, sign * std::sin(to / 2), sign * std::cos(to / 2)}, 4);
    };
    for (const float sign : {1.0F, -1.0F}) {
        EXPECT_NEAR(angle_at(turn(0, pi / 2, sign), 0.25F), pi / 8, 1e-6F) << sign;
        EXPECT_NEAR(angle_at(turn(0, 0.9F * pi, sign), 0.5F), 0.45F * pi, 1e-6F) << sign;
    }
    EXPECT_NEAR(angle_at(turn(0.3F, 0.3F, 1), 0.5F), 0.3F, 1e-6F) << "the same twice";
}

TEST(Animation, RotationsHaveUnitLengthWhateverTheKeysHave) {
    for (const auto interpolation : {Interpolation::step, Interpolation::linear}) {
        const Animation animation =
            one_channel(AnimationPath::rotation, interpolation, {0, 1}, {0, 0, 0, 5, 0, 0, 0.1F, 0}, 4);
        EXPECT_NEAR(angle_at(animation, -1), 0, 1e-6F);
        EXPECT_NEAR(angle_at(animation, 2), pi, 1e-6F);
        EXPECT_NEAR(angle_at(animation, 0.5F), interpolation == Interpolation::step ? 0 : pi / 2, 1e-6F);
    }
}

TEST(Animation, GoesAlongCubicSplines) {
    // Tangent towards, value, tangent away; from 0 to 1 within 2 seconds.
    const Animation flat = one_channel(AnimationPath::weights, Interpolation::cubic, {1, 3}, {9, 0, 0, 0, 1, 9}, 1);
    EXPECT_EQ(at(flat, 0)[0], 0);
    EXPECT_EQ(at(flat, 1)[0], 0);
    EXPECT_EQ(at(flat, 2)[0], 0.5F);
    EXPECT_FLOAT_EQ(at(flat, 1.5F)[0], 0.15625F);
    EXPECT_EQ(at(flat, 3)[0], 1);
    EXPECT_EQ(at(flat, 5)[0], 1);
    const Animation bent = one_channel(AnimationPath::weights, Interpolation::cubic, {1, 3}, {9, 0, 1, -1, 1, 9}, 1);
    EXPECT_FLOAT_EQ(at(bent, 2)[0], 0.5F + 2 * 0.125F + 2 * 0.125F) << "tangents are multiplied by the time between";
    const Animation turned =
        one_channel(AnimationPath::rotation, Interpolation::cubic, {0, 1},
                    {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, /**/ 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0}, 4);
    EXPECT_NEAR(angle_at(turned, 0.5F), pi / 2, 1e-6F);
}

TEST(Animation, OfOneKeyStandsStill) {
    for (const auto interpolation : {Interpolation::step, Interpolation::linear, Interpolation::cubic}) {
        const Animation animation = one_channel(AnimationPath::weights, interpolation, {1}, {7, 7, 7}, 1);
        for (const float seconds : {0.0F, 1.0F, 2.0F}) EXPECT_EQ(at(animation, seconds)[0], 7);
    }
}

TEST(Pose, IsTheMatrixOfItsParts) {
    Pose pose;
    EXPECT_EQ(pose.matrix(), glm::mat4(1));
    pose = {{1, 2, 3}, glm::angleAxis(0.7F, glm::normalize(glm::vec3(1, 2, -1))), {2, 3, 4}};
    const glm::mat4 expected = glm::translate(glm::mat4(1), pose.translation) * glm::mat4_cast(pose.rotation) *
                               glm::scale(glm::mat4(1), pose.scale);
    for (int i = 0; i < 4; ++i) EXPECT_LT(glm::distance(pose.matrix()[i], expected[i]), 1e-6F);
}

TEST(Pose, ComesFromAMatrix) {
    const glm::quat turned = glm::angleAxis(0.7F, glm::normalize(glm::vec3(1, 2, -1)));
    for (const glm::vec3 scale : {glm::vec3(1), glm::vec3(2, 3, 4), glm::vec3(-2, 3, 4), glm::vec3(2, -1, 1),
                                  glm::vec3(1, 0, 1), glm::vec3(0)}) {
        const glm::mat4 matrix = Pose{{1, 2, 3}, turned, scale}.matrix();
        const glm::mat4 again = pose_of(matrix).matrix();
        for (int i = 0; i < 4; ++i) EXPECT_LT(glm::distance(again[i], matrix[i]), 1e-5F) << scale.x << ' ' << scale.y;
    }
}

}  // namespace
}  // namespace vitrine::scene
