#include <vitrine/ui/gui.h>

#include <vitrine/base/error.h>
#include <vitrine/fonts/embedded.h>
#include <vitrine/gl/debug_output.h>
#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/theme.h>

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr float font_size_pixels = 14.0F;
constexpr float smallest_scale = 0.5F;
constexpr float largest_scale = 4.0F;

/// Whether a key, by GLFW's code, stands for a character.
bool makes_text(int key) {
    const bool printable = key >= GLFW_KEY_SPACE && key <= GLFW_KEY_WORLD_2;
    const bool keypad = key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_EQUAL && key != GLFW_KEY_KP_ENTER;
    return printable || keypad;
}

}  // namespace

Gui::Gui(const GuiOptions& options) : Gui(options, nullptr) {}

Gui::Gui(const GuiOptions& options, GLFWwindow* window) : window_(window), theme_(options.theme), scale_(1.0F) {
    context_ = ImGui::CreateContext();
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // no file is left behind; programs save what they want
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    if (window_ != nullptr) {
        ImGui_ImplGlfw_InitForOpenGL(window_, true);
    } else {
        compat::start_headless();
    }
    if (!ImGui_ImplOpenGL3_Init("#version 450 core"))
        throw GraphicsError("the user interface finds no OpenGL functions to draw with");
    set_scale(options.scale);
}

Gui::~Gui() {
    ImGui::SetCurrentContext(context_);
    ImGui_ImplOpenGL3_Shutdown();
    if (window_ != nullptr) ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext(context_);
}

void Gui::set_theme(Theme theme) {
    theme_ = theme;
    style_changed_ = true;
}

void Gui::set_scale(float scale) {
    scale_ = std::clamp(scale, smallest_scale, largest_scale);
    style_changed_ = true;
}

void Gui::build_fonts() {
    compat::clear_fonts();
    const float size = std::round(font_size_pixels * scale_);
    regular_ = compat::add_font(fonts::regular(), size);
    medium_ = compat::add_font(fonts::medium(), size);
    compat::upload_fonts();
    fonts_scale_ = scale_;
}

void Gui::begin_frame(glm::ivec2 size, std::chrono::duration<double> elapsed) {
    ImGui::SetCurrentContext(context_);
    if (style_changed_) {
        style_changed_ = false;
        apply_theme(ImGui::GetStyle(), theme_, scale_);
        if (fonts_scale_ != scale_) build_fonts();
    }
    ImGui_ImplOpenGL3_NewFrame();
    if (window_ != nullptr) {
        ImGui_ImplGlfw_NewFrame();
        begin_press();
    } else {
        constexpr double shortest_frame = 1e-6;  // ImGui asserts that time goes on
        compat::feed_display(size, static_cast<float>(std::max(elapsed.count(), shortest_frame)));
    }
    compat::new_frame();
}

void Gui::press_key(int key, bool shift, bool ctrl, bool alt) {
    if (!compat::misses_key_presses) return;
    compat::set_key(key, false);  // not before its turn
    presses_.push_back({key, shift, ctrl, alt});
}

bool Gui::wants_frame() const {
    return !presses_.empty() || !typed_.empty() || compat::input_is_queued();
}

void Gui::give_text(std::size_t count) {
    count = std::min(count, typed_.size());
    for (std::size_t i = 0; i < count; ++i) compat::give_character(typed_[i]);
    typed_.erase(typed_.begin(), typed_.begin() + static_cast<std::ptrdiff_t>(count));
}

void Gui::begin_press() {
    // Characters must neither overtake the presses before them nor come in a frame that sees Ctrl, where ImGui drops
    // them.
    const std::vector<char32_t> characters = compat::take_characters();
    typed_.insert(typed_.end(), characters.begin(), characters.end());
    if (presses_.empty()) give_text(typed_.size());
    // A key that the last frame saw down has to be seen up before it goes down again.
    if (presses_.empty() || compat::was_down(presses_.front().key)) return;
    const KeyPress& press = presses_.front();
    compat::set_key(press.key, true);
    compat::set_modifiers(press.shift, press.ctrl, press.alt);
    if (makes_text(press.key) && !press.ctrl && !press.alt) give_text(1);
    press_seen_ = true;
}

void Gui::end_press() {
    if (!std::exchange(press_seen_, false)) return;
    const auto held = [this](int key) { return glfwGetKey(window_, key) == GLFW_PRESS; };
    const int key = presses_.front().key;
    presses_.erase(presses_.begin());
    const bool again = std::any_of(presses_.begin(), presses_.end(), [key](const KeyPress& p) { return p.key == key; });
    compat::set_key(key, !again && held(key));
    compat::set_modifiers(held(GLFW_KEY_LEFT_SHIFT) || held(GLFW_KEY_RIGHT_SHIFT),
                          held(GLFW_KEY_LEFT_CONTROL) || held(GLFW_KEY_RIGHT_CONTROL),
                          held(GLFW_KEY_LEFT_ALT) || held(GLFW_KEY_RIGHT_ALT));
}

void Gui::end_frame(std::uint32_t framebuffer, glm::ivec2 size) {
    ImGui::Render();
    end_press();
    const gl::DebugGroup group("ui");
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, size.x, size.y);
    const Color color = palette_of(theme_).window;
    glClearColor(color.x, color.y, color.z, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace vitrine::ui
