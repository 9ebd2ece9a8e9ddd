#include <vitrine/ui/theme.h>

#include <gtest/gtest.h>
#include <imgui.h>

#include <vitrine/scene/material.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::ui {
namespace {

constexpr double readable = 4.5;  // WCAG 2.1, level AA, text
constexpr double visible = 3.0;   // the same for graphics

std::vector<std::pair<std::string, Palette>> palettes() {
    return {{"dark", palette_of(Theme::dark)}, {"light", palette_of(Theme::light)}};
}

/// What a colour-blind eye makes of linear light (Machado, Oliveira and Fernandes 2009, severity 1).
struct Eye {
    const char* name;
    glm::dmat3 transposed;
};
const std::vector<Eye> eyes{
    {"all cones", glm::dmat3(1)},
    {"no red", {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998}},
    {"no green", {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881}},
    {"no blue", {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}},
};

glm::dvec3 lab_seen(const Eye& eye, const Color& color) {
    const glm::dvec3 light = glm::clamp(glm::transpose(eye.transposed) * glm::dvec3(scene::linear_from_srgb(color)),
                                        glm::dvec3(0), glm::dvec3(1));
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
    const double x = f((0.4124 * light.r + 0.3576 * light.g + 0.1805 * light.b) / 0.9505);
    const double y = f(0.2126 * light.r + 0.7152 * light.g + 0.0722 * light.b);
    const double z = f((0.0193 * light.r + 0.1192 * light.g + 0.9505 * light.b) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

TEST(Contrast, FollowsItsDefinition) {
    EXPECT_NEAR(contrast({0, 0, 0}, {1, 1, 1}), 21.0, 1e-6);
    EXPECT_NEAR(contrast({1, 1, 1}, {0, 0, 0}), 21.0, 1e-6);
    EXPECT_NEAR(contrast({0.3F, 0.5F, 0.7F}, {0.3F, 0.5F, 0.7F}), 1.0, 1e-12);
    EXPECT_NEAR(contrast({0.4667F, 0.4667F, 0.4667F}, {1, 1, 1}), 4.48, 0.01);  // #777 on white
}

TEST(Theme, TextIsReadable) {
    for (const auto& [name, p] : palettes()) {
        SCOPED_TRACE(name);
        for (const Color& surface : {p.window, p.panel, p.raised, p.hovered, p.active, p.selected})
            EXPECT_GE(contrast(p.text, surface), readable);
        for (const Color& surface : {p.window, p.panel, p.raised, p.hovered, p.selected})
            EXPECT_GE(contrast(p.muted, surface), readable);
        EXPECT_GE(contrast(p.on_accent, p.accent), readable);
        for (const Color& meaning : {p.accent, p.good, p.warn, p.bad}) EXPECT_GE(contrast(meaning, p.panel), readable);
    }
}

/// Colours that stand beside each other in one plot.
std::vector<std::pair<std::string, std::vector<Color>>> color_sets(const Palette& p) {
    std::vector<Color> ways{p.text};  // what is drawn without a kernel
    for (const compute::Way way : compute::all_ways) ways.push_back(way_color(p, way));
    return {{"paths", {p.paths.begin(), p.paths.end()}},
            {"ways", ways},
            {"stages of computing", {p.compute_stages.begin(), p.compute_stages.end()}}};
}

TEST(Theme, PathColorsStandOutFromPanels) {
    for (const auto& [name, p] : palettes()) {
        for (std::size_t i = 0; i < p.paths.size(); ++i)
            EXPECT_GE(contrast(p.paths[i], p.panel), visible) << name << ", path colour " << i;
    }
}

TEST(Theme, ColorsOfOnePlotAreToldApartByEveryEye) {
    constexpr double told_apart = 12;  // CIE 1976 difference; 2.3 is just noticeable side by side
    for (const auto& [name, p] : palettes()) {
        for (const auto& [set, colors] : color_sets(p)) {
            for (const Eye& eye : eyes) {
                for (std::size_t i = 0; i < colors.size(); ++i) {
                    for (std::size_t j = i + 1; j < colors.size(); ++j)
                        EXPECT_GE(glm::distance(lab_seen(eye, colors[i]), lab_seen(eye, colors[j])), told_apart)
                            << name << ", " << set << ", " << eye.name << ", colours " << i << " and " << j;
                }
            }
        }
    }
}

TEST(Theme, EachPathHasItsOwnColor) {
    const Palette& p = palette_of(Theme::dark);
    for (const paths::PathKind a : paths::all_paths) {
        for (const paths::PathKind b : paths::all_paths)
            EXPECT_EQ(a == b, path_color(p, a) == path_color(p, b)) << paths::name_of(a) << ", " << paths::name_of(b);
    }
}

TEST(Theme, LengthsFollowTheScale) {
    ImGuiStyle one;
    ImGuiStyle two;
    apply_theme(one, Theme::dark, 1.0F);
    apply_theme(two, Theme::dark, 2.0F);
    EXPECT_EQ(two.FramePadding.x, 2 * one.FramePadding.x);
    EXPECT_EQ(two.ItemSpacing.y, 2 * one.ItemSpacing.y);
    EXPECT_EQ(two.ScrollbarSize, 2 * one.ScrollbarSize);
    // Applied again it does not grow.
    ImGuiStyle again = two;
    apply_theme(again, Theme::light, 2.0F);
    EXPECT_EQ(again.FramePadding.x, two.FramePadding.x);
}

TEST(Theme, PacksColorsAsImGuiDoes) {
    EXPECT_EQ(packed({1.0F, 0.5F, 0.0F}, 1.0F), IM_COL32(255, 128, 0, 255));
    EXPECT_EQ(packed({2.0F, -1.0F, 0.0F}, 0.0F), IM_COL32(255, 0, 0, 0));
}

TEST(Theme, GivesTheSceneItsBackground) {
    render::Settings dark;
    render::Settings light;
    apply_theme(dark, Theme::dark);
    apply_theme(light, Theme::light);
    EXPECT_LT(dark.background_top.g, light.background_top.g);
    EXPECT_GE(contrast(dark.grid_color, dark.background_bottom), visible);
    EXPECT_GE(contrast(light.grid_color, light.background_bottom), 2.5);
}

}  // namespace
}  // namespace vitrine::ui
