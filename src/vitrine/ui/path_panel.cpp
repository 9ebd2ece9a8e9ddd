#include <vitrine/ui/path_panel.h>

#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <string>

namespace vitrine::ui {
namespace {

void path_choice(const Look& look, ViewportSettings& settings) {
    for (const paths::PathKind kind : paths::all_paths) {
        const std::string name(paths::name_of(kind));
        const std::string control = "path." + name;
        const Color color = path_color(look.palette(), kind);
        if (radio_row(look, name.c_str(), color, settings.path == kind, {paths::description_of(kind), control}))
            settings.path = kind;
    }
    gap(look, 4);
    paragraph(look.palette().muted, paths::description_of(settings.path));
}

void present_choice(const Look& look, ViewportSettings& settings, const ViewportStatus& status) {
    static constexpr std::array choices{
        Choice{"Exact", {"Texel by pixel, opaque, at whole pixels, by a draw callback", {}}},
        Choice{"Image", {"By ImGui::Image, as a program would show any texture: filtered and blended", {}}}};
    const bool in_place = settings.path == paths::PathKind::inline_;
    control_label(look, "Present");
    ImGui::BeginDisabled(in_place);
    int chosen = settings.present == PresentKind::exact ? 0 : 1;
    if (segmented(look, "present", choices, chosen))
        settings.present = chosen == 0 ? PresentKind::exact : PresentKind::image;
    ImGui::EndDisabled();
    if (!status.remark.empty()) paragraph(look.palette().bad, status.remark);
}

void samples_choice(const Look& look, ViewportSettings& settings, int max_samples) {
    static constexpr std::array all{1, 2, 4, 8};
    static constexpr Help help{"Samples per pixel: more make smoother edges and cost more", "path.samples"};
    static constexpr std::array choices{Choice{"1", help}, Choice{"2", help}, Choice{"4", help}, Choice{"8", help}};
    std::size_t offered = 0;
    while (offered < all.size() && all[offered] <= std::max(1, max_samples)) ++offered;
    int chosen = 0;
    for (std::size_t i = 0; i < offered; ++i) {
        if (all[i] <= settings.samples) chosen = static_cast<int>(i);
    }
    control_label(look, "MSAA");
    if (segmented(look, "samples", std::span(choices).first(offered), chosen))
        settings.samples = all[static_cast<std::size_t>(chosen)];
}

void rest_choice(const Look& look, ViewportSettings& settings) {
    static constexpr std::array all{1, 16, 64};
    static constexpr std::array choices{
        Choice{"Once", {"A picture that rests is as sharp as one that moves", {}}},
        Choice{"16", {"A picture that rests gets 16 samples per pixel, little by little", {}}},
        Choice{"64", {"A picture that rests gets 64 samples per pixel, little by little", {}}}};
    int chosen = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] <= settings.rest_samples) chosen = static_cast<int>(i);
    control_label(look, "At rest");
    if (segmented(look, "rest samples", choices, chosen)) settings.rest_samples = all[static_cast<std::size_t>(chosen)];
    check(look, "Smooth edges", settings.render.smooth_edges,
          {"FXAA: in the finished picture; cheaper than samples, and less sharp", {}});
}

void scale_choice(const Look& look, RenderScale& scale, float now) {
    control_label(look, "Scale");
    slider(look, "scale", scale.fixed, smallest_render_scale, largest_render_scale, "%.2f",
           {"Pixels drawn for each one shown, along an edge", {}});
    check(look, "Auto scale", scale.automatic,
          {"While the picture moves, draw as few pixels as the frame budget demands; sharp again when it rests", {}});
    if (!scale.automatic) return;
    second_column(look);
    paragraph(look.palette().muted, now < scale.fixed ? fmt::format("now {:.2f}", now) : std::string("sharp"));
    control_label(look, "Budget");
    slider(look, "budget", scale.budget_ms, 4.0F, 100.0F, "%.1f ms", {"What a frame that moves may take", {}});
}

