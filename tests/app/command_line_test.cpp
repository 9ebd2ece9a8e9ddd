#include <app/command_line.h>

#include <vitrine/base/error.h>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <vector>

namespace vitrine::app {
namespace {

CommandLine parse(std::initializer_list<const char*> words) {
    std::vector<const char*> argv{"vitrine"};
    argv.insert(argv.end(), words.begin(), words.end());
    return parse_command_line(static_cast<int>(argv.size()), argv.data());
}

template <class Options>
Options parse_as(std::initializer_list<const char*> words) {
    const CommandLine line = parse(words);
    if (const auto* message = std::get_if<Message>(&line.command)) {
        ADD_FAILURE() << message->text;
        return {};
    }
    const auto* options = std::get_if<Options>(&line.command);
    EXPECT_NE(options, nullptr) << "another command was understood";
    return options != nullptr ? *options : Options{};
}

Message message_of(std::initializer_list<const char*> words) {
    const CommandLine line = parse(words);
    const auto* message = std::get_if<Message>(&line.command);
    EXPECT_NE(message, nullptr) << "understood, though it should not be";
    return message != nullptr ? *message : Message{};
}

/// The words are refused with one line that contains `part`.
void expect_refused(std::initializer_list<const char*> words, const std::string& part) {
    const Message message = message_of(words);
    EXPECT_EQ(message.exit_code, 2) << message.text;
    EXPECT_NE(message.text.find(part), std::string::npos) << message.text;
    EXPECT_TRUE(message.text.starts_with("vitrine: ")) << message.text;
    EXPECT_EQ(message.text.find('\n'), message.text.size() - 1) << "one line: " << message.text;
    EXPECT_NE(message.text.find("--help"), std::string::npos) << message.text;
}

using Files = std::vector<std::filesystem::path>;

TEST(CommandLine, TheGpuLogIsAFlagThatAFileMayFollow) {
    EXPECT_FALSE(parse_as<ViewOptions>({"a.obj"}).gpu_log.format);
    const auto text = parse_as<ViewOptions>({"--gpu-log", "a.obj"});
    EXPECT_EQ(text.gpu_log.format, GpuLogFormat::text);
    EXPECT_EQ(text.scene.files, Files{"a.obj"});
    const auto json = parse_as<ViewOptions>({"--gpu-log=json", "a.obj"});
    EXPECT_EQ(json.gpu_log.format, GpuLogFormat::json);
    EXPECT_EQ(json.scene.files, Files{"a.obj"});
    const auto file = parse_as<RenderOptions>({"render", "-o", "a.png", "--gpu-log-file", "calls.txt"});
    EXPECT_EQ(file.gpu_log.format, GpuLogFormat::text);
    EXPECT_EQ(file.gpu_log.file, "calls.txt");
    expect_refused({"--gpu-log=xml"}, "--gpu-log: expected text or json, found 'xml'");
}

TEST(CommandLine, NoWordsOpenTheViewer) {
    const auto options = parse_as<ViewOptions>({});
    EXPECT_TRUE(options.scene.files.empty());
    EXPECT_FALSE(options.size) << "the monitor has a say";
    EXPECT_EQ(options.scene.path, paths::PathKind::texture);
    EXPECT_EQ(options.scene.samples, 4);
    EXPECT_EQ(options.scene.ring_size, 3);
    EXPECT_TRUE(options.vsync);
    EXPECT_FALSE(options.scale);
    EXPECT_EQ(parse({}).log_level, "warning");
}

TEST(CommandLine, ViewerOptions) {
    const auto options = parse_as<ViewOptions>(
        {"a.ply",   "b.obj",    "--path",      "pbo",          "--size",     "640x481",      "--msaa",
         "8",       "--camera", "front ortho", "--controller", "fly",        "--up",         "-z",
         "--theme", "light",    "--scale",     "1.5",          "--no-vsync", "--continuous", "--ring",
         "5",       "--fresh",  "--wireframe", "--flat",       "--no-grid",  "--no-axes",    "--wireframe-width",
         "2.5"});
    EXPECT_EQ(options.scene.files, (Files{"a.ply", "b.obj"}));
    EXPECT_EQ(options.scene.path, paths::PathKind::pbo);
    EXPECT_EQ(options.size, glm::ivec2(640, 481));
    EXPECT_EQ(options.scene.samples, 8);
    EXPECT_EQ(options.scene.camera, "front ortho");
    EXPECT_EQ(options.controller, scene::ControllerKind::fly);
    EXPECT_EQ(options.scene.up, glm::dvec3(0, 0, -1));
    EXPECT_EQ(options.scene.theme, ui::Theme::light);
    EXPECT_FLOAT_EQ(options.scale.value_or(0), 1.5F);
    EXPECT_FALSE(options.vsync);
    EXPECT_TRUE(options.continuous);
    EXPECT_EQ(options.scene.ring_size, 5);
    EXPECT_TRUE(options.fresh);
    EXPECT_TRUE(options.scene.render.wireframe);
    EXPECT_FLOAT_EQ(options.scene.render.wireframe_width, 2.5F);
    EXPECT_EQ(options.scene.render.shading, render::Shading::flat);
    EXPECT_FALSE(options.scene.render.grid);
    EXPECT_FALSE(options.scene.render.axes);
}

TEST(CommandLine, FilesAreWatchedAndKeptInMainMemoryWhenAskedFor) {
    EXPECT_FALSE(parse_as<ViewOptions>({"a.ply"}).scene.watch);
    EXPECT_TRUE(parse_as<ViewOptions>({"a.ply"}).scene.drop_copies);
    const auto options = parse_as<ViewOptions>({"--watch", "a.ply", "--keep-copies"});
    EXPECT_TRUE(options.scene.watch);
    EXPECT_FALSE(options.scene.drop_copies);
    EXPECT_FALSE(parse_as<RenderOptions>({"render", "a.ply", "-o", "o.png"}).scene.drop_copies);
}

TEST(CommandLine, Viewports) {
    EXPECT_EQ(parse_as<ViewOptions>({}).scene.viewports, ViewportOptions());
    EXPECT_EQ(parse_as<ViewOptions>({"--viewports", "16", "--independent"}).scene.viewports,
              (ViewportOptions{.count = 16, .linked = false, .paths = {}}));
    using enum paths::PathKind;
    EXPECT_EQ(parse_as<ViewOptions>({"--viewports", "texture,inline,texture"}).scene.viewports,
              (ViewportOptions{.count = 3, .linked = true, .paths = {texture, inline_, texture}}));
    EXPECT_EQ(parse_as<RenderOptions>({"render", "--ui", "-o", "o.png", "--viewports", "4"}).scene.viewports.count, 4);
}

TEST(CommandLine, TheLastOfARepeatedValueCounts) {
    EXPECT_EQ(parse_as<ViewOptions>({"--path", "cpu", "--path=blit"}).scene.path, paths::PathKind::blit);
}

TEST(CommandLine, FilesNamedLikeCommands) {
    EXPECT_EQ(parse_as<ViewOptions>({"./render"}).scene.files, (Files{"./render"}));
    EXPECT_EQ(parse_as<ViewOptions>({"a.ply", "render"}).scene.files, (Files{"a.ply", "render"}));
    EXPECT_EQ(parse_as<ViewOptions>({"--", "bench", "-x.ply"}).scene.files, (Files{"bench", "-x.ply"}));
    EXPECT_EQ(parse_as<InfoOptions>({"info", "info"}).files, (Files{"info"}));
    EXPECT_EQ(parse_as<RenderOptions>({"render", "render", "-o", "o.png"}).scene.files, (Files{"render"}));
}

TEST(CommandLine, Render) {
    const auto options =
        parse_as<RenderOptions>({"render", "a.stl", "-o", "out.png", "--size", "3840x2160", "--path", "cpu", "--msaa",
                                 "1", "--ui", "--scale", "2", "--theme", "light", "--select", "lid"});
    EXPECT_EQ(options.scene.files, (Files{"a.stl"}));
    EXPECT_EQ(options.scene.select, "lid");
    EXPECT_EQ(options.output, "out.png");
    EXPECT_EQ(options.size, glm::ivec2(3840, 2160));
    EXPECT_EQ(options.scene.path, paths::PathKind::cpu);
    EXPECT_EQ(options.scene.samples, 1);
    EXPECT_TRUE(options.ui);
    EXPECT_FLOAT_EQ(options.scale, 2);
    EXPECT_EQ(options.scene.theme, ui::Theme::light);
}

TEST(CommandLine, RenderWithoutAFileMakesTheSample) {
    const auto options = parse_as<RenderOptions>({"render", "--output=x.png"});
    EXPECT_TRUE(options.scene.files.empty());
    EXPECT_EQ(options.size, glm::ivec2(1280, 720));
    EXPECT_FALSE(options.ui);
}

TEST(CommandLine, DemosTakeANumberAndATime) {
    const auto options =
        parse_as<RenderOptions>({"render", "--demo", "sine", "--count", "1001", "--advance", "2.5", "-o", "out.png"});
    EXPECT_EQ(options.scene.count, 1001U);
    EXPECT_EQ(options.advance_seconds, 2.5);
    EXPECT_FALSE(parse_as<ViewOptions>({"--demo", "sine"}).scene.count);
    expect_refused({"--count", "5"}, "--count needs --demo");
    expect_refused({"--demo", "sine", "--count", "-5"}, "--count: expected a whole number from 1");
    expect_refused({"render", "-o", "out.png", "--advance", "1"}, "--advance needs --demo");
    expect_refused({"render", "-o", "out.png", "--demo", "sine", "--advance", "601"},
                   "--advance: expected a number from 0 to 600");
}

TEST(CommandLine, BenchDefaults) {
    const auto options = parse_as<BenchOptions>({"bench"});
    EXPECT_EQ(options.paths, (std::vector<paths::PathKind>(paths::all_paths.begin(), paths::all_paths.end())));
    EXPECT_EQ(options.sizes, (std::vector<glm::ivec2>{{1920, 1080}}));
    EXPECT_EQ(options.samples, (std::vector<int>{1}));
    EXPECT_EQ(options.frames, 60);
    EXPECT_EQ(options.until_ci_percent, 2);
    EXPECT_EQ(options.time_limit_seconds, 60);
    EXPECT_FALSE(options.window);
    EXPECT_TRUE(options.height_fields.empty());
    EXPECT_TRUE(options.png.empty());
    EXPECT_EQ(options.chart_theme, ui::Theme::light);
    EXPECT_EQ(options.chart_scale, 1);
    EXPECT_TRUE(options.json.empty());
}

TEST(CommandLine, BenchOptions) {
    const auto options =
        parse_as<BenchOptions>({"bench",    "--paths", "cpu,texture,cpu", "--size",  "640x480",  "--size=1x1",
                                "--msaa",   "1",       "--msaa",          "4",       "--frames", "7",
                                "--warmup", "0",       "--height-field",  "300x200", "--json",   "a.json",
                                "--csv",    "a.csv",   "--window",        "--ring",  "8"});
    EXPECT_EQ(options.paths, (std::vector{paths::PathKind::cpu, paths::PathKind::texture}));
    EXPECT_EQ(options.sizes, (std::vector<glm::ivec2>{{640, 480}, {1, 1}}));
    EXPECT_EQ(options.samples, (std::vector<int>{1, 4}));
    EXPECT_EQ(options.frames, 7);
    EXPECT_EQ(options.until_ci_percent, 0) << "frames alone are meant exactly";
    EXPECT_EQ(options.warmup, 0);
    EXPECT_EQ(options.height_fields, (std::vector<glm::ivec2>{{300, 200}}));
    EXPECT_EQ(options.json, "a.json");
    EXPECT_EQ(options.csv, "a.csv");
    EXPECT_TRUE(options.window);
    EXPECT_EQ(options.scene.ring_size, 8);
}

TEST(CommandLine, ARepeatableValueDoesNotEatTheFile) {
    const auto options = parse_as<BenchOptions>({"bench", "--size", "640x480", "model.ply", "--msaa", "2"});
    EXPECT_EQ(options.scene.files, (Files{"model.ply"}));
    EXPECT_EQ(options.sizes, (std::vector<glm::ivec2>{{640, 480}}));
    EXPECT_EQ(parse_as<BenchOptions>({"bench", "--msaa", "2", "model.ply"}).scene.files, (Files{"model.ply"}));
}

TEST(CommandLine, BenchSweeps) {
    const auto options = parse_as<BenchOptions>({"bench", "--sizes", "640x480,1280x720", "--size", "640x480", "--size",
                                                 "1x2", "--msaa", "1,4,1", "--msaa", "2", "--triangles", "2,1e3,2e4"});
    EXPECT_EQ(options.sizes, (std::vector<glm::ivec2>{{640, 480}, {1280, 720}, {1, 2}}));
    EXPECT_EQ(options.samples, (std::vector{1, 4, 2}));
    EXPECT_EQ(options.height_fields, (std::vector<glm::ivec2>{{2, 2}, {23, 23}, {101, 101}}));
}

TEST(CommandLine, PointsAndHowTheyAreDrawn) {
    const auto bench =
        parse_as<BenchOptions>({"bench", "--points", "1e6,1e7", "--order-points", "--point-budget", "33"});
    EXPECT_EQ(bench.points, (std::vector<std::size_t>{1'000'000, 10'000'000}));
    EXPECT_TRUE(bench.order_points);
    EXPECT_EQ(bench.scene.point_budget_ms, 33);
    EXPECT_EQ(parse_as<BenchOptions>({"bench"}).scene.point_budget_ms, 0);
    EXPECT_EQ(parse_as<ViewOptions>({}).scene.point_budget_ms, 33);
    const auto render = parse_as<RenderOptions>(
        {"render", "-o", "a.png", "--point-method", "compute32", "--edl", "off", "--point-size", "1.5"});
    EXPECT_EQ(render.scene.render.point_method, render::PointMethod::compute32);
    EXPECT_EQ(render.scene.render.eye_dome.when, render::EyeDome::When::off);
    EXPECT_EQ(render.scene.render.point_size, 1.5F);
    expect_refused({"--point-size", "0"}, "--point-size");
    expect_refused({"--point-method", "discs"}, "--point-method: unknown way to draw points 'discs'");
    expect_refused({"--edl", "maybe"}, "--edl: unknown eye-dome lighting 'maybe'");
    expect_refused({"bench", "--points", "1e6", "--point-budget", "33"}, "--point-budget needs --order-points");
    expect_refused({"bench", "a.ply", "--points", "1e6"}, "--points takes the place");
}

TEST(CommandLine, Light) {
    const auto usual = parse_as<RenderOptions>({"render", "-o", "a.png"});
    EXPECT_TRUE(usual.scene.quality_by_trial);
    EXPECT_FALSE(usual.scene.render.shadows);
    const auto high = parse_as<RenderOptions>({"render", "-o", "a.png", "--quality", "high", "--no-shadows"});
    EXPECT_FALSE(high.scene.quality_by_trial);
    EXPECT_TRUE(high.scene.render.ambient_occlusion);
    EXPECT_FALSE(high.scene.render.shadows);
    EXPECT_EQ(high.scene.render.transparency, render::Transparency::peeled);
    EXPECT_EQ(usual.scene.render.quality, render::Quality::normal);
    EXPECT_EQ(usual.scene.render.lighting, render::Lighting());
    const auto options = parse_as<RenderOptions>(
        {"render", "-o", "a.png", "--quality", "draft", "--environment", "even", "--environment-intensity", "0.5",
         "--environment-rotation", "-90", "--key-light", "2", "--exposure", "-1.5", "--tone-mapping", "agx"});
    EXPECT_EQ(options.scene.render.quality, render::Quality::draft);
    const render::Lighting& lighting = options.scene.render.lighting;
    EXPECT_EQ(lighting.surroundings, render::Surroundings::even);
    EXPECT_EQ(lighting.intensity, 0.5F);
    EXPECT_NEAR(lighting.rotation_radians, -1.5707963F, 1e-6F);
    EXPECT_EQ(lighting.key, 2);
    EXPECT_EQ(lighting.exposure_ev, -1.5F);
    EXPECT_EQ(lighting.tone_mapping, render::ToneMapping::agx);
    EXPECT_EQ(options.scene.key_light, 2);
    EXPECT_FALSE(usual.scene.key_light);
    EXPECT_EQ(
        parse_as<RenderOptions>({"render", "-o", "a.png", "--backdrop", "blurred"}).scene.render.lighting.backdrop,
        render::Backdrop::blurred);
    EXPECT_EQ(parse_as<RenderOptions>({"render", "-o", "a.png", "--mode", "base-color"}).scene.render.mode,
              render::RenderMode::base_color);
    expect_refused({"--mode", "colour"}, "--mode: unknown mode 'colour', expected picture, base-color,");
    expect_refused({"--quality", "best"}, "--quality: unknown quality 'best', expected draft, normal or high");
    expect_refused({"--environment", "sea"}, "--environment: unknown surroundings 'sea', expected studio or even");
    expect_refused({"--backdrop", "wall"}, "--backdrop: unknown backdrop 'wall', expected gradient, sharp or blurred");
    expect_refused({"--tone-mapping", "x"},
                   "--tone-mapping: unknown tone mapping 'x', expected neutral, aces, agx or none");
    expect_refused({"--exposure", "17"}, "--exposure");
    expect_refused({"--key-light", "-1"}, "--key-light");
}

TEST(CommandLine, EnvironmentMaps) {
    using Paths = std::vector<std::filesystem::path>;
    const auto named = parse_as<ViewOptions>({"a.glb", "--environment", "maps/sky"});
    EXPECT_EQ(named.scene.environment, "maps/sky");
    EXPECT_EQ(named.scene.render.lighting, render::Lighting()) << "until it has been read";
    const auto among_files = parse_as<ViewOptions>({"a.glb", "one.hdr", "b.glb", "Two.HDR"});
    EXPECT_EQ(among_files.scene.environment, "Two.HDR");
    EXPECT_EQ(among_files.scene.files, (Paths{"a.glb", "b.glb"}));
    EXPECT_EQ(parse_as<ViewOptions>({"a.hdr", "--environment", "./b.hdr"}).scene.environment, "./b.hdr");
}

TEST(CommandLine, NumbersAsColours) {
    EXPECT_EQ(parse_as<RenderOptions>({"render", "-o", "a.png"}).scene.render.field, render::FieldLook());
    const render::FieldLook look =
        parse_as<RenderOptions>({"render", "-o", "a.png", "--field", "heat", "--color-map", "#000000,#ffffff",
                                 "--field-range=-2,7.5", "--log-scale", "--isolines", "bands", "--isoline-step", "0.5",
                                 "--nan-color", "#ff0000", "--unlit-field", "--no-color-bar"})
            .scene.render.field;
    EXPECT_EQ(look.name, "heat");
    EXPECT_EQ(look.map.colors, (std::vector<glm::u8vec3>{glm::u8vec3(0), glm::u8vec3(255)}));
    EXPECT_EQ(look.range, render::FieldRange::by_hand);
    EXPECT_EQ(look.limits, glm::vec2(-2, 7.5F));
    EXPECT_EQ(look.isolines, render::Isolines::bands);
    EXPECT_EQ(look.step, 0.5F);
    EXPECT_EQ(look.no_number, glm::vec3(1, 0, 0));
    EXPECT_TRUE(look.logarithmic && !look.lit && !look.bar);
    const render::FieldLook cut = parse_as<ViewOptions>({"--field-range", "2%,98.5%"}).scene.render.field;
    EXPECT_EQ(cut.range, render::FieldRange::percentiles);
    EXPECT_EQ(cut.percentiles, glm::vec2(2, 98.5F));
    EXPECT_EQ(parse_as<ViewOptions>({"--field-range", "full"}).scene.render.field.range, render::FieldRange::full);
    expect_refused({"--color-map", "jet"}, "--color-map: unknown map 'jet', expected viridis, magma,");
    expect_refused({"--color-map", "#00"}, "--color-map: expected a colour as in #ff8000, found '#00'");
    expect_refused({"--field-range", "7"}, "--field-range: expected auto, full, LOW,HIGH or LOW%,HIGH%, found '7'");
    expect_refused({"--field-range", "7,2"}, "--field-range: the first number is above");
    expect_refused({"--field-range", "2%,101%"}, "--field-range");
    expect_refused({"--isolines", "dots"}, "--isolines: unknown isolines 'dots', expected none, lines or bands");
    expect_refused({"--isoline-step", "0"}, "--isoline-step");
    expect_refused({"--nan-color", "red"}, "--nan-color: expected a colour");
}

TEST(CommandLine, VectorsAsArrows) {
    const render::VectorLook usual = parse_as<RenderOptions>({"render", "-o", "a.png"}).scene.render.vectors;
    EXPECT_EQ(usual.name, "");
    EXPECT_EQ(usual.most, 1500);
    const render::VectorLook look =
        parse_as<RenderOptions>({"render", "-o", "a.png", "--vectors", "normals", "--vector-length", "0.2",
                                 "--vector-count", "77", "--vector-color", "#00ff00", "--same-length"})
            .scene.render.vectors;
    EXPECT_EQ(look.name, "normals");
    EXPECT_EQ(look.length, 0.2F);
    EXPECT_EQ(look.most, 77);
    EXPECT_EQ(look.color, glm::vec3(0, 1, 0));
    EXPECT_TRUE(look.same_length);
    expect_refused({"--vector-length", "-1"}, "--vector-length");
    expect_refused({"--vector-count", "0"}, "--vector-count");
}

TEST(CommandLine, AMatcapIsNamedOrAPicture) {
    EXPECT_EQ(parse_as<ViewOptions>({}).scene.render.matcap, render::Matcap());
    const render::Matcap clay = parse_as<ViewOptions>({"--matcap", "clay"}).scene.render.matcap;
    EXPECT_EQ(clay.name, "clay");
    EXPECT_NE(clay.picture, nullptr);
    expect_refused({"--matcap", "glass"}, "--matcap: unknown matcap 'glass', expected clay, wax,");
}

/// The file of a view, which goes with the test.
class CommandLineOfAView : public testing::Test {
protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        file_ = std::filesystem::path(testing::TempDir()) / ("vitrine_" + std::string(test->name()) + ".json");
        name_ = file_.string();
        std::ofstream(file_)
            << R"({"version": 1, "files": ["a.obj"], "samples": 8, "rest_samples": 16, "theme": "light",
            "quality": "draft", "grid": false, "light": {"environment": "sky.hdr", "key": 2},
            "camera": {"view": "top"}, "animation": {"playing": true}})";
    }
    void TearDown() override { std::filesystem::remove(file_); }

    std::filesystem::path file_;
    std::string name_;
};

