#include "command_line.h"

#include "option_values.h"

#include <app/demos/demo.h>

#include <vitrine/base/error.h>
#include <vitrine/base/version.h>
#include <vitrine/ui/split_view.h>

#include <spdlog/fmt/fmt.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::app {
namespace {

constexpr int largest_edge = 65536;  // beyond any driver's; the driver's own limit is checked when it is known
constexpr std::string_view log_level_option = "--log-level";
constexpr std::array<std::string_view, 3> command_names{"render", "bench", "info"};

constexpr const char* camera_help =
    "\n--camera takes words in any order; what is left out is as in the default view:\n"
    "  front back right left top bottom iso   a standard view\n"
    "  eye=x,y,z pivot=x,y,z                  from where to where\n"
    "  orientation=w,x,y,z distance=d         a unit quaternion and world units, instead\n"
    "  up=x,y,z                               the world's up\n"
    "  fov=degrees (or fov=0.8rad)            the full vertical angle\n"
    "  perspective orthographic               the projection\n";

using Words = std::vector<std::string>;

/// The program's words, parted: options before the command's name belong to the command too.
struct Split {
    std::string command;  ///< empty: the viewer
    Words words;
};

Split split_command(Words words) {
    std::size_t first = 0;
    while (first < words.size() && words[first].starts_with(log_level_option)) {
        first += words[first] == log_level_option ? 2 : 1;
    }
    if (first >= words.size()) return {"", std::move(words)};
    const auto* known = std::find(command_names.begin(), command_names.end(), words[first]);
    if (known == command_names.end()) return {"", std::move(words)};
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(first));
    return {std::string(*known), std::move(words)};
}

CLI::Option* add_value(CLI::App& app, const std::string& name, std::string& word, const std::string& type,
                       const std::string& description) {
    CLI::Option* option = app.add_option(name, word, description)->type_name(type)->take_last();
    if (!word.empty()) option->capture_default_str();
    return option;
}

/// A value that may be given again and again, one at a time, so that a file may follow it.
void add_values(CLI::App& app, const std::string& name, Words& words, const std::string& type,
                const std::string& description) {
    app.add_option(name, words, description)->type_name(type)->allow_extra_args(false);
}

/// The words between commas; at least one, which may be empty.
Words split_list(const std::string& list) {
    Words words(1);
    for (const char c : list) {
        if (c == ',')
            words.emplace_back();
        else
            words.back() += c;
    }
    return words;
}

/// The values of an option's lists, each once and in their order.
template <class Parse>
auto parse_lists(const Words& lists, Parse parse) {
    std::vector<decltype(parse(std::string()))> values;
    for (const std::string& list : lists) {
        for (const std::string& word : split_list(list)) {
            const auto value = parse(word);
            if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
        }
    }
    return values;
}

/// The square height field that has about so many triangles: two in each of its cells.
glm::ivec2 height_field_of(float triangles) {
    return glm::ivec2(std::max(2, static_cast<int>(std::lround(std::sqrt(triangles / 2))) + 1));
}

void add_files(CLI::App& app, Words& files, const std::string& description) {
    app.add_option("FILE", files, description)->type_name("");
}

/// What every command that draws understands, as words.
struct SceneWords {
    Words files;
    std::string demo;
    std::string camera;
    std::string up = "y";
    std::string ring = "3";
    std::string path = "texture";
    std::string present = "exact";
    std::string samples = "4";
    std::string theme = "dark";
    std::string viewports;
    bool independent = false;
    bool wireframe = false;
    bool flat = false;
    bool no_grid = false;
    bool no_axes = false;

    void add_look(CLI::App& app) {
        add_files(app, files, "OBJ, PLY, STL, glTF, GLB or SVG files; none: a built-in sample");
        add_value(app, "--demo", demo, "NAME", "A scene that is computed while it is shown: " + demo_names());
        add_value(app, "--camera", camera, "TEXT",
                  "front, top, iso, ... and eye=x,y,z pivot=x,y,z fov=degrees orthographic ...: see below");
        add_value(app, "--up", up, "AXIS", "What is up in the files: x, y, z, -x, -y or -z");
        add_value(app, "--ring", ring, "N", "Pixel buffers of the path pbo, 2 to 8");
        app.add_flag("--wireframe", wireframe, "Draw the triangles' edges");
        app.add_flag("--flat", flat, "Shade each face flat");
        app.add_flag("--no-grid", no_grid, "Leave out the ground grid");
        app.add_flag("--no-axes", no_axes, "Leave out the axes cross");
        app.footer(camera_help);
    }

