#include "bench_parser.h"

#include <vitrine/ui/split_view.h>

#include <cmath>

namespace vitrine::app {
namespace {

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

constexpr float most_triangles = 2e8F;

/// The square height field that has about so many triangles: two in each of its cells.
glm::ivec2 height_field_of(float triangles) {
    return glm::ivec2(std::max(2, static_cast<int>(std::lround(std::sqrt(triangles / 2))) + 1));
}

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
        add_value(app(), "--parts", parts_, "N",
                  "A bumpy sphere of --triangles (1e6) in so many meshes: 1 is a closed surface");
        app().add_flag("--prepare", prepare_, "First prepare the meshes, as the viewer does in the background");
        app().add_flag("--all-faces", all_faces_, "Draw the backs of closed meshes, too");
        add_value(app(), "--layers", layers_, "N",
                  "So many see-through squares above each other: few vertices, many fragments");
        add_values(app(), "--points", points_, "LIST",
                   "Coloured clouds of so many points of a pixel, one after the other: 1e5,1e6,1e7");
        app().add_flag("--order-points", order_points_, "Order clouds for sampling first, as the viewer does");
        add_value(app(), "--point-budget", point_budget_, "MS",
                  "Of a frame: as many points of ordered clouds are drawn as it allows; 0: all");
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
        app().add_flag("--compute", compute_, "Measure demos that run kernels instead, by each way that works here");
        add_values(app(), "--ways", ways_, "LIST", "Of --compute: all, or gl,cl-shared,cl-mapped,cl-copy");
        add_values(app(), "--counts", counts_, "LIST",
                   "Items of the demos of --compute, with commas or again for more (default 1e3,1e4,...)");
        app().add_flag("--window", window_, "In a window, vsync off, instead of without a display");
    }

private:
    Command command() const override {
        BenchOptions options;
        SceneWords scene = scene_;
        if (compute_) scene.demo.clear();  // there may be several
        options.scene = scene.options();
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
        if (compute_) options.kernels = kernels();
        for (const char* part : {"--ways", "--counts"}) {
            if (given(part) && !compute_) throw UsageError(fmt::format("{} needs --compute", part));
        }
        if (compute_ && !given("--size")) options.sizes = {{1280, 720}};
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
        read_parts(options);
        if (options.parts == 0) options.height_fields = height_fields();
        options.layers = layers(options);
        options.points = points(options);
        options.scene.point_budget_ms = parse_number("--point-budget", point_budget_, 0, 10000);
        options.order_points = order_points_;
        if (options.scene.point_budget_ms > 0 && !order_points_)
            throw UsageError("--point-budget needs --order-points");
        if (!items_.empty()) options.items = items(options);
    }

    void read_parts(BenchOptions& options) const {
        options.prepare = prepare_;
        options.all_faces = all_faces_;
        if (parts_.empty()) return;
        if (!height_field_.empty() || !scene_.files.empty())
            throw UsageError("--parts takes the place of files and height fields");
        if (triangles_.size() > 1) throw UsageError("--parts takes one number of --triangles");
        options.parts = parse_whole("--parts", parts_, 1, 1'000'000);
        if (!triangles_.empty())
            options.part_triangles = double{parse_number("--triangles", triangles_.front(), 2.0F, most_triangles)};
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
        for (const char* other :
             {"--paths", "--present", "--size", "--viewports", "--msaa", "--height-field", "--triangles", "--parts",
              "--layers", "--points", "--items", "--csv", "--png", "--compare", "--window"}) {
            if (given(other))
                throw UsageError(fmt::format("--arrays measures no render paths, but {} is given", other));
        }
    }

    BenchOptions::Kernels kernels() const {
        require_only_kernels();
        BenchOptions::Kernels wanted;
        wanted.demos =
            parse_lists(words_of("--demo"), [](const std::string& word) { return std::string(demo_named(word).name); });
        for (const auto& ways : parse_lists(ways_.empty() ? Words{"all"} : ways_,
                                            [](const std::string& word) { return parse_ways("--ways", word); }))
            wanted.ways.insert(wanted.ways.end(), ways.begin(), ways.end());
        wanted.counts =
            parse_lists(counts_, [](const std::string& word) { return parse_count("--counts", word, most_count); });
        std::ranges::sort(wanted.counts);
        return wanted;
    }

    void require_only_kernels() const {
        if (!scene_.files.empty())
            throw UsageError(fmt::format("--compute draws demos, but the scene '{}' is given", scene_.files.front()));
        for (const char* other :
             {"--arrays", "--paths", "--present", "--viewports", "--msaa", "--height-field", "--triangles", "--parts",
              "--layers", "--points", "--items", "--compare", "--window", "--until-ci", "--count"}) {
            if (given(other)) throw UsageError(fmt::format("--compute measures kernels, but {} is given", other));
        }
        if (sizes_.size() > 1 || (!sizes_.empty() && sizes_.front().find(',') != std::string::npos))
            throw UsageError("--compute takes one --size");
    }

    int layers(const BenchOptions& options) const {
        if (layers_.empty()) return 0;
        if (!options.height_fields.empty() || !scene_.files.empty() || options.parts > 0)
            throw UsageError("--layers takes the place of files and height fields");
        return parse_whole("--layers", layers_, 1, 100000);
    }

    std::vector<std::size_t> points(const BenchOptions& options) const {
        if (points_.empty()) return {};
        if (options.layers > 0 || options.parts > 0 || !options.height_fields.empty() || !scene_.files.empty())
            throw UsageError("--points takes the place of files, height fields, parts and layers");
        return parse_lists(points_, [](const std::string& word) { return parse_count("--points", word, most_count); });
    }

    BenchOptions::Items items(const BenchOptions& options) const {
        if (options.layers > 0 || options.parts > 0 || !options.points.empty() || !options.height_fields.empty() ||
            !scene_.files.empty())
            throw UsageError("--items takes the place of files, height fields, parts, layers and points");
        const std::size_t equals = std::min(items_.find('='), items_.size());
        return {parse_collection_kind("--items", items_.substr(0, equals)),
                parse_whole("--items", items_.substr(std::min(equals + 1, items_.size())), 1, 10'000'000)};
    }

    std::vector<glm::ivec2> height_fields() const {
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
    Words points_;
    std::string point_budget_ = "0";
    bool order_points_ = false;
    std::string parts_;
    bool prepare_ = false;
    bool all_faces_ = false;
    std::string items_;
    Words triangles_;
    std::string json_;
    std::string csv_;
    std::string png_;
    Words compare_;
    std::string theme_ = "light";
    std::string scale_ = "1";
    bool arrays_ = false;
    bool compute_ = false;
    Words ways_;
    Words counts_;
    bool window_ = false;
};

}  // namespace

std::unique_ptr<Parser> make_bench_parser() {
    return std::make_unique<BenchParser>();
}

}  // namespace vitrine::app
