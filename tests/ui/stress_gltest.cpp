#include "viewport_test.h"

#include <support/gl_ledger.h>
#include <support/process_memory.h>

#include <vitrine/gl/debug_output.h>
#include <vitrine/scene/shapes.h>

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace vitrine::ui {
namespace {

// Every mixture of these two, by multisampling and by filtering, is opaque and has the same green: whatever else is
// seen where a viewport is, is wrong.
constexpr test::Pixel background{60, 120, 200, 255};
constexpr test::Pixel cube_color{200, 120, 60, 255};

/// Numbers that are the same on every machine.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    /// From 0 to before `count`.
    int below(int count) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(count)); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool one_in(int count) { return below(count) == 0; }
    template <class Values>
    auto one_of(const Values& values) {
        return values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
    }

private:
    std::mt19937 engine_;
};

/// A viewport and how it is shown.
struct Pane {
    explicit Pane(Viewport made) : viewport(std::move(made)) {}

    Viewport viewport;
    scene::Camera camera;
    ImVec2 offset{0, 0};  ///< from where the room for it begins
    bool hidden = false;
    bool collapsed = false;
    Place place;         ///< in the last frame
    bool seen = false;   ///< in the last frame
    bool begun = false;  ///< has had something to show: the path shared alone needs a while for its first picture
};

/// Five viewports: three in windows of their own and two in tabs, in the four quarters of the display.
class StressTest : public ViewportTest {
protected:
    static constexpr int steps = 2000;
    static constexpr int steps_between_checks = 50;
    static constexpr std::size_t panes = 5;
    static constexpr std::uint32_t usual_seed = 20261121;

    void start() {
        const char* wanted = std::getenv("VITRINE_STRESS_SEED");
        seed_ = wanted != nullptr ? static_cast<std::uint32_t>(std::strtoul(wanted, nullptr, 10)) : usual_seed;
        dice_ = Dice(seed_);
        scene = scene::Scene();
        scene::Mesh cube = scene::make_cube();
        cube.colors.assign(std::vector<glm::u8vec4>(cube.positions.size(), cube_color));
        test::show(scene, std::move(cube), test::unlit());
        make_gui({200, 150});
        for (std::size_t i = 0; i < panes; ++i) panes_.emplace_back(make_viewport());
        for (Pane& pane : panes_) reset_camera(pane);
        gui().set_build([this] { show_all(); });
    }
    Viewport make_viewport() {
        Viewport viewport(renderer(), host());
        render::Settings& drawing = viewport.settings().render;
        drawing.grid = false;
        drawing.axes = false;
        drawing.background_top = drawing.background_bottom = glm::vec3(background) / 255.0F;
        return viewport;
    }

    // What is seen.
    void show_all();
    void show_pane(Pane& pane);
    void show_in_quarter(const char* name, glm::ivec2 quarter, Pane& pane);
    void show_tabs();
    void frame();
    void frames(int count) {
        for (int i = 0; i < count; ++i) frame();
    }
    testing::AssertionResult looks_right(const Pane& pane, const test::Pixels& window) const;

    // What happens.
    void resize() {
        const std::array<int, 5> widths{90, 131, 200, 261, 420};
        gui().resize({dice_.one_of(widths) + dice_.below(9), 90 + dice_.below(dice_.one_in(8) ? 250 : 90)});
    }
    void split() { split_ = {0.4F + 0.01F * float(dice_.below(21)), 0.4F + 0.01F * float(dice_.below(21))}; }
    void move_inside() { pick().offset = {0.25F * float(dice_.below(100)), 0.25F * float(dice_.below(100))}; }
    void minimise() { gui().minimise(true); }
    void hide() { pick().hidden = dice_.one_in(3); }
    void collapse() { pick().collapsed = dice_.one_in(3); }
    void change_tab() { tab_ = dice_.below(2); }
    void change_path() { settings().path = dice_.one_of(paths::all_paths); }
    void change_ring() { settings().path_options.ring_size = dice_.between(2, 8); }
    void change_samples() { settings().samples = 1 << dice_.below(4); }
    void change_present() { settings().present = dice_.one_in(2) ? PresentKind::exact : PresentKind::image; }
    void change_scale() {
        settings().render_scale = {.fixed = 0.25F * static_cast<float>(dice_.between(1, 8)),
                                   .automatic = dice_.one_in(3),
                                   .budget_ms = static_cast<float>(dice_.between(1, 30))};
    }
    void change_demand() { settings().on_demand = !dice_.one_in(3); }
    void turn() {
        Pane& pane = pick();
        reset_camera(pane);
        pane.camera.orientation = glm::angleAxis(0.1 * dice_.below(63), glm::dvec3(0, 1, 0)) * pane.camera.orientation;
    }
    void move_pointer() { compat::feed_pointer({dice_.below(gui().size().x), dice_.below(gui().size().y)}); }
    void press() {
        move_pointer();
        gui().frame(std::chrono::seconds(1));  // so that no two presses are a double click
        compat::feed_button(0, true);
    }
    void release() {
        move_pointer();
        compat::feed_button(0, false);
    }
    void edit() {
        auto& colors = scene.edit_mesh(test::first_geometry<scene::Mesh>(scene)).colors;
        colors.assign(std::vector<glm::u8vec4>(colors.size(), cube_color));
    }
    void replace() {
        Pane& pane = pick();
        pane.viewport = make_viewport();
        pane.begun = false;
    }

