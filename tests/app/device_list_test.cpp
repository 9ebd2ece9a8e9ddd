#include <app/device_list.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <string>

namespace vitrine::app {
namespace {

using compute::Way;

GlDevice a_gl_device() {
    GlDevice gl;
    gl.driver = {.vendor = "Acme", .renderer = "Rasterizer 9", .version = "4.5", .software = true};
    gl.shading_language = "4.50";
    gl.origin = "EGL device 0";
    gl.limits = {.groups = {65535, 65534, 65533},
                 .group_size = {1024, 512, 64},
                 .group_invocations = 1024,
                 .shared_bytes = 32768,
                 .storage_bindings = 96,
                 .storage_blocks = 16,
                 .storage_block_bytes = 1 << 27,
                 .image_units = 8};
    gl.features = {{.extension = "GL_ARB_buffer_storage", .use = "mapping", .core = true, .present = true},
                   {.extension = "GL_ARB_sparse_buffer", .use = "gaps", .core = false, .present = false}};
    return gl;
}

compute::ClDevice a_cl_device() {
    return {.platform = "Acme CL",
            .platform_version = "OpenCL 3.0",
            .name = "Acme cores",
            .version = "OpenCL 3.0 Acme",
            .driver = "7.1",
            .kind = "CPU",
            .unified_memory = true,
            .images = true,
            .shares_gl = false,
            .gl_events = false,
            .doubles = true,
            .compute_units = 12,
            .memory_bytes = 8'000'000'000};
}

DeviceList a_list() {
    DeviceList list;
    list.gl = a_gl_device();
    list.opencl = {a_cl_device()};
    list.ways = {{.way = Way::gl, .works = false, .reason = "it is tired", .device = "Rasterizer 9"},
                 {.way = Way::cl_shared, .works = false, .reason = "nothing shares", .device = {}},
                 {.way = Way::cl_mapped, .works = true, .reason = "works here", .device = "Acme cores"},
                 {.way = Way::cl_copy, .works = true, .reason = "works here", .device = "Acme cores"}};
    list.best = Way::cl_mapped;
    return list;
}

/// The fact that stands behind a name, in a line of its own.
std::string fact(const std::string& text, const std::string& name) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("  " + name + "  ")) continue;
        return line.substr(line.find_first_not_of(' ', name.size() + 2));
    }
    return "(no line '" + name + "')";
}

TEST(DeviceList, AsTextTellsWhatThereIs) {
    const std::string text = to_text(a_list());
    EXPECT_EQ(fact(text, "renderer"), "Rasterizer 9");
    EXPECT_EQ(fact(text, "draws on"), "the CPU (software rasterizer)");
    EXPECT_EQ(fact(text, "work groups"), "at most 65,535 x 65,534 x 65,533");
    EXPECT_EQ(fact(text, "work group"), "at most 1,024 x 512 x 64, together 1,024 invocations");
    EXPECT_EQ(fact(text, "storage buffers"), "16 in a shader, 96 bindings, each up to 134 MB");
    EXPECT_EQ(fact(text, "GL_ARB_buffer_storage"), "core  mapping");
    EXPECT_EQ(fact(text, "GL_ARB_sparse_buffer"), "no    gaps");
    EXPECT_EQ(fact(text, "memory"), "8.00 GB, the host's too");
    EXPECT_EQ(fact(text, "cl_khr_gl_sharing"), "no");
    EXPECT_EQ(fact(text, "gl"), "no     it is tired");
    EXPECT_EQ(fact(text, "cl-mapped"), "yes    the best here: Acme cores");
    EXPECT_EQ(fact(text, "cl-copy"), "yes    Acme cores");
}

TEST(DeviceList, AsTextIsAtMostAHundredColumnsWide) {
    DeviceList list = a_list();
    list.opencl.front().platform_version = std::string(300, 'x');
    std::istringstream lines(to_text(list));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 100U) << line;
}

TEST(DeviceList, AsJsonHasStableNames) {
    const nlohmann::ordered_json json = to_json(a_list());
    EXPECT_EQ(json["gl"]["renderer"], "Rasterizer 9");
    EXPECT_EQ(json["gl"]["software"], true);
    EXPECT_EQ(json["gl"]["compute"]["work_group_size"], (nlohmann::ordered_json{1024, 512, 64}));
    EXPECT_EQ(json["gl"]["compute"]["shared_memory_bytes"], 32768);
    EXPECT_EQ(json["gl"]["compute"]["storage_buffer_bindings"], 96);
    EXPECT_EQ(json["gl"]["extensions"][1]["name"], "GL_ARB_sparse_buffer");
    EXPECT_EQ(json["gl"]["extensions"][1]["present"], false);
    EXPECT_TRUE(json["gl_problem"].is_null());
    EXPECT_EQ(json["opencl"][0]["kind"], "CPU");
    EXPECT_EQ(json["opencl"][0]["unified_memory"], true);
    EXPECT_EQ(json["opencl"][0]["cl_khr_gl_event"], false);
    EXPECT_TRUE(json["opencl_problem"].is_null());
    ASSERT_EQ(json["ways"].size(), 4U);
    EXPECT_EQ(json["ways"][0]["way"], "gl");
    EXPECT_EQ(json["ways"][0]["reason"], "it is tired");
    EXPECT_TRUE(json["ways"][1]["device"].is_null());
    EXPECT_EQ(json["ways"][2]["best"], true);
    EXPECT_EQ(json["ways"][3]["best"], false);
}

TEST(DeviceList, WhatIsMissingHasAReason) {
    DeviceList list;
    list.gl_problem = "no driver";
    list.opencl_problem = "no library";
    const std::string text = to_text(list);
    EXPECT_NE(text.find("OpenGL\n  none: no driver\n"), std::string::npos) << text;
    EXPECT_NE(text.find("OpenCL\n  none: no library\n"), std::string::npos) << text;
    const nlohmann::ordered_json json = to_json(list);
    EXPECT_TRUE(json["gl"].is_null());
    EXPECT_EQ(json["gl_problem"], "no driver");
    EXPECT_EQ(json["opencl"].size(), 0U);
    EXPECT_EQ(json["opencl_problem"], "no library");
}

}  // namespace
}  // namespace vitrine::app