    void add_path(CLI::App& app) {
        add_value(app, "--path", path, "NAME", "How the picture arrives: texture, inline, blit, pbo, cpu or shared");
        add_value(app, "--present", present, "NAME", "How it is shown: exact (texel by pixel) or image (by ImGui)");
        add_value(app, "--msaa", samples, "N", "Samples per pixel: 1, 2, 4 or 8");
        add_value(app, "--theme", theme, "NAME", "dark or light");
    }

    void add_viewports(CLI::App& app) {
        add_value(app, "--viewports", viewports, "N|LIST",
                  "Viewports side by side, 1 to 16, or the path of each: texture,inline,...");
        app.add_flag("--independent", independent, "Each viewport's camera moves by itself");
    }

    SceneOptions options() const {
        SceneOptions options;
        options.files.assign(files.begin(), files.end());
        options.demo = demo;
        if (!demo.empty()) demo_named(demo);
        if (!demo.empty() && !files.empty()) throw UsageError("--demo shows a scene of its own: leave the files out");
        options.up = parse_up("--up", up);
        options.camera = camera;
        // Most mistakes show without knowing the scene.
        if (!camera.empty()) scene::parse_camera(camera, {glm::dvec3(-1), glm::dvec3(1)}, 1.0, options.up);
        options.path = parse_path("--path", path);
        if (!viewports.empty()) options.viewports = parse_viewports("--viewports", viewports);
        options.viewports.linked = !independent;
        options.present = parse_present("--present", present);
        options.ring_size = parse_whole("--ring", ring, 2, 8);
        options.samples = parse_samples("--msaa", samples);
        options.theme = parse_theme("--theme", theme);
        options.wireframe = wireframe;
        options.flat = flat;
        options.grid = !no_grid;
        options.axes = !no_axes;
        return options;
    }
};

/// What commands understand that can tell what they ask of the GPU, as words.
struct GpuLogWords {
    std::string format;
    std::string file;

    void add(CLI::App& app) {
        // A flag takes a value by '=' alone, so that a file may follow it.
        app.add_flag("--gpu-log{text}", format,
                     "Write what the GPU is asked to do to stdout: --gpu-log or --gpu-log=json")
            ->type_name("")
            ->take_last();
        add_value(app, "--gpu-log-file", file, "PATH", "Write it there instead");
    }

    GpuLogOptions options() const {
        GpuLogOptions options;
        if (!format.empty()) options.format = parse_gpu_log_format("--gpu-log", format);
        if (!file.empty() && !options.format) options.format = GpuLogFormat::text;
        options.file = file;
        return options;
    }
};

/// One command's parser: the options it adds to CLI11's, and the words turned into options.
class Parser {
public:
    Parser(const std::string& description, const std::string& name) : app_(description, name) {
        app_.set_help_flag("-h,--help", "Print this help");
        app_.set_version_flag("--version", "vitrine " VITRINE_VERSION, "Print the version");
        app_.get_formatter()->column_width(32);
        add_value(app_, std::string(log_level_option), log_level_, "NAME",
                  "What stderr shows: trace, debug, info, warning, error, critical or off");
    }
    virtual ~Parser() = default;

    /// Throws UsageError.
    CommandLine parse(Words words) {
        std::reverse(words.begin(), words.end());
        try {
            app_.parse(std::move(words));
        } catch (const CLI::CallForHelp&) {
            return {Message{app_.help(), 0}, log_level_};
        } catch (const CLI::CallForVersion&) {
            return {Message{"vitrine " VITRINE_VERSION "\n", 0}, log_level_};
        } catch (const CLI::ExtrasError& error) {
            throw UsageError(unknown_words(error));
        } catch (const CLI::ParseError& error) {
            throw UsageError(error.what());
        }
        return {command(), log_level_};
    }

protected:
    virtual Command command() const = 0;
    CLI::App& app() { return app_; }
    bool given(const std::string& name) const { return app_.count(name) > 0; }

private:
    std::string unknown_words(const CLI::ExtrasError& error) const {
        const Words unknown = app_.remaining();
        if (unknown.empty()) return error.what();
        return fmt::format("unknown {} '{}'", unknown[0].starts_with('-') ? "option" : "argument", unknown[0]);
    }

    CLI::App app_;
    std::string log_level_ = CommandLine{}.log_level;
};