TEST_F(CommandLineOfAView, TellsAllThatIsNotGiven) {
    for (const auto& options :
         {parse_as<ViewOptions>({"--state", name_.c_str()}), parse_as<ViewOptions>({name_.c_str()})}) {
        EXPECT_EQ(options.scene.state, file_);
        EXPECT_EQ(options.scene.files, Files{file_.parent_path() / "a.obj"});
        EXPECT_EQ(options.scene.camera, "top");
        EXPECT_EQ(options.scene.samples, 8);
        EXPECT_EQ(options.scene.render.quality, render::Quality::draft);
        EXPECT_FALSE(options.scene.render.grid);
        EXPECT_TRUE(options.scene.play);
        EXPECT_EQ(options.scene.environment, file_.parent_path() / "sky.hdr");
        EXPECT_EQ(options.scene.key_light, 2);
        EXPECT_TRUE(options.given.samples && options.given.theme) << "they win over what the viewer remembers";
    }
}

TEST_F(CommandLineOfAView, GivesWayToWhatIsGiven) {
    const auto options =
        parse_as<RenderOptions>({"render", "--state", name_.c_str(), "-o", "x.png", "b.obj", "--msaa", "4", "--quality",
                                 "normal", "--camera", "front", "sea.hdr", "--key-light", "0.5"});
    EXPECT_EQ(options.scene.files, Files{"b.obj"});
    EXPECT_EQ(options.scene.samples, 4) << "though it is the usual one";
    EXPECT_EQ(options.scene.rest_samples, 16);
    EXPECT_EQ(options.scene.render.quality, render::Quality::normal);
    EXPECT_EQ(options.scene.camera, "front");
    EXPECT_EQ(options.scene.environment, "sea.hdr");
    EXPECT_EQ(options.scene.key_light, 0.5F);
    EXPECT_FALSE(options.scene.render.grid);
    EXPECT_TRUE(parse_as<ViewOptions>({name_.c_str(), "--no-grid=false"}).scene.render.grid);
    EXPECT_FALSE(parse_as<ViewOptions>({name_.c_str(), "sea.hdr"}).scene.key_light) << "as the map has it";
    const auto demo = parse_as<RenderOptions>({"render", "--state", name_.c_str(), "-o", "x.png", "--demo", "galaxy"});
    EXPECT_TRUE(demo.scene.files.empty());
    EXPECT_EQ(demo.scene.demo, "galaxy");
}

