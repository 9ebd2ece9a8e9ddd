#include <app/view_state.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/picture.h>
#include <vitrine/scene/camera.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;

/// All that a person chooses is other than usual. A member more does not compile before it is here: if a person chooses
/// it, give it another value, and visit_look a line.
render::Settings changed_settings() {
    render::Settings settings;
    auto& [mode, shading, quality, lighting, matcap, shadows, ambient_occlusion, transparency, faces, wireframe,
           wireframe_width, back_face_culling, hidden_back_culling, vertex_colors, field, vectors, points, point_size,
           point_method, point_share, eye_dome, lines, grid, axes, background_top, background_bottom, transparent,
           grid_color, smooth_edges, pictures, selected, outline_color, interacting, moving_error_pixels, pixel_scale] =
        settings;
    mode = render::RenderMode::base_color;
    shading = render::Shading::flat;
    quality = render::Quality::draft;
    matcap = render::make_matcap("jade");
    shadows = ambient_occlusion = wireframe = back_face_culling = smooth_edges = true;
    faces = vertex_colors = points = lines = grid = axes = false;
    transparency = render::Transparency::peeled;
    point_size = 3.3F;
    wireframe_width = 2.7F;
    point_method = render::PointMethod::compute32;
    auto& [surroundings, map, backdrop, intensity, rotation, key, scene_lights, exposure, tone_mapping] = lighting;
    surroundings = render::Surroundings::even;
    backdrop = render::Backdrop::blurred;
    intensity = 0.7F;
    rotation = glm::radians(-33.3F);
    key = 2.1F;
    scene_lights = 0.25F;
    exposure = -1.5F;
    tone_mapping = render::ToneMapping::agx;
    auto& [field_name, color_map, range, percentiles, limits, logarithmic, isolines, step, no_number, lit, bar] = field;
    field_name = "mean curvature";
    color_map = scene::parse_color_map("#102030,#405060,#ffffff");
    range = render::FieldRange::by_hand;
    percentiles = {1.5F, 90.1F};
    limits = {-7.25F, 1e-7F};
    logarithmic = true;
    isolines = render::Isolines::bands;
    step = 0.3F;
    no_number = glm::vec3(255, 128, 0) / 255.0F;
    lit = bar = false;
    auto& [vector_name, length, width, same_length, most, vector_color] = vectors;
    vector_name = "normals";
    length = 0.123F;
    same_length = true;
    most = 321;
    vector_color = {0.1F, 0.2F, 0.3F};
    auto& [when, strength, radius_pixels] = eye_dome;
    when = render::EyeDome::When::on;
    strength = 2.5F;
    radius_pixels = 3.1F;
    return settings;
}

class ViewState : public testing::Test {
protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = fs::path(testing::TempDir()) / ("vitrine_view_state_" + std::string(test->name()));
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "below");
    }
    void TearDown() override { fs::remove_all(folder_); }

    fs::path file() const { return folder_ / "view.json"; }
    void write(const std::string& text) const { std::ofstream(file()) << text; }
    std::string text() const {
        std::ifstream stream(file());
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    /// Of what the file says in the place of the usual, but for these options.
    SceneOptions read(const std::vector<std::string>& given = {}) const {
        SceneOptions view;
        read_view_state(file(), view, [&](std::string_view option) {
            return std::find(given.begin(), given.end(), option) != given.end();
        });
        return view;
    }
    /// The file with this text is refused, by these words after its name.
    void expect_refused(const std::string& text, const std::string& problem) const {
        write(text);
        try {
            read();
            ADD_FAILURE() << "understood: " << text;
        } catch (const FileError& error) {
            EXPECT_EQ(std::string(error.what()).substr(file().string().size() + 2, problem.size()), problem)
                << error.what();
        }
    }

    fs::path folder_;
};

TEST_F(ViewState, AllSettingsComeBack) {
    SceneOptions saved;
    saved.render = changed_settings();
    write_view_state(file(), saved);
    render::Settings read = this->read().render;
    EXPECT_EQ(read.matcap.name, "jade");
    ASSERT_NE(read.matcap.picture, nullptr);
    read.matcap.picture = saved.render.matcap.picture;
    EXPECT_EQ(read, saved.render);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 2) << "nothing beside it, and a folder";
}

TEST_F(ViewState, TheUsualSettingsComeBackInThePlaceOfOthers) {
    write_view_state(file(), {});
    SceneOptions view;
    view.render = changed_settings();
    view.render.matcap = {};
    view.render.field.name.clear();
    view.render.vectors.name.clear();
    read_view_state(file(), view, [](std::string_view) { return false; });
    EXPECT_EQ(view.render, render::Settings());
}

