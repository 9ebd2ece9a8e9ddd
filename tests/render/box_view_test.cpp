#include <vitrine/render/box_view.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <cmath>

namespace vitrine::render {
namespace {

scene::Bounds cube_at(const glm::dvec3& center) {
    return {center - 0.5, center + 0.5};
}

/// At (0, 0, 10), looking at the origin, 90 degrees high and twice as wide.
struct Eye {
    scene::Camera camera;
    glm::dmat4 view;
    BoxView box_view;

    explicit Eye(scene::Projection projection = scene::Projection::perspective, glm::ivec2 size = {200, 100})
        : camera(looking(projection)), view(camera.view()), box_view(camera, {.near = 1, .far = 100}, size) {}
    static scene::Camera looking(scene::Projection projection) {
        scene::Camera camera;
        camera.distance = 10;
        camera.fov_y_radians = glm::radians(90.0);
        camera.projection = projection;
        return camera;
    }
};

TEST(BoxView, SeesWhatIsInThePicture) {
    for (const auto projection : {scene::Projection::perspective, scene::Projection::orthographic}) {
        const Eye eye(projection);
        EXPECT_TRUE(eye.box_view.sees(cube_at({0, 0, 0}), eye.view));
        EXPECT_TRUE(eye.box_view.sees(cube_at({20, 0, 0}), eye.view)) << "half of it";
        EXPECT_FALSE(eye.box_view.sees(cube_at({23, 0, 0}), eye.view));
        EXPECT_FALSE(eye.box_view.sees(cube_at({-23, 0, 0}), eye.view));
        EXPECT_FALSE(eye.box_view.sees(cube_at({0, 13, 0}), eye.view));
        EXPECT_FALSE(eye.box_view.sees(cube_at({0, -13, 0}), eye.view));
        EXPECT_FALSE(eye.box_view.sees(cube_at({0, 0, 12}), eye.view)) << "behind the eye";
        EXPECT_TRUE(eye.box_view.sees(cube_at({0, 0, 9}), eye.view)) << "cut by the near plane";
        EXPECT_TRUE(eye.box_view.sees({glm::dvec3(-1000), glm::dvec3(1000)}, eye.view));
    }
}

TEST(BoxView, PutsBoxesWhereTheirTransformsDo) {
    const Eye eye;
    const glm::dmat4 there = glm::translate(glm::dmat4(1), {23, 0, 0});
    EXPECT_FALSE(eye.box_view.sees(cube_at({0, 0, 0}), eye.view * there));
    EXPECT_TRUE(eye.box_view.sees(cube_at({-23, 0, 0}), eye.view * there));
}

TEST(BoxView, TellsWhichPixelsABoxMayCover) {
    const Eye eye;  // 5 pixels to a unit at the origin
    const gl::PixelBox box = eye.box_view.pixels_of({{-1.85, -0.85, 0}, {1.85, 0.85, 0}}, eye.view, 0);
    EXPECT_EQ(box, (gl::PixelBox{{90, 45}, {110, 55}}));
    EXPECT_EQ(eye.box_view.pixels_of({{-1.85, -0.85, 0}, {1.85, 0.85, 0}}, eye.view, 3),
              (gl::PixelBox{{87, 42}, {113, 58}}));
    const gl::PixelBox deep = eye.box_view.pixels_of({{-1.85, -0.85, -10}, {1.85, 0.85, 5}}, eye.view, 0);
    EXPECT_EQ(deep, (gl::PixelBox{{81, 41}, {119, 59}})) << "its front";
    const gl::PixelBox cut = eye.box_view.pixels_of({{-50, -0.85, 0}, {1.85, 0.85, 0}}, eye.view, 2);
    EXPECT_EQ(cut, (gl::PixelBox{{0, 43}, {112, 57}})) << "by the picture's edge";
    EXPECT_TRUE(eye.box_view.pixels_of(cube_at({50, 0, 0}), eye.view, 1).empty());
    const gl::PixelBox all{{0, 0}, {200, 100}};
    EXPECT_EQ(eye.box_view.pixels_of(cube_at({0, 0, 9}), eye.view, 0), all) << "cut by the near plane";
    EXPECT_EQ(eye.box_view.pixels_of({}, eye.view, 0), all) << "not known";
    const Eye flat(scene::Projection::orthographic);
    EXPECT_EQ(flat.box_view.pixels_of({{-1.85, -0.85, -10}, {1.85, 0.85, 5}}, flat.view, 0),
              (gl::PixelBox{{90, 45}, {110, 55}}));
}

TEST(BoxView, SeesAllThatItCannotJudge) {
    const Eye eye(scene::Projection::perspective, {0, 0});
    EXPECT_TRUE(eye.box_view.sees(cube_at({50, 0, 0}), eye.view));
    EXPECT_TRUE(Eye().box_view.sees({}, eye.view));
}

TEST(BoxView, KnowsWhatLiesWhollyInFront) {
    const Eye eye;
    EXPECT_TRUE(eye.box_view.is_in_front_of(cube_at({0, 0, 8.4}), eye.view));
    EXPECT_FALSE(eye.box_view.is_in_front_of(cube_at({0, 0, 8.6}), eye.view)) << "cut by the near plane";
    EXPECT_FALSE(eye.box_view.is_in_front_of(cube_at({0, 0, 10}), eye.view)) << "the eye is inside";
    EXPECT_FALSE(eye.box_view.is_in_front_of({}, eye.view));
}

TEST(BoxView, TellsHowLargeThingsLook) {
    const Eye eye;
    // At a depth of 10 the view is 20 high.
    EXPECT_NEAR(eye.box_view.pixels_per_unit(cube_at({0, 0, -0.5}), eye.view), 5, 1e-9);
    EXPECT_TRUE(std::isinf(eye.box_view.pixels_per_unit(cube_at({0, 0, 10}), eye.view)));
    const glm::dmat4 larger = glm::scale(glm::dmat4(1), {0.5, 3, 1});
    EXPECT_NEAR(eye.box_view.pixels_per_unit(cube_at({0, 0, -0.5}), eye.view * larger), 15, 1e-9);
    const Eye flat(scene::Projection::orthographic);
    EXPECT_NEAR(flat.box_view.pixels_per_unit(cube_at({0, 0, 5}), flat.view), 5, 1e-9);
}

}  // namespace
}  // namespace vitrine::render