    void step();
    // What must be so now and then.
    void settle_and_compare();
    void rest();
    void reset_camera(Pane& pane) const {
        pane.camera = scene::default_camera(scene.bounds(), 1.3);
        pane.camera.distance *= 1.6;
    }

    Pane& pick() { return panes_[static_cast<std::size_t>(dice_.below(static_cast<int>(panes_.size())))]; }
    ViewportSettings& settings() { return pick().viewport.settings(); }

    test::GlLedger ledger_;
    const std::uint64_t complaints_before_ = gl::debug_complaints();
    std::uint32_t seed_ = usual_seed;
    Dice dice_{usual_seed};
    std::vector<Pane> panes_;
    glm::vec2 split_{0.5F};
    int tab_ = -1;  ///< to be shown from the next frame on; -1: as it is
};

void StressTest::show_all() {
    for (Pane& pane : panes_) pane.seen = false;
    show_in_quarter("first", {0, 0}, panes_[0]);
    show_in_quarter("second", {1, 0}, panes_[1]);
    show_in_quarter("third", {0, 1}, panes_[2]);
    show_tabs();
}

void StressTest::show_pane(Pane& pane) {
    const ImVec2 cursor = ImGui::GetCursorPos();
    ImGui::SetCursorPos({cursor.x + pane.offset.x, cursor.y + pane.offset.y});
    pane.viewport.show(scene, pane.camera);
    const glm::ivec2 size = pane.viewport.status().size_pixels;
    const ImGuiWindow& window = *ImGui::GetCurrentWindowRead();
    pane.seen = size.x > 0 && size.y > 0 && ImGui::IsItemVisible() && !window.Hidden && !gui().minimised();
    if (!pane.seen) return;
    pane.place = place_of_last_item();
    pane.begun |= pane.viewport.settings().path != paths::PathKind::shared || pane.viewport.picture().texture != 0;
}

void StressTest::show_in_quarter(const char* name, glm::ivec2 quarter, Pane& pane) {
    if (pane.hidden) return;
    const glm::vec2 display(gui().size());
    const glm::vec2 middle = glm::floor(display * split_);
    const glm::vec2 first = glm::vec2(quarter) * middle;
    const glm::vec2 size = glm::mix(middle, display - middle, glm::vec2(quarter));
    ImGui::SetNextWindowCollapsed(pane.collapsed);
    begin_window(name, {first.x, first.y}, {size.x, size.y}, plain_window & ~ImGuiWindowFlags_NoTitleBar);
    show_pane(pane);
    ImGui::End();
}

void StressTest::show_tabs() {
    const glm::vec2 display(gui().size());
    const glm::vec2 middle = glm::floor(display * split_);
    begin_window("tabs", {middle.x, middle.y}, {display.x - middle.x, display.y - middle.y});
    if (ImGui::BeginTabBar("bar")) {
        for (int i = 0; i < 2; ++i) {
            const ImGuiTabItemFlags flags = tab_ == i ? ImGuiTabItemFlags_SetSelected : 0;
            if (!ImGui::BeginTabItem(i == 0 ? "one" : "two", nullptr, flags)) continue;
            Pane& pane = panes_[static_cast<std::size_t>(3 + i)];
            if (!pane.hidden) show_pane(pane);
            ImGui::EndTabItem();
        }
        ImGui::EndTabBar();
    }
    tab_ = -1;
    ImGui::End();
}

void StressTest::frame() {
    gui().frame();
    const test::Pixels window = gui().pixels();
    for (const Pane& pane : panes_) ASSERT_TRUE(looks_right(pane, window)) << "viewport " << &pane - panes_.data();
    ASSERT_EQ(gl::debug_complaints(), complaints_before_);
}