TEST_F(ViewState, AllElseComesBack) {
    SceneOptions saved;
    saved.files = {folder_ / "a.obj", folder_ / "below" / "µ b.ply", "/elsewhere/c.stl"};
    saved.variant = "red";
    saved.hidden = {"car/wheel", "#3"};
    saved.select = "car";
    saved.camera = "front orthographic";
    saved.animation = "walk";
    saved.animation_seconds = 1.23456789;
    saved.play = true;
    saved.speed = -0.5;
    saved.loop = false;
    saved.theme = ui::Theme::light;
    saved.samples = 8;
    saved.rest_samples = 256;
    write_view_state(file(), saved);
    const SceneOptions read = this->read();
    EXPECT_EQ(read.files, saved.files);
    EXPECT_EQ(read.variant, saved.variant);
    EXPECT_EQ(read.hidden, saved.hidden);
    EXPECT_EQ(read.select, saved.select);
    EXPECT_EQ(read.camera, saved.camera);
    EXPECT_EQ(read.animation, saved.animation);
    EXPECT_EQ(read.animation_seconds, saved.animation_seconds);
    EXPECT_TRUE(read.play);
    EXPECT_EQ(read.speed, saved.speed);
    EXPECT_FALSE(read.loop);
    EXPECT_EQ(read.theme, saved.theme);
    EXPECT_EQ(read.samples, saved.samples);
    EXPECT_EQ(read.rest_samples, saved.rest_samples);
    EXPECT_EQ(read.key_light, 1) << "told, even if it is the usual one";
    saved = {};
    saved.demo = "galaxy";
    write_view_state(file(), saved);
    EXPECT_EQ(this->read().demo, "galaxy");
}

TEST_F(ViewState, CamerasComeBackToTheBit) {
    scene::Camera camera;
    camera.pivot = {1.0 / 3, -1e-9, 123456789.123};
    camera.orientation = glm::normalize(glm::dquat(0.1, 0.7, -0.3, 0.2));
    camera.distance = 2.0 / 7;
    camera.up = glm::normalize(glm::dvec3(1, 2, 3));
    for (const double fov : {0.5, 0.7853981633974483, 30 * 0.017453292519943295, 1e-3}) {
        for (const auto projection : {scene::Projection::perspective, scene::Projection::orthographic}) {
            camera.fov_y_radians = fov;
            camera.projection = projection;
            SceneOptions saved;
            saved.camera = to_string(camera);
            write_view_state(file(), saved);
            EXPECT_EQ(scene::parse_camera(read().camera, {}, 1.5), camera) << text();
        }
    }
}

TEST_F(ViewState, CamerasAreToldAsOnTheCommandLine) {
    write(R"({"version": 1, "camera": {"eye": [1, 2, 3.5], "pivot": [0, 0, 0], "fov": "0.5rad"}})");
    EXPECT_EQ(read().camera, "eye=1,2,3.5 pivot=0,0,0 fov=0.5rad");
    write(R"({"version": 1, "camera": {"view": "file:My camera"}})");
    EXPECT_EQ(read().camera, "file:My camera");
    write(R"({"version": 1, "camera": {"view": "top", "projection": "orthographic", "fov": 30}})");
    EXPECT_EQ(read().camera, "top fov=30 orthographic");
}

TEST_F(ViewState, AFolderCanBeMovedWithItsView) {
    SceneOptions saved;
    saved.files = {folder_ / "below" / "a.obj"};
    saved.environment = folder_ / "sky.hdr";
    saved.render.lighting.surroundings = render::Surroundings::map;
    saved.render.lighting.key = 0.25F;
    const fs::path ball = folder_ / "below" / "ball";
    io::write_picture(folder_ / "ball.png", {{1, 1}, {255, 0, 0, 255}});
    fs::rename(folder_ / "ball.png", ball);
    saved.matcap = ball;
    saved.render.matcap = {"ball", std::make_shared<const scene::ColorImage>()};
    write_view_state(file(), saved);
    EXPECT_EQ(text().find(folder_.string()), std::string::npos) << text();
    fs::path moved = folder_;
    moved += "_moved";
    fs::remove_all(moved);
    fs::rename(folder_, moved);
    folder_ = moved;
    const SceneOptions read = this->read();
    EXPECT_EQ(read.files.at(0), moved / "below" / "a.obj");
    EXPECT_EQ(read.environment, moved / "sky.hdr");
    EXPECT_EQ(read.render.lighting.surroundings, render::Surroundings::studio) << "until the map has been read";
    EXPECT_EQ(read.key_light, 0.25F) << "not what the map would choose";
    EXPECT_EQ(read.matcap, moved / "below" / "ball");
    EXPECT_EQ(read.render.matcap.name, "ball");
    ASSERT_NE(read.render.matcap.picture, nullptr);
    EXPECT_EQ(read.render.matcap.picture->width(), 1U);
}

