#include "bench_files.h"

#include "bench_chart.h"
#include "growth_chart.h"

#include <vitrine/base/error.h>
#include <vitrine/io/picture.h>

#include <algorithm>
#include <fstream>

namespace vitrine::app {
namespace {

/// "a.png" -> "a-growth.png"
std::filesystem::path growth_file(std::filesystem::path chart) {
    const std::string name = chart.stem().string() + "-growth" + chart.extension().string();
    return chart.replace_filename(name);
}

void write_charts(const BenchReport& report, const BenchFiles& files) {
    if (files.png.empty()) return;
    io::write_picture(files.png, draw_bar_chart(report, files.theme, files.scale));
    const std::vector<Growth> growths = growths_of(report.runs);
    if (growths.empty()) return;
    io::write_picture(growth_file(files.png), draw_growth_chart(report.machine, growths, files.theme, files.scale));
}

}  // namespace

BenchFiles files_named(const std::filesystem::path& file, ui::Theme theme, float scale) {
    const auto with = [&](const char* extension) { return std::filesystem::path(file).concat(extension); };
    return {.json = with(".json"),
            .csv = with(".csv"),
            .png = with(".png"),
            .theme = theme,
            .scale = std::max(1.0F, scale)};
}

std::string dated_name(const std::string& kind, std::string date) {
    std::erase(date, ':');
    return kind + '-' + date;
}

BenchFiles files_of(const BenchOptions& options) {
    return {.json = options.json,
            .csv = options.csv,
            .png = options.png,
            .theme = options.chart_theme,
            .scale = options.chart_scale};
}

void require_folder(const std::filesystem::path& file) {
    if (file.empty()) return;
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (!std::filesystem::is_directory(folder)) throw FileError(file, "its folder does not exist");
    if (std::filesystem::is_directory(file)) throw FileError(file, "is a folder, expected a file to write");
}

void write_text(const std::filesystem::path& file, const std::string& text) {
    if (file.empty()) return;
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) throw FileError(file, "cannot be written");
}

void require_writable(const BenchFiles& files) {
    for (const std::filesystem::path* file : {&files.json, &files.csv, &files.png}) require_folder(*file);
    if (!files.png.empty() && files.png.extension() != ".png")
        throw FileError(files.png, "expected a name that ends in .png");
}

void write_report(const BenchReport& report, const BenchFiles& files) {
    write_text(files.json, to_json(report));
    write_text(files.csv, to_csv(report));
    write_charts(report, files);
}

}  // namespace vitrine::app