class ViewParser final : public Parser {
public:
    ViewParser() : Parser("Opens files in a window and lets you look around.", "vitrine") {
        scene_.add_look(app());
        scene_.add_path(app());
        scene_.add_viewports(app());
        add_value(app(), "--size", size_, "WxH", "The window's (default: 1280x800, less on a small monitor)");
        add_value(app(), "--controller", controller_, "NAME", "turntable, trackball, fly or pan_zoom");
        add_value(app(), "--scale", scale_, "S", "Of text and controls, 0.5 to 4 (default: the monitor's)");
        add_value(app(), "--render-scale", render_scale_, "S",
                  "Pixels drawn for each one shown, along an edge: 0.25 to 2, or auto: fewer while it moves, as the "
                  "budget demands");
        add_value(app(), "--budget", budget_, "MS", "Of a frame that moves, for --render-scale auto");
        gpu_log_.add(app());
        app().add_flag("--drop-copies", drop_copies_, "Free arrays in main memory once the GPU has them");
        app().add_flag("--no-vsync", no_vsync_, "Do not wait for the monitor");
        app().add_flag("--continuous", continuous_, "Draw all the time, not only when something changes");
        app().add_flag("--fresh", fresh_,
                       "Neither read nor write the saved settings (~/.config/vitrine/settings.json)");
        app().footer(std::string(camera_help) +
                     "\nCommands (each has its own --help):\n"
                     "  vitrine render [FILE...] -o out.png   makes a picture without a window\n"
                     "  vitrine bench [FILE...]               measures the render paths against each other\n"
                     "  vitrine info FILE...                  says what is in a file\n"
                     "A file with the name of a command is given as ./render.");
    }

private:
    Command command() const override {
        ViewOptions options;
        options.scene = scene_.options();
        options.gpu_log = gpu_log_.options();
        if (!size_.empty()) options.size = parse_extent("--size", size_, 1, largest_edge);
        options.controller = scene::controller_kind_named(controller_);
        if (!scale_.empty()) options.scale = parse_number("--scale", scale_, 0.5F, 4.0F);
        options.scene.render_scale =
            parse_render_scale("--render-scale", render_scale_, parse_number("--budget", budget_, 1, 10000));
        options.scene.drop_copies = drop_copies_;
        options.vsync = !no_vsync_;
        options.continuous = continuous_;
        options.fresh = fresh_;
        options.given = {.path = given("--path"),
                         .viewports = given("--viewports"),
                         .linked = given("--independent"),
                         .ring_size = given("--ring"),
                         .present = given("--present"),
                         .samples = given("--msaa"),
                         .theme = given("--theme"),
                         .controller = given("--controller"),
                         .vsync = no_vsync_,
                         .continuous = continuous_};
        return options;
    }

    SceneWords scene_;
    GpuLogWords gpu_log_;
    std::string size_;
    std::string controller_ = "turntable";
    std::string render_scale_ = "1";
    std::string budget_ = "16.7";
    std::string scale_;
    bool drop_copies_ = false;
    bool no_vsync_ = false;
    bool continuous_ = false;
    bool fresh_ = false;
};

class RenderParser final : public Parser {
public:
    RenderParser() : Parser("Draws files into a PNG; needs no display.", "vitrine render") {
        scene_.add_look(app());
        scene_.add_path(app());
        scene_.add_viewports(app());
        add_value(app(), "-o,--output", output_, "PNG", "Where the picture goes")->required();
        add_value(app(), "--size", size_, "WxH", "The picture's");
        app().add_flag("--ui", ui_, "The whole window, panels included");
        add_value(app(), "--scale", scale_, "S", "Of text, controls, points and lines, 0.5 to 4");
        gpu_log_.add(app());
    }

private:
    Command command() const override {
        RenderOptions options;
        options.scene = scene_.options();
        options.gpu_log = gpu_log_.options();
        options.output = parse_picture("--output", output_);
        options.size = parse_extent("--size", size_, 1, largest_edge);
        options.ui = ui_;
        if (!ui_ && options.scene.viewports.count > 1) throw UsageError("--viewports needs --ui here");
        options.scale = parse_number("--scale", scale_, 0.5F, 4.0F);
        return options;
    }

    SceneWords scene_;
    GpuLogWords gpu_log_;
    std::string output_;
    std::string size_ = "1280x720";
    std::string scale_ = "1";
    bool ui_ = false;
};