TEST_F(ViewState, WhatWasGivenWins) {
    SceneOptions saved;
    saved.files = {folder_ / "a.obj"};
    saved.samples = 8;
    saved.camera = "front";
    saved.render = changed_settings();
    write_view_state(file(), saved);
    const SceneOptions read = this->read({"FILE", "--camera", "--exposure", "--field-range", "--no-grid"});
    EXPECT_TRUE(read.files.empty());
    EXPECT_EQ(read.camera, "");
    EXPECT_EQ(read.render.lighting.exposure_ev, 0);
    EXPECT_EQ(read.render.field.range, render::FieldRange::automatic);
    EXPECT_EQ(read.render.field.limits, render::FieldLook().limits);
    EXPECT_TRUE(read.render.grid);
    EXPECT_FALSE(read.render.axes);
    EXPECT_EQ(read.samples, 8);
    EXPECT_EQ(read.render.lighting.key, 2.1F);
}

TEST_F(ViewState, WhatIsNotToldIsAsUsual) {
    write(R"({"version": 1, "light": {"exposure": 2}})");
    render::Settings expected;
    expected.lighting.exposure_ev = 2;
    const SceneOptions read = this->read();
    EXPECT_EQ(read.render, expected);
    EXPECT_FALSE(read.hidden);
    EXPECT_FALSE(read.key_light);
    EXPECT_EQ(read.camera, "");
}

TEST_F(ViewState, PeopleCanReadIt) {
    SceneOptions saved;
    saved.files = {folder_ / "a.obj"};
    saved.hidden.emplace();
    saved.camera = "pivot=0,0.5,-0.25 orientation=1,0,0,0 distance=3 up=0,1,0 fov=30 perspective";
    saved.render.lighting.rotation_radians = glm::radians(45.0F);
    saved.render.lighting.intensity = 0.1F;
    write_view_state(file(), saved);
    const std::string start = R"({
    "version": 1,
    "files": [
        "a.obj"
    ],
    "hidden": [],
    "camera": {
        "pivot": [0, 0.5, -0.25],
        "orientation": [1, 0, 0, 0],
        "up": [0, 1, 0],
        "distance": 3,
        "fov": 30,
        "projection": "perspective"
    },
    "animation": {
        "playing": false,
        "speed": 1,
        "loop": true
    },
    "theme": "dark",
    "samples": 4,
    "rest_samples": 1,
    "fxaa": false,
    "mode": "picture",
    "shading": "smooth",
    "quality": "normal",
    "transparency": "weighted",
    "light": {
        "environment": "studio",
        "intensity": 0.1,
        "rotation": 45,
        "backdrop": "gradient",
)";
    EXPECT_EQ(text().substr(0, start.size()), start);
    EXPECT_NE(text().find("\"color\": [0.95, 0.6, 0.15]"), std::string::npos) << text();
}

TEST_F(ViewState, TheDocumentedExampleIsUnderstood) {
    const fs::path root = fs::path(VITRINE_TEST_DATA_DIR).parent_path().parent_path();
    std::ifstream stream(root / "docs" / "state.md");
    const std::string page{std::istreambuf_iterator<char>(stream), {}};
    const std::string fence = "```json\n";
    const std::size_t begin = page.find(fence) + fence.size();
    write(page.substr(begin, page.find("```", begin) - begin));
    SceneOptions view;
    EXPECT_TRUE(read_view_state(file(), view, [](std::string_view) { return false; }).empty());
    EXPECT_EQ(view.render.field.limits, glm::vec2(20, 95));
    EXPECT_EQ(view.environment, folder_ / "skies" / "noon.hdr");
}

TEST_F(ViewState, KeysThatNobodyKnowsAreWarnings) {
    write(R"({"version": 1, "glow": 3, "light": {"exposure": 1, "haze": {}}, "camera": {"view": "top", "roll": 5}})");
    SceneOptions view;
    const std::size_t lines = log_line_count();
    const std::vector<std::string> warnings = read_view_state(file(), view, [](std::string_view) { return false; });
    EXPECT_EQ(log_line_count(), lines + 3);
    ASSERT_EQ(warnings.size(), 3U);
    const std::string begin = file().string() + ": ";
    EXPECT_NE(std::ranges::find(warnings, begin + "/glow: nobody knows this key"), warnings.end()) << warnings[0];
    EXPECT_NE(std::ranges::find(warnings, begin + "/light/haze: nobody knows this key"), warnings.end());
    EXPECT_NE(std::ranges::find(warnings, begin + "/camera/roll: nobody knows this key"), warnings.end());
    EXPECT_EQ(view.render.lighting.exposure_ev, 1);
    EXPECT_EQ(view.camera, "top");
}

