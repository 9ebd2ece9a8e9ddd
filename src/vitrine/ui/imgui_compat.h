#pragma once

#include <imgui.h>
#include <vitrine/gl/object.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// The only place that knows that Dear ImGui changes between 1.86 (Debian 12) and its newest docking release.
namespace vitrine::ui::compat {

/// Keys that the viewer asks for. ImGui numbers them by GLFW's codes before 1.87 and by ImGuiKey since.
enum class Key {
    a,
    b,
    c,
    d,
    e,
    f,
    g,
    h,
    i,
    j,
    k,
    l,
    m,
    n,
    o,
    p,
    q,
    r,
    s,
    t,
    u,
    v,
    w,
    x,
    y,
    z,
    digit_0,
    digit_1,
    digit_2,
    digit_3,
    digit_4,
    digit_5,
    digit_6,
    digit_7,
    digit_8,
    digit_9,
    keypad_0,
    keypad_1,
    keypad_2,
    keypad_3,
    keypad_4,
    keypad_5,
    keypad_6,
    keypad_7,
    keypad_8,
    keypad_9,
    keypad_plus,
    keypad_minus,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
    escape,
    enter,
    space,
    tab,
    backspace,
    del,
    home,
    end,
    up,
    down,
    left,
    right,
    page_up,
    page_down,
    plus,
    minus,
    left_shift,
    right_shift,
    left_ctrl,
    right_ctrl,
    left_alt,
    right_alt,
    count_
};

bool key_down(Key key);
/// Went down in this frame, or repeats when `repeat`.
bool key_pressed(Key key, bool repeat = false);
bool key_released(Key key);

/// A GL texture's name as ImGui stores it, and back.
ImTextureID texture_id(GLuint texture);
GLuint texture_name(ImTextureID id);
/// The texture of a draw command; 0 where it has none.
GLuint texture_of(const ImDrawCmd& command);

/// Keeps the wheel from scrolling a window while the last item is hovered. Call in every frame.
void claim_wheel_for_last_item();

/// The current font has a shape for the character; others are drawn as one and the same box.
bool has_glyph(char32_t character);

/// Puts the font on ImGui's stack at the size it was built for.
void push_font(ImFont* font);

/// One TrueType font from memory, which must outlive the context.
ImFont* add_font(std::span<const std::byte> ttf, float size_pixels);
/// Drops fonts and their texture; add new ones before the next frame.
void clear_fonts();
/// Makes the texture of the fonts added, where the backend does not do so by itself.
void upload_fonts();

/// Input for contexts without a window.
void feed_display(glm::ivec2 size_pixels, float seconds);
void feed_pointer(glm::vec2 position);
void feed_button(int button, bool down);
void feed_wheel(float steps);
void feed_key(Key key, bool down);

/// ImGui looks at the keyboard once a frame: a key that goes down and up in between is lost. Then, and only then, these
/// write over what it sees; keys by GLFW's code.
inline constexpr bool misses_key_presses = IMGUI_VERSION_NUM < 18700;
void set_key(int glfw_key, bool down);
void set_modifiers(bool shift, bool ctrl, bool alt);
/// The last frame saw it down.
bool was_down(int glfw_key);

/// ImGui::NewFrame. Newer ImGui spreads over several frames what happens at once, but would show a key with modifiers
/// that changed after it went down: what follows such a change is kept for the next frame.
void new_frame();
/// Takes the characters that were typed since the last frame away from ImGui; none where no key press is missed.
std::vector<char32_t> take_characters();
void give_character(char32_t character);

/// Input waits that the next frames will see.
bool input_is_queued();

/// Prepares a context without a window: names the keys.
void start_headless();

/// The current window is shown in the program's main window, not in one of its own (docking releases have these).
bool window_is_in_main_viewport();

/// BeginChild; with the style's window padding when `padded`. Always call EndChild().
bool begin_child(const char* id, ImVec2 size, bool padded, ImGuiWindowFlags flags = 0);
/// How long the pointer has rested on the item under it; 0 when it is on none.
float hover_seconds();
/// An open line through the points.
void stroke(ImDrawList& list, std::span<const ImVec2> points, ImU32 color, float thickness);

}  // namespace vitrine::ui::compat
