#pragma once

#include <glm/glm.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

struct GLFWwindow;
struct ImFont;
struct ImGuiContext;

namespace vitrine::ui {

enum class Theme { dark, light };

struct GuiOptions {
    Theme theme = Theme::dark;
    float scale = 1.0F;  ///< of fonts and spacing
};

/// An ImGui context with its font, theme and OpenGL backend, in a window or without one.
/// The GL context it was made in must be current whenever it is used.
class Gui {
public:
    /// Headless: input and size are given by hand.
    explicit Gui(const GuiOptions& options);
    /// In a window: input, clipboard and cursors by GLFW.
    Gui(const GuiOptions& options, GLFWwindow* window);
    ~Gui();
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;

    /// Begins an ImGui frame. Headless: of `size` pixels, `elapsed` after the last; in a window both are the
    /// window's own.
    void begin_frame(glm::ivec2 size = {0, 0}, std::chrono::duration<double> elapsed = std::chrono::milliseconds(16));
    /// Lets a frame see that a key (GLFW's code) was pressed with these modifiers; each press has a frame of its own,
    /// in their order, whatever became of the key since. Dear ImGui before 1.87 looks at the keyboard once a frame and
    /// would miss what went up again and misread what changed; newer ones queue events, and nothing is done.
    void press_key(int key, bool shift, bool ctrl, bool alt);
    /// There is input that no frame has seen yet.
    bool wants_frame() const;
    /// Ends the ImGui frame and draws it into `framebuffer` (0: the window's) of `size` pixels.
    void end_frame(std::uint32_t framebuffer, glm::ivec2 size);

    void set_theme(Theme theme);
    Theme theme() const { return theme_; }
    /// Takes effect at the next `begin_frame`. Clamped to 0.5 to 4.
    void set_scale(float scale);
    float scale() const { return scale_; }
    ImFont* regular_font() const { return regular_; }
    ImFont* medium_font() const { return medium_; }

private:
    struct KeyPress {
        int key = 0;
        bool shift = false;
        bool ctrl = false;
        bool alt = false;
    };

    void build_fonts();
    void begin_press();
    void end_press();
    void give_text(std::size_t count);

    ImGuiContext* context_ = nullptr;
    GLFWwindow* window_ = nullptr;
    Theme theme_;
    float scale_;
    float fonts_scale_ = 0;  ///< for which the fonts were built
    bool style_changed_ = true;
    std::vector<KeyPress> presses_;
    bool press_seen_ = false;      ///< the first of them, by the frame under way
    std::vector<char32_t> typed_;  ///< not given to ImGui yet: characters come with the presses that made them
    ImFont* regular_ = nullptr;
    ImFont* medium_ = nullptr;
};

}  // namespace vitrine::ui