void options(const Look& look, ViewportSettings& settings, const ViewportStatus& status, const gl::Driver& driver,
             bool* vsync) {
    present_choice(look, settings, status);
    const bool has_ring = settings.path == paths::PathKind::pbo;
    control_label(look, "Ring");
    ImGui::BeginDisabled(!has_ring);
    slider(look, "ring", settings.path_options.ring_size, 2, 8, "%d buffers",
           {has_ring ? "Pixel buffers in flight: more wait less and show an older picture"
                     : "Pixel buffers in flight; only the path pbo has them",
            {}});
    ImGui::EndDisabled();
    samples_choice(look, settings, driver.max_samples);
    rest_choice(look, settings);
    scale_choice(look, settings.render_scale, status.render_scale);
    bool continuous = !settings.on_demand;
    if (check(look, "Continuous", continuous,
              {"Draw all the time, not only when something changed: for watching the timings", "path.continuous"}))
        settings.on_demand = !continuous;
    if (vsync == nullptr) return;
    second_column(look);
    check(look, "Vsync", *vsync, {"Wait for the monitor before showing a frame", "window.vsync"});
}

Quantity whole(std::uint64_t count, const char* unit) {
    return {format_count(count), unit};
}

void numbers(const Look& look, const ViewportStatus& status, const FrameTimings& timings) {
    const PathNumbers last = path_numbers(timings);
    value_row(look, "Copied per frame", format_bytes(last.bytes_per_frame),
              {"Bytes of pixels the path moved for the last picture; a readback and an upload count apart", {}});
    value_row(look, "Latency", whole(static_cast<std::uint64_t>(status.age_frames), "frames"),
              {"How many frames ago the picture shown was drawn", {}});
    value_row(look, "Blocked", {format_ms(last.blocked_ms), "ms"},
              {"CPU time spent waiting for the last picture's pixels", {}});
    value_row(look, "Ring full", whole(status.path.ring_full, ""),
              {"Times a readback found no free buffer and had to wait", {}});
    value_row(look, "Dropped", whole(status.path.dropped, ""),
              {"Pictures read back and never shown, for a newer one had arrived", {}});
    if (status.path.slices > 0) {
        value_row(look, "Scene thread", {format_ms(status.path.thread_ms), "ms"},
                  {"What the thread took to draw the picture shown", {}});
        value_row(look, "Slices", whole(status.path.slices, ""),
                  {"Parts in which the picture was submitted, so that none holds up the user interface", {}});
        value_row(look, "Longest slice", {format_ms(status.path.longest_slice_ms), "ms"},
                  {"For so long the user interface may have had to wait", {}});
    }
    const std::string size = std::to_string(status.size_pixels.x) + " × " + std::to_string(status.size_pixels.y);
    value_row(look, "Shown", {std::string(status.present), ""},
              {"How the picture gets into the window: blit or fetch, whichever this driver does faster, image, or in "
               "place",
               {}});
    value_row(look, "Picture", {size, "px"}, {"Size of the viewport in pixels", {}});
}

void driver_lines(const Look& look, const gl::Driver& driver) {
    paragraph(look.palette().text, driver.renderer);
    paragraph(look.palette().muted, "OpenGL " + driver.version);
    if (driver.software) paragraph(look.palette().muted, "Rasterises on the CPU: GPU times are CPU times here.");
}

}  // namespace

PathNumbers path_numbers(const FrameTimings& timings) {
    const std::vector<FrameCost>& frames = timings.frames();
    const auto last =
        std::find_if(frames.rbegin(), frames.rend(), [](const FrameCost& f) { return f.scene_draws > 0; });
    if (last == frames.rend()) return {};
    return {last->bytes_copied, last->blocked_ms, true};
}

void path_panel(const Look& look, Viewport& viewport, const FrameTimings& timings, const gl::Driver& driver,
                bool* vsync) {
    path_choice(look, viewport.settings());
    gap(look, 8);
    options(look, viewport.settings(), viewport.status(), driver, vsync);
    gap(look, 8);
    numbers(look, viewport.status(), timings);
    gap(look, 8);
    driver_lines(look, driver);
}

}  // namespace vitrine::ui
