#include <vitrine/scene/player.h>

#include <gtest/gtest.h>

#include <utility>

namespace vitrine::scene {
namespace {

/// A node that moves along x, by 8 within two seconds.
Scene moving() {
    Scene scene;
    const NodeId node = scene.add_node(Node());
    Animation walk{"walk", {}, {0, 2}, {0, 0, 0, 8, 0, 0}};
    walk.nodes.push_back({node, Pose(), {}, {{AnimationPath::translation, Interpolation::linear, 2, 0, 0, 3}}});
    scene.add(std::move(walk));
    return scene;
}

float place_of(const Scene& scene) {
    return scene.node(scene.node(scene.root()).children.front()).transform[3].x;
}

TEST(Player, PlaysTheFirstAnimationUnlessAnotherIsChosen) {
    Scene scene = moving();
    Player player;
    EXPECT_EQ(player.duration(scene), 0);
    player.advance(scene, 1);
    EXPECT_EQ(place_of(scene), 0);
    player.toggle(scene);
    EXPECT_EQ(player.playback.animation, 0U);
    EXPECT_EQ(player.duration(scene), 2);
    player.advance(scene, 0.5);
    EXPECT_FLOAT_EQ(place_of(scene), 2);
    player.toggle(scene);
    player.advance(scene, 0.5);
    EXPECT_FLOAT_EQ(place_of(scene), 2);
    player.playback.seconds = 1.5;
    player.advance(scene, 0);
    EXPECT_FLOAT_EQ(place_of(scene), 6);
    player.playback.animation.reset();
    player.advance(scene, 0);
    EXPECT_EQ(place_of(scene), 0) << "at rest";
}

TEST(Player, LeavesASceneAloneThatDoesNotMove) {
    Scene scene = moving();
    Player player;
    player.toggle(scene);
    player.playback.playing = false;
    player.advance(scene, 0);
    const std::uint64_t before = scene.revision();
    player.advance(scene, 1);
    EXPECT_EQ(scene.revision(), before);
    player.playback.animation = 7;
    player.playback.playing = true;
    player.advance(scene, 1);
    EXPECT_FALSE(player.playback.playing) << "there is no such animation";
    Scene still;
    Player other;
    other.toggle(still);
    EXPECT_FALSE(other.playback.playing);
}

}  // namespace
}  // namespace vitrine::scene
