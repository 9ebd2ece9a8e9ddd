#include <vitrine/base/error.h>
#include <vitrine/scene/camera.h>

#include <scene/checks.h>

#include <gtest/gtest.h>

#include <numbers>
#include <string>

namespace vitrine::scene {
namespace {

const Bounds bounds{{-1, -2, -3}, {1, 2, 5}};
constexpr double aspect = 1.5;

Camera parse(const std::string& text) {
    return parse_camera(text, bounds, aspect);
}

std::string problem_with(const std::string& text) {
    try {
        static_cast<void>(parse(text));
    } catch (const UsageError& error) {
        return error.what();
    }
    return "nothing";
}

TEST(CameraText, RoundTripsExactly) {
    Camera camera = some_camera();
    camera.pivot = {1.0 / 3, -1e-300, 1.7976931348623157e308};
    camera.distance = std::numbers::pi * 1e-12;
    for (const double fov : {0.1, 0.7853981633974483, 1.0 / 3, 3.0, std::nextafter(0.5, 1.0)}) {
        camera.fov_y_radians = fov;
        camera.up = glm::normalize(glm::dvec3(1, 2, -3));
        EXPECT_EQ(parse(to_string(camera)), camera) << to_string(camera);
        camera.projection = Projection::orthographic;
        EXPECT_EQ(parse(to_string(camera)), camera) << to_string(camera);
    }
}

TEST(CameraText, RoundTripsWhatControllersMake) {
    Rig rig(ControllerKind::trackball);
    for (int i = 0; i < 50; ++i) {
        rig.drag(MouseButton::left, glm::vec2(17 * i, 9 * i), glm::vec2(11 * i + 3, 250 - 5 * i));
        EXPECT_EQ(parse_camera(to_string(rig.camera), Bounds{}, 1), rig.camera);
    }
}

TEST(CameraText, WritesPlainDegrees) {
    EXPECT_NE(to_string(default_camera(bounds, aspect)).find("fov=30 "), std::string::npos);
    EXPECT_NE(to_string(Camera{}).find("fov=45 "), std::string::npos);
}

TEST(CameraText, EmptyAndIsoAreTheDefault) {
    EXPECT_EQ(parse(""), default_camera(bounds, aspect));
    EXPECT_EQ(parse("iso"), default_camera(bounds, aspect));
    EXPECT_EQ(parse(" ;\t iso ; "), default_camera(bounds, aspect));
}

TEST(CameraText, NamesAreFramed) {
    Camera top = default_camera(bounds, aspect);
    look_from(top, StandardView::top);
    frame(top, bounds, aspect);
    EXPECT_EQ(parse("top"), top);
    for (const char* name : {"front", "back", "right", "left", "top", "bottom"}) EXPECT_NO_THROW(parse(name)) << name;
    EXPECT_TRUE(near(parse("back").forward(), {0, 0, 1}));
    EXPECT_TRUE(near(parse("left").forward(), {1, 0, 0}));
    EXPECT_TRUE(near(parse("bottom").forward(), {0, 1, 0}));
}

TEST(CameraText, NamesGoWithOtherWords) {
    const Camera camera = parse("front ortho fov=60 up=0,0,2");
    EXPECT_TRUE(near(camera.forward(), {0, 1, 0}));
    EXPECT_TRUE(near(camera.up, {0, 0, 1}));
    EXPECT_EQ(camera.projection, Projection::orthographic);
    EXPECT_NEAR(camera.fov_y_radians, std::numbers::pi / 3, 1e-12);
    EXPECT_EQ(parse("ortho"), parse("orthographic"));
    EXPECT_EQ(parse("perspective"), parse("iso"));
    EXPECT_EQ(parse("fov=0.5rad").fov_y_radians, 0.5);
    EXPECT_EQ(parse("distance=7").distance, 7);
}

TEST(CameraText, PlacesTheEye) {
    const Camera camera = parse("eye=1,2,13; pivot=1,2,3; up=0,1,0; fov=45");
    EXPECT_TRUE(near(camera.eye(), {1, 2, 13}));
    EXPECT_TRUE(near(camera.pivot, {1, 2, 3}));
    EXPECT_EQ(camera.distance, 10);
    EXPECT_TRUE(upright(camera));
    const Camera without_pivot = parse("eye=10,+2e1,-3.5");
    EXPECT_TRUE(near(without_pivot.eye(), {10, 20, -3.5}));
    EXPECT_TRUE(near(without_pivot.pivot, bounds.center()));
    EXPECT_TRUE(upright(without_pivot));
}

TEST(CameraText, LooksStraightDown) {
    const Camera camera = parse("eye=0,10,0 pivot=0,0,0");
    EXPECT_TRUE(near(camera.forward(), {0, -1, 0}));
    EXPECT_TRUE(near(camera.right_axis(), {1, 0, 0}));
}

TEST(CameraText, UsesTheGivenUp) {
    const Camera camera = parse_camera("iso", bounds, aspect, {0, 0, 1});
    EXPECT_EQ(camera, default_camera(bounds, aspect, {0, 0, 1}));
}

TEST(CameraText, SaysWhatIsWrong) {
    EXPECT_EQ(problem_with("eye=1,2"), "camera: eye expects 3 numbers separated by commas, found '1,2'");
    EXPECT_EQ(problem_with("eye=1,2,x"), "camera: eye expects 3 numbers separated by commas, found '1,2,x'");
    EXPECT_EQ(problem_with("eye=1,2,nan"), "camera: eye expects 3 numbers separated by commas, found '1,2,nan'");
    EXPECT_EQ(problem_with("eye=1,2,1e999"), "camera: eye expects 3 numbers separated by commas, found '1,2,1e999'");
    EXPECT_EQ(problem_with("pivot="), "camera: pivot expects 3 numbers separated by commas, found ''");
    EXPECT_EQ(problem_with("fov=wide"), "camera: fov expects a number, found 'wide'");
    EXPECT_EQ(problem_with("fov=180"), "camera: fov expects an angle between 0 and 180 degrees, found '180'");
    EXPECT_EQ(problem_with("fov=0rad"), "camera: fov expects an angle between 0 and 180 degrees, found '0rad'");
    EXPECT_EQ(problem_with("distance=-1"), "camera: distance expects a number above 0, found '-1'");
    EXPECT_EQ(problem_with("up=0,0,0"), "camera: up expects a length above 0");
    EXPECT_EQ(problem_with("orientation=0,0,0,0"), "camera: orientation expects a length above 0");
    EXPECT_EQ(problem_with("eye=1,2,3 pivot=1,2,3"), "camera: the eye lies on the pivot");
    EXPECT_EQ(problem_with("fov=40 fov=50"), "camera: 'fov=50' repeats or contradicts what was said before");
    EXPECT_EQ(problem_with("front back"), "camera: 'back' repeats or contradicts what was said before");
    EXPECT_EQ(problem_with("ortho perspective"), "camera: 'perspective' repeats or contradicts what was said before");
    EXPECT_NE(problem_with("eye=1,2,3 front").find("eye= goes with"), std::string::npos);
    EXPECT_NE(problem_with("orientation=1,0,0,0 top").find("orientation= does not go"), std::string::npos);
    EXPECT_NE(problem_with("sideways").find("unknown word 'sideways', expected front, back"), std::string::npos);
    EXPECT_NE(problem_with("zoom=3").find("unknown part 'zoom=3', expected front, back"), std::string::npos);
}

}  // namespace
}  // namespace vitrine::scene