TEST_F(CommandLineOfAView, ThatCannotBeReadIsNoWrongUsage) {
    std::ofstream(file_) << "{";
    EXPECT_THROW(parse({"--state", name_.c_str()}), FileError);
    EXPECT_THROW(parse({"--state", "missing.json"}), FileError);
}

TEST(CommandLine, WhatIsLeftOut) {
    const auto options = parse_as<RenderOptions>({"render", "-o", "x.png", "--no-faces", "--cull-backs",
                                                  "--no-vertex-colors", "--no-points", "--no-lines", "--hide", "lid",
                                                  "--hide", "car/wheel", "--edl-strength", "3", "--edl-radius", "2"});
    const render::Settings& settings = options.scene.render;
    EXPECT_FALSE(settings.faces || settings.vertex_colors || settings.points || settings.lines);
    EXPECT_TRUE(settings.back_face_culling);
    EXPECT_EQ(settings.eye_dome.strength, 3);
    EXPECT_EQ(settings.eye_dome.radius_pixels, 2);
    EXPECT_EQ(options.scene.hidden, (std::vector<std::string>{"lid", "car/wheel"}));
    EXPECT_EQ(parse_as<RenderOptions>({"render", "-o", "x.png"}).scene.render, [] {
        render::Settings usual;
        usual.vectors = parse_as<ViewOptions>({}).scene.render.vectors;
        return usual;
    }());
    expect_refused({"--edl-strength", "11"}, "--edl-strength");
    expect_refused({"--edl-radius", "0"}, "--edl-radius");
}

