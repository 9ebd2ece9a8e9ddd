#include "device_list.h"
#include "text_table.h"

#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>
#include <nlohmann/json.hpp>

#include <array>

namespace vitrine::app {
namespace {

using Json = nlohmann::ordered_json;

std::string yes_or_no(bool yes) {
    return yes ? "yes" : "no";
}

std::string triple(const std::array<int, 3>& numbers) {
    const auto count = [](int number) { return ui::format_count(static_cast<std::uint64_t>(number)); };
    return fmt::format("{} x {} x {}", count(numbers[0]), count(numbers[1]), count(numbers[2]));
}

std::string bytes_text(std::int64_t bytes) {
    return ui::format_bytes(static_cast<std::uint64_t>(bytes)).text();
}

Json json_of(const gl::ComputeLimits& limits) {
    return {{"work_groups", limits.groups},
            {"work_group_size", limits.group_size},
            {"work_group_invocations", limits.group_invocations},
            {"shared_memory_bytes", limits.shared_bytes},
            {"storage_buffer_bindings", limits.storage_bindings},
            {"storage_blocks", limits.storage_blocks},
            {"storage_block_bytes", limits.storage_block_bytes},
            {"image_units", limits.image_units}};
}

Json json_of(const GlDevice& gl) {
    Json json{{"vendor", gl.driver.vendor},
              {"renderer", gl.driver.renderer},
              {"version", gl.driver.version},
              {"shading_language", gl.shading_language},
              {"software", gl.driver.software},
              {"context", gl.origin},
              {"max_texture_size", gl.driver.max_texture_size},
              {"max_samples", gl.driver.max_samples},
              {"compute", json_of(gl.limits)},
              {"extensions", Json::array()}};
    for (const GlFeature& feature : gl.features)
        json["extensions"].push_back(
            {{"name", feature.extension}, {"present", feature.present}, {"core", feature.core}});
    return json;
}

Json json_of(const compute::ClDevice& device) {
    return {{"platform", device.platform},
            {"platform_version", device.platform_version},
            {"name", device.name},
            {"version", device.version},
            {"driver", device.driver},
            {"kind", device.kind},
            {"compute_units", device.compute_units},
            {"memory_bytes", device.memory_bytes},
            {"unified_memory", device.unified_memory},
            {"images", device.images},
            {"cl_khr_gl_sharing", device.shares_gl},
            {"cl_khr_gl_event", device.gl_events},
            {"cl_khr_fp64", device.doubles}};
}

Json json_of(const compute::WayState& state, bool best) {
    return {{"way", compute::name_of(state.way)},
            {"works", state.works},
            {"best", best},
            {"device", state.device.empty() ? Json(nullptr) : Json(state.device)},
            {"reason", state.reason}};
}

/// Some platforms' versions list all that they were built with.
std::string clipped(const std::string& text) {
    constexpr std::size_t most = 76;
    return text.size() <= most ? text : text.substr(0, most - 3) + "...";
}

/// Rows of a name and what is known of it.
class Facts {
public:
    void add(const std::string& name, const std::string& fact) { table_.add_row({name, clipped(fact)}); }
    std::string text() const { return table_.text(); }

private:
    TextTable table_{{{"", Align::left}, {"", Align::left}}};
};

std::string limits_text(const gl::ComputeLimits& limits) {
    const auto count = [](int number) { return ui::format_count(static_cast<std::uint64_t>(number)); };
    Facts facts;
    facts.add("work groups", "at most " + triple(limits.groups));
    facts.add("work group", fmt::format("at most {}, together {} invocations", triple(limits.group_size),
                                        count(limits.group_invocations)));
    facts.add("shared memory", bytes_text(limits.shared_bytes) + " for a work group");
    facts.add("storage buffers", fmt::format("{} in a shader, {} bindings, each up to {}", count(limits.storage_blocks),
                                             count(limits.storage_bindings), bytes_text(limits.storage_block_bytes)));
    facts.add("image units", count(limits.image_units));
    return facts.text();
}

std::string features_text(const std::vector<GlFeature>& features) {
    TextTable table({{"extension", Align::left}, {"here", Align::left}, {"for", Align::left}});
    for (const GlFeature& feature : features)
        table.add_row({feature.extension, feature.core ? "core" : yes_or_no(feature.present), feature.use});
    return table.text();
}

std::string gl_text(const DeviceList& devices) {
    if (!devices.gl) return "OpenGL\n  none: " + devices.gl_problem + '\n';
    const GlDevice& gl = *devices.gl;
    Facts facts;
    facts.add("renderer", gl.driver.renderer);
    facts.add("vendor", gl.driver.vendor);
    facts.add("version", gl.driver.version);
    facts.add("shading language", gl.shading_language);
    facts.add("draws on", gl.driver.software ? "the CPU (software rasterizer)" : "a GPU");
    facts.add("context", gl.origin);
    return "OpenGL\n" + facts.text() + "\nCompute shaders\n" + limits_text(gl.limits) + '\n' +
           features_text(gl.features);
}

std::string device_text(const compute::ClDevice& device) {
    Facts facts;
    facts.add("platform", device.platform);
    facts.add("platform version", device.platform_version);
    facts.add("version", device.version);
    facts.add("driver", device.driver);
    facts.add("kind", device.kind);
    facts.add("compute units", std::to_string(device.compute_units));
    facts.add("memory", ui::format_bytes(device.memory_bytes).text() +
                            (device.unified_memory ? ", the host's too" : ", of its own"));
    facts.add("images", yes_or_no(device.images));
    facts.add("cl_khr_gl_sharing", yes_or_no(device.shares_gl));
    facts.add("cl_khr_gl_event", yes_or_no(device.gl_events));
    facts.add("cl_khr_fp64", yes_or_no(device.doubles));
    return fmt::format("\nOpenCL: {}\n", device.name) + facts.text();
}

std::string opencl_text(const DeviceList& devices) {
    if (devices.opencl.empty()) return "\nOpenCL\n  none: " + devices.opencl_problem + '\n';
    std::string text;
    for (const compute::ClDevice& device : devices.opencl) text += device_text(device);
    return text;
}

std::string ways_text(const DeviceList& devices) {
    TextTable table({{"way", Align::left}, {"works", Align::left}, {"", Align::left}});
    for (const compute::WayState& state : devices.ways)
        table.add_row(
            {std::string(compute::name_of(state.way)), yes_or_no(state.works),
             state.works ? (state.way == devices.best ? "the best here: " : "") + state.device : state.reason});
    return "\nHow kernels reach what is drawn\n" + table.text();
}

}  // namespace

nlohmann::ordered_json to_json(const DeviceList& devices) {
    Json json;
    json["gl"] = devices.gl ? json_of(*devices.gl) : Json(nullptr);
    json["gl_problem"] = devices.gl ? Json(nullptr) : Json(devices.gl_problem);
    json["opencl"] = Json::array();
    for (const compute::ClDevice& device : devices.opencl) json["opencl"].push_back(json_of(device));
    json["opencl_problem"] = devices.opencl_problem.empty() ? Json(nullptr) : Json(devices.opencl_problem);
    json["ways"] = Json::array();
    for (const compute::WayState& state : devices.ways)
        json["ways"].push_back(json_of(state, state.way == devices.best));
    return json;
}

std::string to_text(const DeviceList& devices) {
    return gl_text(devices) + opencl_text(devices) + ways_text(devices);
}

}  // namespace vitrine::app