class BenchParser final : public Parser {
public:
    BenchParser() : Parser("Measures the render paths over one camera flight, in turns.", "vitrine bench") {
        scene_.add_look(app());
        add_value(app(), "--paths", paths_, "LIST",
                  "all, or names separated by commas: texture,inline,blit,pbo,cpu,shared");
        add_value(app(), "--present", presents_, "NAME", "exact, image, or all: exact, and texture as an image too");
        add_values(app(), "--size,--sizes", sizes_, "LIST",
                   "The window's: WxH, with commas or again for more (default 1920x1080)");
        add_values(app(), "--msaa", samples_, "LIST", "Samples per pixel, with commas or again for more (default 1)");
        add_values(app(), "--viewports", viewports_, "LIST",
                   "So many share the window, each with the whole scene; with commas or again for more (default 1)");
        add_value(app(), "--frames", frames_, "N", "Measured frames of each path: so many, or the least of --until-ci");
        add_value(app(), "--until-ci", until_ci_, "PERCENT",
                  "Go on until each median is known to +- so much; 0: do not (2 without --frames)");
        add_value(app(), "--time-limit", time_limit_, "SECONDS",
                  "The most for a case; the least frames are measured anyway");
        add_value(app(), "--warmup", warmup_, "N", "Frames of each path before measuring");
        add_value(app(), "--height-field", height_field_, "CxR",
                  "A wavy field of columns x rows vertices instead of a file");
        add_values(app(), "--triangles", triangles_, "LIST",
                   "Wavy fields of about so many triangles, one after the other: 1e3,1e4,1e5");
        add_value(app(), "--layers", layers_, "N",
                  "So many see-through squares above each other: few vertices, many fragments");
        add_value(app(), "--items", items_, "KIND=N",
                  "A collection of so many points, markers, segments, polylines (parts), triangles, polygons or text");
        add_value(app(), "--json", json_, "PATH", "Save the report as JSON");
        add_value(app(), "--csv", csv_, "PATH", "Save the report as CSV, one row for each run");
        add_value(app(), "--png", png_, "PATH",
                  "Save a chart; how costs grow in a sweep of three or more goes to PATH with -growth");
        add_value(app(), "--theme", theme_, "NAME", "Of the charts: dark or light");
        add_value(app(), "--scale", scale_, "S", "Of the charts, 0.5 to 4");
        app()
            .add_option("--compare", compare_, "Measure nothing, but say what changed from one JSON report to another")
            ->type_name("PATH PATH")
            ->expected(2);
        app().add_flag("--arrays", arrays_, "Measure edits of arrays and their uploads instead; saves only --json");
        app().add_flag("--window", window_, "In a window, vsync off, instead of without a display");
    }

private:
    Command command() const override {
        BenchOptions options;
        options.scene = scene_.options();
        options.paths = parse_paths("--paths", paths_);
        options.presents = parse_presents("--present", presents_);
        options.window = window_;
        read_cases(options);
        read_length(options);
        read_outputs(options);
        options.compare.assign(compare_.begin(), compare_.end());
        options.arrays = arrays_;
        if (!compare_.empty()) require_nothing_to_measure();
        if (arrays_) require_no_paths();
        return options;
    }

    void read_cases(BenchOptions& options) const {
        options.sizes =
            parse_lists(sizes_, [](const std::string& word) { return parse_extent("--size", word, 1, largest_edge); });
        if (options.sizes.empty()) options.sizes = {{1920, 1080}};
        options.samples = parse_lists(samples_, [](const std::string& word) { return parse_samples("--msaa", word); });
        if (options.samples.empty()) options.samples = {1};
        options.viewports = parse_lists(viewports_, [](const std::string& word) {
            return parse_whole("--viewports", word, 1, ui::SplitView::most_viewports);
        });
        if (options.viewports.empty()) options.viewports = {1};
        options.height_fields = height_fields();
        options.layers = layers(options);
        if (!items_.empty()) options.items = items(options);
    }

    void read_length(BenchOptions& options) const {
        options.frames = parse_whole("--frames", frames_, 1, 1000000);
        // A number of frames alone is meant exactly.
        if (given("--frames")) options.until_ci_percent = 0;
        if (given("--until-ci")) options.until_ci_percent = parse_number("--until-ci", until_ci_, 0.0F, 100.0F);
        options.time_limit_seconds = parse_number("--time-limit", time_limit_, 0.0F, 86400.0F);
        options.warmup = parse_whole("--warmup", warmup_, 0, 1000000);
    }

    void read_outputs(BenchOptions& options) const {
        options.json = json_;
        options.csv = csv_;
        options.png = png_;
        options.chart_theme = parse_theme("--theme", theme_);
        options.chart_scale = parse_number("--scale", scale_, 0.5F, 4.0F);
    }

    void require_nothing_to_measure() const {
        if (!scene_.files.empty())
            throw UsageError(
                fmt::format("--compare measures nothing, but the scene '{}' is given", scene_.files.front()));
        for (const char* output : {"--json", "--csv", "--png"}) {
            if (given(output)) throw UsageError(fmt::format("--compare writes no file, but {} is given", output));
        }
    }