/// A mixture of the two colours everywhere; in a picture that is not tiny the background in the corners and the cube in
/// the middle.
testing::AssertionResult StressTest::looks_right(const Pane& pane, const test::Pixels& window) const {
    if (!pane.seen || !pane.begun) return testing::AssertionSuccess();
    const test::Pixels shown = window.part(pane.place.first, pane.place.size);
    const ViewportStatus& status = pane.viewport.status();
    const auto strange = [](const test::Pixel& p) { return std::abs(p.g - 120) > 1 || p.a != 255; };
    const std::size_t faults = shown.count(strange);
    if (faults > 0)
        return testing::AssertionFailure() << faults << " of " << shown.width() << "x" << shown.height() << " pixels";
    const paths::PathPicture picture = pane.viewport.picture();
    const glm::ivec2 drawn = picture.texture != 0 ? picture.size : scaled_size(pane.place.size, status.render_scale);
    const glm::ivec2 least = glm::min(drawn, shown.size());
    if (std::min(least.x, least.y) < 16) return testing::AssertionSuccess();
    const glm::ivec2 last = shown.size() - 1;
    for (const glm::ivec2 corner : {glm::ivec2(0), glm::ivec2(last.x, 0), glm::ivec2(0, last.y), last}) {
        if (const auto wanted = test::same(shown.at(corner.x, corner.y), background, 1); !wanted) return wanted;
    }
    return test::same(shown.at(shown.width() / 2, shown.height() / 2), cube_color, 2);
}

/// Whatever it came to, what is seen is in the end what is to be seen.
void StressTest::settle_and_compare() {
    for (Pane& pane : panes_) pane.viewport.settings().on_demand = true;
    frames(2);
    for (Pane& pane : panes_) {
        ASSERT_TRUE(settle(pane.viewport));
        const ViewportStatus& status = pane.viewport.status();
        if (!pane.seen || status.render_scale != 1 || pane.viewport.settings().path == paths::PathKind::inline_)
            continue;
        ViewportSettings drawn = pane.viewport.settings();
        drawn.samples = status.samples;
        EXPECT_TRUE(test::same(in_window(pane.place), expected(pane.camera, pane.place.size, drawn)));
    }
}

/// The same state whatever was before it: what is left of that is a leak.
void StressTest::rest() {
    release();
    gui().minimise(false);
    gui().resize({200, 150});
    split_ = {0.5F, 0.5F};
    for (Pane& pane : panes_) {
        const ViewportSettings plain = make_viewport().settings();
        pane.viewport.settings() = plain;
        pane.offset = {0, 0};
        pane.hidden = pane.collapsed = false;
        reset_camera(pane);
    }
    for (const int tab : {0, 1}) {
        tab_ = tab;
        frames(4);
    }
}

void StressTest::step() {
    static constexpr std::array<void (StressTest::*)(), 20> actions{
        &StressTest::resize,         &StressTest::resize,       &StressTest::split,         &StressTest::move_inside,
        &StressTest::minimise,       &StressTest::hide,         &StressTest::collapse,      &StressTest::change_tab,
        &StressTest::change_path,    &StressTest::change_path,  &StressTest::change_ring,   &StressTest::change_samples,
        &StressTest::change_present, &StressTest::change_scale, &StressTest::change_demand, &StressTest::turn,
        &StressTest::press,          &StressTest::release,      &StressTest::edit,          &StressTest::replace};
    gui().minimise(gui().minimised() && dice_.one_in(2));
    (this->*dice_.one_of(actions))();
    frames(dice_.between(1, 3));
}

TEST_F(StressTest, TwoThousandRandomSteps) {
    start();
    rest();
    const std::string books = ledger_.text();
    std::vector<std::size_t> memory;
    for (int number = 1; number <= steps; ++number) {
        SCOPED_TRACE("step " + std::to_string(number) + ", VITRINE_STRESS_SEED=" + std::to_string(seed_));
        ASSERT_NO_FATAL_FAILURE(step());
        if (number % steps_between_checks != 0) continue;
        ASSERT_NO_FATAL_FAILURE(settle_and_compare());
        ASSERT_NO_FATAL_FAILURE(rest());
        ASSERT_EQ(ledger_.text(), books);
        memory.push_back(test::resident_bytes());
    }
    if (test::frees_late) return;
    const auto quarter = static_cast<std::ptrdiff_t>(memory.size() / 4);
    const std::size_t first = *std::max_element(memory.begin(), memory.begin() + quarter);
    const std::size_t last = *std::max_element(memory.end() - quarter, memory.end());
    // Less than what losing 6 KB with each step would come to.
    constexpr std::size_t noise = 8U << 20;
    EXPECT_LE(last, first + noise) << "VITRINE_STRESS_SEED=" << seed_;
}

}  // namespace
}  // namespace vitrine::ui