TEST(CommandLine, HowAnAnimationIsPlayed) {
    const auto options = parse_as<ViewOptions>({"a.glb", "--speed", "-2", "--once"});
    EXPECT_EQ(options.scene.speed, -2);
    EXPECT_FALSE(options.scene.loop);
    EXPECT_TRUE(parse_as<ViewOptions>({}).scene.loop);
    expect_refused({"--speed", "fast"}, "--speed");
}

TEST(CommandLine, BenchCharts) {
    const auto options = parse_as<BenchOptions>({"bench", "--png", "a.png", "--theme", "dark", "--scale", "2"});
    EXPECT_EQ(options.png, "a.png");
    EXPECT_EQ(options.chart_theme, ui::Theme::dark);
    EXPECT_EQ(options.chart_scale, 2);
}

TEST(CommandLine, BenchCompare) {
    EXPECT_EQ(parse_as<BenchOptions>({"bench", "--compare", "a.json", "b.json"}).compare, (Files{"a.json", "b.json"}));
    EXPECT_TRUE(parse_as<BenchOptions>({"bench"}).compare.empty());
    expect_refused({"bench", "--compare", "a.json"}, "--compare");
    expect_refused({"bench", "--compare"}, "--compare");
    expect_refused({"bench", "--compare", "a.json", "b.json", "--png", "c.png"}, "but --png is given");
    expect_refused({"bench", "c.ply", "--compare", "a.json", "b.json"}, "'c.ply' is given");
}

