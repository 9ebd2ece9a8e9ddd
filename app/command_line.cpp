#include "command_line.h"

#include "bench_parser.h"
#include "command_parser.h"

#include <vitrine/octree/octree.h>

#include <array>

namespace vitrine::app {
namespace {

constexpr std::array<std::string_view, 6> command_names{"render", "bench", "info", "index", "devices", "formats"};

bool is_command(std::string_view word) {
    return std::find(command_names.begin(), command_names.end(), word) != command_names.end();
}

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
    if (!is_command(words[first])) return {"", std::move(words)};
    std::string command = std::move(words[first]);
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(first));
    return {std::move(command), std::move(words)};
}

/// A mistyped command would be a file that does not exist, beside which the others are shown.
void expect_no_command(const std::vector<std::filesystem::path>& files) {
    if (files.empty()) return;
    const std::string first = files.front().string();
    std::error_code ignored;
    if (is_command(first)) return;  // after "--"
    if (first.find_first_of("./\\") == std::string::npos && !std::filesystem::exists(files.front(), ignored))
        throw UsageError(fmt::format("'{}' is neither a file nor a command", first));
}

class ViewParser final : public Parser {
public:
    ViewParser() : Parser("Opens files in a window and lets you look around.", "vitrine") {
        scene_.add_look(app());
        scene_.add_compute(app());
        scene_.rest_samples = "64";
        scene_.add_path(app());
        scene_.add_viewports(app());
        add_value(app(), "--size", size_, "WxH", "The window's (default: 1280x800, less on a small monitor)");
        add_value(app(), "--controller", controller_, "NAME", "turntable, trackball, fly or pan_zoom");
        add_value(app(), "--scale", scale_, "S", "Of text and controls, 0.5 to 4 (default: the monitor's)");
        add_value(app(), "--render-scale", render_scale_, "S",
                  "Pixels drawn for each one shown, along an edge: 0.25 to 2, or auto: fewer while it moves, as the "
                  "budget demands");
        add_value(app(), "--budget", budget_, "MS", "Of a frame that moves, for --render-scale auto");
        add_value(app(), "--point-budget", point_budget_, "MS",
                  "Of a frame that moves: of large clouds as many points are drawn as it allows; 0: all");
        gpu_log_.add(app());
        app().add_flag("--play", play_, "Play the animation");
        app().add_flag("--watch", watch_, "Load files again when they change, from the same point of view");
        app().add_flag("--keep-copies", keep_copies_,
                       "Keep the files' arrays in main memory, too, when the GPU has them");
        app().add_flag("--no-vsync", no_vsync_, "Do not wait for the monitor");
        app().add_flag("--continuous", continuous_, "Draw all the time, not only when something changes");
        app().add_flag("--fresh", fresh_,
                       "Neither read nor write the saved settings (~/.config/vitrine/settings.json)");
        app().footer(std::string(camera_help) +
                     "\nCommands (each has its own --help):\n"
                     "  vitrine render [FILE...] -o out.png   makes a picture without a window\n"
                     "  vitrine bench [FILE...]               measures the render paths against each other\n"
                     "  vitrine info FILE...                  says what is in a file\n"
                     "  vitrine index FILE                    puts a cloud larger than memory into an octree\n"
                     "  vitrine devices                       says what can draw and compute here\n"
                     "  vitrine formats                       says which files can be read\n"
                     "A file with the name of a command is given as ./render.");
    }

private:
    Command command() const override {
        ViewOptions options;
        options.scene = scene_.options();
        expect_no_command(options.scene.files);
        options.gpu_log = gpu_log_.options();
        if (!size_.empty()) options.size = parse_extent("--size", size_, 1, largest_edge);
        options.controller = scene::controller_kind_named(controller_);
        if (!scale_.empty()) options.scale = parse_number("--scale", scale_, 0.5F, 4.0F);
        options.scene.render_scale =
            parse_render_scale("--render-scale", render_scale_, parse_number("--budget", budget_, 1, 10000));
        options.scene.point_budget_ms = parse_number("--point-budget", point_budget_, 0, 10000);
        options.scene.drop_copies = !keep_copies_;
        options.scene.watch = watch_;
        options.scene.play |= play_;
        options.vsync = !no_vsync_;
        options.continuous = continuous_;
        options.fresh = fresh_;
        const bool has_state = !options.scene.state.empty();
        options.given = {.path = given("--path"),
                         .viewports = given("--viewports"),
                         .linked = given("--independent"),
                         .ring_size = given("--ring"),
                         .present = given("--present"),
                         .samples = given("--msaa") || has_state,
                         .theme = given("--theme") || has_state,
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
    std::string point_budget_ = "33";
    std::string scale_;
    bool watch_ = false;
    bool play_ = false;
    bool keep_copies_ = false;
    bool no_vsync_ = false;
    bool continuous_ = false;
    bool fresh_ = false;
};

class RenderParser final : public Parser {
public:
    RenderParser() : Parser("Draws files into a PNG; needs no display.", "vitrine render") {
        scene_.add_look(app());
        scene_.add_compute(app());
        scene_.add_path(app());
        scene_.add_viewports(app());
        add_value(app(), "-o,--output", output_, "PNG", "Where the picture goes")->required();
        add_value(app(), "--size", size_, "WxH", "The picture's");
        app().add_flag("--ui", ui_, "The whole window, panels included");
        app().add_flag("--transparent", transparent_, "No background: what is not covered is left out");
        add_value(app(), "--scale", scale_, "S", "Of text, controls, points and lines, 0.5 to 4");
        add_value(app(), "--advance", advance_, "SECONDS",
                  "Let the demo go on for so long first, in steps of 1/60 s, 0 to 600");
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
        options.transparent = transparent_;
        if (ui_ && transparent_) throw UsageError("--transparent is of the scene alone: leave --ui out");
        if (!ui_ && options.scene.viewports.count > 1) throw UsageError("--viewports needs --ui here");
        options.scale = parse_number("--scale", scale_, 0.5F, 4.0F);
        options.advance_seconds = parse_number("--advance", advance_, 0, 600);
        if (given("--advance") && options.scene.demo.empty()) throw UsageError("--advance needs --demo");
        return options;
    }

    SceneWords scene_;
    GpuLogWords gpu_log_;
    std::string advance_ = "0";
    std::string output_;
    std::string size_ = "1280x720";
    std::string scale_ = "1";
    bool ui_ = false;
    bool transparent_ = false;
};

class InfoParser final : public Parser {
public:
    InfoParser() : Parser("Says what is in files; needs no display and no GPU.", "vitrine info") {
        app().add_option("FILE", files_, "Files of the kinds that 'vitrine formats' lists")->type_name("")->required();
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

class IndexParser final : public Parser {
public:
    IndexParser()
        : Parser(
              "Puts the points of a LAS, binary PLY, NPY or binary PCD file into an octree on disk, which is shown "
              "whatever its size.",
              "vitrine index") {
        app().add_option("FILE", file_, "The cloud")->type_name("")->required();
        add_value(app(), "-o,--output", output_, "PATH", "Where the octree goes (default: beside it, FILE.octree)");
    }

private:
    Command command() const override {
        IndexOptions options{.file = file_, .output = output_};
        if (output_.empty()) options.output = file_ + std::string(octree::octree_extension);
        return options;
    }

    std::string file_;
    std::string output_;
};

class DevicesParser final : public Parser {
public:
    DevicesParser()
        : Parser("Says what can draw and compute here, and which ways kernels can take.", "vitrine devices") {
        app().add_flag("--json", json_, "As JSON");
    }

private:
    Command command() const override { return DevicesOptions{.json = json_}; }

    bool json_ = false;
};

class FormatsParser final : public Parser {
public:
    FormatsParser() : Parser("Says which files can be read, and what of them.", "vitrine formats") {
        app().add_flag("--json", json_, "As JSON");
    }

private:
    Command command() const override { return FormatsOptions{.json = json_}; }

    bool json_ = false;
};

CommandLine parse_words(const std::string& command, Words words) {
    if (command == "render") return RenderParser().parse(std::move(words));
    if (command == "bench") return make_bench_parser()->parse(std::move(words));
    if (command == "info") return InfoParser().parse(std::move(words));
    if (command == "index") return IndexParser().parse(std::move(words));
    if (command == "devices") return DevicesParser().parse(std::move(words));
    if (command == "formats") return FormatsParser().parse(std::move(words));
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

SceneOptions usual_options() {
    return std::get<ViewOptions>(ViewParser().parse({}).command).scene;
}

std::string help_command(const Command& command) {
    if (std::holds_alternative<RenderOptions>(command)) return "vitrine render --help";
    if (std::holds_alternative<BenchOptions>(command)) return "vitrine bench --help";
    if (std::holds_alternative<InfoOptions>(command)) return "vitrine info --help";
    if (std::holds_alternative<IndexOptions>(command)) return "vitrine index --help";
    if (std::holds_alternative<DevicesOptions>(command)) return "vitrine devices --help";
    if (std::holds_alternative<FormatsOptions>(command)) return "vitrine formats --help";
    return "vitrine --help";
}

std::string usage_line(const std::string& problem, const std::string& help_command) {
    std::string line = problem;
    std::replace(line.begin(), line.end(), '\n', ' ');
    return fmt::format("vitrine: {} (see '{}')\n", line, help_command);
}

}  // namespace vitrine::app