TEST_F(ViewState, WrongValuesNameTheirKeys) {
    const auto expect_wrong = [this](const std::string& member, const std::string& problem) {
        expect_refused("{\"version\": 1, " + member + "}", problem);
    };
    expect_wrong(R"("quality": "best")", "/quality: unknown quality 'best', expected draft, normal or high");
    expect_wrong(R"("quality": 1)", "/quality: expected a text, found 1");
    expect_wrong(R"("grid": "yes")", "/grid: expected true or false, found 'yes'");
    expect_wrong(R"("light": [])", "/light: expected an object, found an array");
    expect_wrong(R"("light": {"exposure": 17})", "/light/exposure: expected a number from -16 to 16, found 17");
    expect_wrong(R"("light": {"exposure": null})", "/light/exposure: expected a number from -16 to 16, found null");
    expect_wrong(R"("light": {"environment": "sea"})", "/light/environment: unknown surroundings 'sea'");
    expect_wrong(R"("matcap": "glass")", "/matcap: unknown matcap 'glass'");
    expect_wrong(R"("samples": 3)", "/samples: expected 1, 2, 4 or 8 samples per pixel, found 3");
    expect_wrong(R"("rest_samples": 1.5)", "/rest_samples: expected a whole number from 1 to 256, found 1.5");
    expect_wrong(R"("shading": "round")", "/shading: expected smooth or flat, found 'round'");
    expect_wrong(R"("files": ["a", 1])", "/files: expected an array of texts, found 1");
    expect_wrong(R"("hidden": "a")", "/hidden: expected an array of texts, found 'a'");
    expect_wrong(R"("numbers": {"limits": [1]})", "/numbers/limits: expected an array of two numbers, found an array");
    expect_wrong(R"("numbers": {"limits": [1e300, 1]})", "/numbers/limits: expected a number, found 1e+300");
    expect_wrong(R"("numbers": {"color_map": "jet"})", "/numbers/color_map: unknown map 'jet'");
    expect_wrong(R"("numbers": {"nan_color": "red"})", "/numbers/nan_color: expected a colour as in #ff8000");
    expect_wrong(R"("arrows": {"color": [1, 2, 0]})", "/arrows/color: expected a number from 0 to 1, found 2");
    expect_wrong(R"("camera": {"fov": 200})", "/camera: camera: fov expects an angle");
    expect_wrong(R"("camera": {"eye": [0, "a", 0]})", "/camera/eye: expected a number, found 'a'");
    expect_wrong(R"("camera": {"eye": {}})", "/camera/eye: expected numbers or a text, found an object");
}

TEST_F(ViewState, AFailureChangesNothing) {
    write(R"({"version": 1, "grid": false, "axes": 1})");
    SceneOptions view;
    EXPECT_THROW(read_view_state(file(), view, [](std::string_view) { return false; }), FileError);
    EXPECT_TRUE(view.render.grid);
}

TEST_F(ViewState, OtherFilesAreRefused) {
    expect_refused("{\n  \"version\": 1,\n  \"µ\": tru\n}", "line 3, column 11: expected JSON: ");
    expect_refused("", "line 1, column 1: expected JSON: ");
    expect_refused("[1, 2]", "expected a view: an object with \"version\"");
    expect_refused("{\"name\": \"package\"}", "expected a view: an object with \"version\"");
    expect_refused("{\"version\": 2}", "/version: expected 1, found 2, of a newer Vitrine");
    expect_refused("{\"version\": \"1.0\"}", "/version: expected 1, found '1.0'");
    fs::remove(file());
    EXPECT_THROW(read(), FileError);
    fs::create_directory(file());
    EXPECT_THROW(read(), FileError);
}

TEST_F(ViewState, CannotBeWrittenBelowAFileAndSaysSo) {
    write("kept");
    try {
        write_view_state(file() / "view.json", {});
        FAIL() << "written";
    } catch (const FileError& error) {
        EXPECT_NE(std::string(error.what()).find("view.json/view.json: cannot be written: "), std::string::npos)
            << error.what();
    }
    EXPECT_EQ(text(), "kept");
}

TEST_F(ViewState, IsWrittenToWhereALinkLeads) {
    fs::create_symlink(folder_ / "below" / "real.json", file());
    write_view_state(file(), {});
    EXPECT_TRUE(fs::is_symlink(file()));
    EXPECT_TRUE(fs::is_regular_file(folder_ / "below" / "real.json"));
}

}  // namespace
}  // namespace vitrine::app