TEST(CommandLine, BenchUntilItIsCertain) {
    const auto options = parse_as<BenchOptions>({"bench", "--frames", "9", "--until-ci", "2.5", "--time-limit", "0.5"});
    EXPECT_EQ(options.frames, 9);
    EXPECT_EQ(options.until_ci_percent, 2.5);
    EXPECT_EQ(options.time_limit_seconds, 0.5);
    EXPECT_EQ(parse_as<BenchOptions>({"bench", "--until-ci", "0"}).until_ci_percent, 0);
}

TEST(CommandLine, Info) {
    const auto options = parse_as<InfoOptions>({"info", "a.obj", "--json"});
    EXPECT_EQ(options.files, (Files{"a.obj"}));
    EXPECT_TRUE(options.json);
    EXPECT_EQ(parse_as<InfoOptions>({"info", "a.obj", "b.obj"}).files.size(), 2U);
}

TEST(CommandLine, BenchOfKernels) {
    EXPECT_FALSE(parse_as<BenchOptions>({"bench"}).kernels);
    const auto all = parse_as<BenchOptions>({"bench", "--compute"});
    ASSERT_TRUE(all.kernels);
    EXPECT_TRUE(all.kernels->demos.empty());
    EXPECT_EQ(all.kernels->ways.size(), compute::all_ways.size());
    EXPECT_TRUE(all.kernels->counts.empty());
    EXPECT_EQ(all.sizes, (std::vector{glm::ivec2(1280, 720)}));
    const auto some = parse_as<BenchOptions>({"bench", "--compute", "--demo", "sine", "--demo", "galaxy", "--ways",
                                              "cl-copy,gl", "--counts", "4e6", "--counts", "5,5", "--size", "64x48"});
    EXPECT_EQ(some.kernels->demos, (std::vector<std::string>{"sine", "galaxy"}));
    EXPECT_EQ(some.kernels->ways, (std::vector{compute::Way::cl_copy, compute::Way::gl}));
    EXPECT_EQ(some.kernels->counts, (std::vector<std::size_t>{5, 4'000'000})) << "the fewest first, each once";
    EXPECT_EQ(some.sizes, (std::vector{glm::ivec2(64, 48)}));
}