    void require_no_paths() const {
        if (!scene_.files.empty())
            throw UsageError(fmt::format("--arrays draws nothing, but the scene '{}' is given", scene_.files.front()));
        for (const char* other : {"--paths", "--present", "--size", "--viewports", "--msaa", "--height-field",
                                  "--triangles", "--layers", "--items", "--csv", "--png", "--compare", "--window"}) {
            if (given(other))
                throw UsageError(fmt::format("--arrays measures no render paths, but {} is given", other));
        }
    }

    int layers(const BenchOptions& options) const {
        if (layers_.empty()) return 0;
        if (!options.height_fields.empty() || !scene_.files.empty())
            throw UsageError("--layers takes the place of files and height fields");
        return parse_whole("--layers", layers_, 1, 100000);
    }

    BenchOptions::Items items(const BenchOptions& options) const {
        if (options.layers > 0 || !options.height_fields.empty() || !scene_.files.empty())
            throw UsageError("--items takes the place of files, height fields and layers");
        const std::size_t equals = std::min(items_.find('='), items_.size());
        return {parse_collection_kind("--items", items_.substr(0, equals)),
                parse_whole("--items", items_.substr(std::min(equals + 1, items_.size())), 1, 10'000'000)};
    }

    std::vector<glm::ivec2> height_fields() const {
        constexpr float most_triangles = 2e8F;
        const bool one = !height_field_.empty();
        if (one && given("--triangles")) throw UsageError("--height-field and --triangles take each other's place");
        if ((one || given("--triangles")) && !scene_.files.empty())
            throw UsageError(fmt::format("{} takes the place of a file, but '{}' is given",
                                         one ? "--height-field" : "--triangles", scene_.files.front()));
        if (one) return {parse_extent("--height-field", height_field_, 2, 10000)};
        return parse_lists(triangles_, [](const std::string& word) {
            return height_field_of(parse_number("--triangles", word, 2.0F, most_triangles));
        });
    }

    SceneWords scene_;
    std::string paths_ = "all";
    std::string presents_ = "all";
    Words sizes_;
    Words samples_;
    Words viewports_;
    std::string frames_ = "60";
    std::string until_ci_;
    std::string time_limit_ = "60";
    std::string warmup_ = "5";
    std::string height_field_;
    std::string layers_;
    std::string items_;
    Words triangles_;
    std::string json_;
    std::string csv_;
    std::string png_;
    Words compare_;
    std::string theme_ = "light";
    std::string scale_ = "1";
    bool arrays_ = false;
    bool window_ = false;
};

class InfoParser final : public Parser {
public:
    InfoParser() : Parser("Says what is in files; needs no display and no GPU.", "vitrine info") {
        app().add_option("FILE", files_, "OBJ, PLY, STL, glTF, GLB or SVG files")->type_name("")->required();
        app().add_flag("--json", json_, "As JSON: an object, or an array of them for several files");
    }

private:
    Command command() const override {
        InfoOptions options;
        options.files.assign(files_.begin(), files_.end());
        options.json = json_;
        return options;
    }

    Words files_;
    bool json_ = false;
};

CommandLine parse_words(const std::string& command, Words words) {
    if (command == "render") return RenderParser().parse(std::move(words));
    if (command == "bench") return BenchParser().parse(std::move(words));
    if (command == "info") return InfoParser().parse(std::move(words));
    return ViewParser().parse(std::move(words));
}

}  // namespace

CommandLine parse_command_line(int argc, const char* const* argv) {
    Split split = split_command(argc > 0 ? Words(argv + 1, argv + argc) : Words());
    try {
        return parse_words(split.command, std::move(split.words));
    } catch (const UsageError& error) {
        const std::string help = "vitrine" + (split.command.empty() ? "" : " " + split.command) + " --help";
        return {Message{usage_line(error.what(), help), 2}};
    }
}

std::string help_command(const Command& command) {
    if (std::holds_alternative<RenderOptions>(command)) return "vitrine render --help";
    if (std::holds_alternative<BenchOptions>(command)) return "vitrine bench --help";
    if (std::holds_alternative<InfoOptions>(command)) return "vitrine info --help";
    return "vitrine --help";
}

std::string usage_line(const std::string& problem, const std::string& help_command) {
    std::string line = problem;
    std::replace(line.begin(), line.end(), '\n', ' ');
    return fmt::format("vitrine: {} (see '{}')\n", line, help_command);
}

}  // namespace vitrine::app