TEST(CommandLine, RefusesWhatHasNothingToDoWithKernels) {
    expect_refused({"bench", "--compute", "a.ply"}, "--compute draws demos, but the scene 'a.ply' is given");
    expect_refused({"bench", "--compute", "--paths", "cpu"}, "--compute measures kernels, but --paths is given");
    expect_refused({"bench", "--compute", "--arrays"}, "--compute measures kernels, but --arrays is given");
    expect_refused({"bench", "--compute", "--compare", "a", "b"}, "but --compare is given");
    expect_refused({"bench", "--compute", "--sizes", "8x8,9x9"}, "--compute takes one --size");
    expect_refused({"bench", "--compute", "--demo", "nothing"}, "nothing");
    expect_refused({"bench", "--compute", "--ways", "gl,cuda"}, "--ways: unknown way to compute 'cuda'");
    expect_refused({"bench", "--compute", "--counts", "1.5"}, "--counts: expected a whole number from 1 to");
    expect_refused({"bench", "--compute", "--counts", "0"}, "found '0'");
    expect_refused({"bench", "--compute", "--counts", "nan"}, "found 'nan'");
    expect_refused({"bench", "--ways", "gl"}, "--ways needs --compute");
    expect_refused({"bench", "--counts", "5"}, "--counts needs --compute");
}

TEST(CommandLine, Devices) {
    EXPECT_FALSE(parse_as<DevicesOptions>({"devices"}).json);
    EXPECT_TRUE(parse_as<DevicesOptions>({"devices", "--json"}).json);
    expect_refused({"devices", "a.ply"}, "unknown argument 'a.ply'");
    expect_refused({"devices", "--csv"}, "(see 'vitrine devices --help')");
}

TEST(CommandLine, Formats) {
    EXPECT_FALSE(parse_as<FormatsOptions>({"formats"}).json);
    EXPECT_TRUE(parse_as<FormatsOptions>({"formats", "--json"}).json);
    expect_refused({"formats", "a.ply"}, "unknown argument 'a.ply' (see 'vitrine formats --help')");
}

TEST(CommandLine, LogLevelEverywhere) {
    EXPECT_EQ(parse({"--log-level", "debug"}).log_level, "debug");
    EXPECT_EQ(parse({"info", "a.obj", "--log-level", "off"}).log_level, "off");
    EXPECT_EQ(parse({"--log-level", "trace", "info", "a.obj"}).log_level, "trace");
    EXPECT_EQ(parse({"--log-level=info", "bench"}).log_level, "info");
    EXPECT_TRUE(std::holds_alternative<BenchOptions>(parse({"--log-level=info", "bench"}).command));
}

TEST(CommandLine, HelpEverywhere) {
    for (const auto& words : {std::initializer_list<const char*>{"--help"},
                              {"-h"},
                              {"render", "--help"},
                              {"bench", "--help"},
                              {"info", "--help"},
                              {"devices", "--help"},
                              {"--log-level", "off", "info", "--help"}}) {
        const Message message = message_of(words);
        EXPECT_EQ(message.exit_code, 0);
        EXPECT_NE(message.text.find("--log-level"), std::string::npos) << message.text;
    }
    EXPECT_NE(message_of({"--help"}).text.find("vitrine render"), std::string::npos);
    EXPECT_NE(message_of({"render", "--help"}).text.find("--output"), std::string::npos);
    EXPECT_NE(message_of({"bench", "--help"}).text.find("--height-field"), std::string::npos);
}

TEST(CommandLine, VersionEverywhere) {
    for (const auto& words : {std::initializer_list<const char*>{"--version"},
                              {"render", "--version"},
                              {"bench", "--version"},
                              {"info", "--version"}}) {
        const Message message = message_of(words);
        EXPECT_EQ(message.exit_code, 0);
        EXPECT_TRUE(message.text.starts_with("vitrine ")) << message.text;
        EXPECT_NE(message.text.find('.'), std::string::npos) << message.text;
    }
}

TEST(CommandLine, RefusesUnknownWords) {
    expect_refused({"rendr", "model.ply"}, "'rendr' is neither a file nor a command");
    expect_refused({"--nonsense"}, "unknown option '--nonsense'");
    expect_refused({"a.ply", "-q"}, "unknown option '-q'");
    expect_refused({"info", "a.ply", "--ui"}, "unknown option '--ui'");
    expect_refused({"bench", "--paths"}, "--paths");
    expect_refused({"--log-level"}, "--log-level");
}

TEST(CommandLine, RefusesMissingWords) {
    expect_refused({"render"}, "--output");
    expect_refused({"render", "a.ply"}, "--output");
    expect_refused({"info"}, "FILE");
    expect_refused({"info", "--json"}, "FILE");
}

TEST(CommandLine, RefusesBadSizes) {
    for (const char* size : {"0x100", "100x0", "-5x5", "640", "640x", "x480", "640x480x3", "640X480", "1e3x5",
                             "640 x 480", "99999999999x5", "65537x1", ""}) {
        expect_refused({"render", "-o", "o.png", "--size", size}, "--size");
        expect_refused({"bench", "--size", "5x5", "--size", size}, "--size");
    }
    expect_refused({"--size", "0x7"}, "found '0x7'");
}

TEST(CommandLine, RefusesBadValues) {
    expect_refused({"bench", "--arrays", "a.ply"}, "--arrays draws nothing, but the scene 'a.ply' is given");
    expect_refused({"bench", "--arrays", "--csv", "x.csv"}, "--arrays measures no render paths, but --csv is given");
    expect_refused({"bench", "--layers", "0"}, "--layers: expected a whole number from 1 to 100000, found '0'");
    expect_refused({"bench", "--parts", "0"}, "--parts: expected a whole number from 1 to 1000000, found '0'");
    expect_refused({"bench", "a.ply", "--parts", "5"}, "--parts takes the place");
    expect_refused({"bench", "--parts", "5", "--triangles", "1e3", "--triangles", "1e4"}, "--parts takes one number");
    expect_refused({"bench", "--parts", "5", "--layers", "5"}, "--layers takes the place");
    expect_refused({"bench", "a.ply", "--layers", "5"}, "--layers takes the place");
    expect_refused({"bench", "--items", "dots=5"}, "--items: there are no 'dots', only: points, markers, segments");
    expect_refused({"bench", "--items", "points"}, "--items: expected a whole number from 1 to 10000000, found ''");
    expect_refused({"bench", "a.ply", "--items", "points=5"}, "--items takes the place");
    EXPECT_EQ(parse_as<BenchOptions>({"bench", "--items", "segments=100000"}).items.count, 100000);
    expect_refused({"--render-scale", "3"}, "--render-scale: expected auto or a number from 0.25 to 2, found '3'");
    expect_refused({"--render-scale", "nan"}, "--render-scale");
    expect_refused({"--budget", "0"}, "--budget");
    for (const char* count : {"0", "17", "-1", "1.5", "99999999999"})
        expect_refused({"--viewports", count}, "--viewports: expected a whole number from 1 to 16");
    expect_refused({"--viewports", "texture,teleport"}, "unknown render path 'teleport'");
    expect_refused({"--viewports", "cpu,cpu,cpu,cpu,cpu,cpu,cpu,cpu,cpu,cpu,cpu,cpu,cpu,cpu,cpu,cpu,cpu"},
                   "--viewports: expected at most 16 paths, found 17");
    expect_refused({"render", "-o", "o.png", "--viewports", "2"}, "--viewports needs --ui here");
    expect_refused({"--present", "sharp"}, "unknown presentation 'sharp', expected exact or image");
    expect_refused({"--path", "teleport"},
                   "unknown render path 'teleport', expected texture, inline, blit, pbo, cpu or shared");
    expect_refused({"bench", "--paths", "texture,teleport"}, "teleport");
    expect_refused({"bench", "--paths", "texture,"}, "unknown render path ''");
    expect_refused({"--msaa", "3"}, "1, 2, 4 or 8 samples per pixel, found '3'");
    expect_refused({"--msaa", "16"}, "--msaa");
    expect_refused({"--msaa", "two"}, "--msaa");
    expect_refused({"bench", "--msaa", "4", "--msaa", "0"}, "--msaa");
    expect_refused({"--ring", "1"}, "from 2 to 8, found '1'");
    expect_refused({"--ring", "9"}, "--ring");
    expect_refused({"--ring", "3.5"}, "--ring");
    expect_refused({"--up", "w"}, "--up");
    expect_refused({"--theme", "pink"}, "dark or light, found 'pink'");
    expect_refused({"--scale", "0"}, "--scale");
    expect_refused({"--scale", "nan"}, "--scale");
    expect_refused({"--scale", "5"}, "--scale");
    expect_refused({"--controller", "joystick"}, "joystick");
    expect_refused({"--camera", "upside"}, "camera: unknown word 'upside'");
    expect_refused({"--camera", "eye=1,2"}, "3 numbers");
    for (const char* viewports : {"0", "17", "-1", "1,", "4x4", ""})
        expect_refused({"bench", "--viewports", viewports}, "--viewports: expected a whole number from 1 to 16");
    expect_refused({"bench", "--frames", "0"}, "--frames");
    expect_refused({"bench", "--frames", "many"}, "--frames");
    expect_refused({"bench", "--sizes", "640x480,"}, "found ''");
    expect_refused({"bench", "--sizes", ""}, "--size");
    expect_refused({"bench", "--sizes", "640x480,0x480"}, "found '0x480'");
    expect_refused({"bench", "--msaa", "1,,4"}, "found ''");
    expect_refused({"bench", "--triangles", "1e3,many"}, "--triangles: expected a number from 2");
    expect_refused({"bench", "--triangles", "1"}, "--triangles");
    expect_refused({"bench", "--triangles", ""}, "--triangles");
    expect_refused({"bench", "a.ply", "--triangles", "1e3"}, "--triangles takes the place of a file");
    expect_refused({"bench", "--triangles", "1e3", "--height-field", "5x5"}, "each other's place");
    expect_refused({"bench", "--theme", "pink"}, "dark or light, found 'pink'");
    expect_refused({"bench", "--scale", "9"}, "--scale");
    expect_refused({"bench", "--until-ci", "-1"}, "--until-ci");
    expect_refused({"bench", "--until-ci", "nan"}, "--until-ci");
    expect_refused({"bench", "--until-ci", "2%"}, "from 0 to 100, found '2%'");
    expect_refused({"bench", "--time-limit", "-1"}, "--time-limit");
    expect_refused({"bench", "--time-limit", "ever"}, "--time-limit");
    expect_refused({"bench", "--warmup", "-1"}, "--warmup");
    expect_refused({"bench", "--height-field", "1x5"}, "--height-field");
    expect_refused({"bench", "a.ply", "--height-field", "5x5"}, "--height-field takes the place of a file");
}

TEST(CommandLine, TheHintNamesTheCommand) {
    expect_refused({"render", "--path", "x", "-o", "y.png"}, "(see 'vitrine render --help')");
    expect_refused({"bench", "--frames", "x"}, "(see 'vitrine bench --help')");
    expect_refused({"--path", "x"}, "(see 'vitrine --help')");
    EXPECT_EQ(help_command(parse({"info", "x"}).command), "vitrine info --help");
    EXPECT_EQ(help_command(parse({"devices"}).command), "vitrine devices --help");
    EXPECT_EQ(help_command(parse({}).command), "vitrine --help");
}

TEST(CommandLine, AUsageLineIsOneLine) {
    EXPECT_EQ(usage_line("two\nlines", "vitrine --help"), "vitrine: two lines (see 'vitrine --help')\n");
}

}  // namespace
}  // namespace vitrine::app
