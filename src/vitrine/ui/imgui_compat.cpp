#include <vitrine/ui/imgui_compat.h>

#include <backends/imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <array>
#include <vector>

namespace vitrine::ui::compat {
namespace {

#if IMGUI_VERSION_NUM >= 18700
using NativeKey = ImGuiKey;
#define VITRINE_KEY(new_name, glfw_code) ImGuiKey_##new_name
#else
using NativeKey = int;
#define VITRINE_KEY(new_name, glfw_code) glfw_code
#endif

NativeKey native(Key key) {
    // The second column are the codes of GLFW/glfw3.h, which this room does not include.
    static constexpr std::array<NativeKey, static_cast<std::size_t>(Key::count_)> keys{
        VITRINE_KEY(A, 65),          VITRINE_KEY(B, 66),          VITRINE_KEY(C, 67),
        VITRINE_KEY(D, 68),          VITRINE_KEY(E, 69),          VITRINE_KEY(F, 70),
        VITRINE_KEY(G, 71),          VITRINE_KEY(H, 72),          VITRINE_KEY(I, 73),
        VITRINE_KEY(J, 74),          VITRINE_KEY(K, 75),          VITRINE_KEY(L, 76),
        VITRINE_KEY(M, 77),          VITRINE_KEY(N, 78),          VITRINE_KEY(O, 79),
        VITRINE_KEY(P, 80),          VITRINE_KEY(Q, 81),          VITRINE_KEY(R, 82),
        VITRINE_KEY(S, 83),          VITRINE_KEY(T, 84),          VITRINE_KEY(U, 85),
        VITRINE_KEY(V, 86),          VITRINE_KEY(W, 87),          VITRINE_KEY(X, 88),
        VITRINE_KEY(Y, 89),          VITRINE_KEY(Z, 90),          VITRINE_KEY(0, 48),
        VITRINE_KEY(1, 49),          VITRINE_KEY(2, 50),          VITRINE_KEY(3, 51),
        VITRINE_KEY(4, 52),          VITRINE_KEY(5, 53),          VITRINE_KEY(6, 54),
        VITRINE_KEY(7, 55),          VITRINE_KEY(8, 56),          VITRINE_KEY(9, 57),
        VITRINE_KEY(Keypad0, 320),   VITRINE_KEY(Keypad1, 321),   VITRINE_KEY(Keypad2, 322),
        VITRINE_KEY(Keypad3, 323),   VITRINE_KEY(Keypad4, 324),   VITRINE_KEY(Keypad5, 325),
        VITRINE_KEY(Keypad6, 326),   VITRINE_KEY(Keypad7, 327),   VITRINE_KEY(Keypad8, 328),
        VITRINE_KEY(Keypad9, 329),   VITRINE_KEY(KeypadAdd, 334), VITRINE_KEY(KeypadSubtract, 333),
        VITRINE_KEY(F1, 290),        VITRINE_KEY(F2, 291),        VITRINE_KEY(F3, 292),
        VITRINE_KEY(F4, 293),        VITRINE_KEY(F5, 294),        VITRINE_KEY(F6, 295),
        VITRINE_KEY(F7, 296),        VITRINE_KEY(F8, 297),        VITRINE_KEY(F9, 298),
        VITRINE_KEY(F10, 299),       VITRINE_KEY(F11, 300),       VITRINE_KEY(F12, 301),
        VITRINE_KEY(Escape, 256),    VITRINE_KEY(Enter, 257),     VITRINE_KEY(Space, 32),
        VITRINE_KEY(Tab, 258),       VITRINE_KEY(Backspace, 259), VITRINE_KEY(Delete, 261),
        VITRINE_KEY(Home, 268),      VITRINE_KEY(End, 269),       VITRINE_KEY(UpArrow, 265),
        VITRINE_KEY(DownArrow, 264), VITRINE_KEY(LeftArrow, 263), VITRINE_KEY(RightArrow, 262),
        VITRINE_KEY(PageUp, 266),    VITRINE_KEY(PageDown, 267),  VITRINE_KEY(Equal, 61),
        VITRINE_KEY(Minus, 45),      VITRINE_KEY(LeftShift, 340), VITRINE_KEY(RightShift, 344),
        VITRINE_KEY(LeftCtrl, 341),  VITRINE_KEY(RightCtrl, 345), VITRINE_KEY(LeftAlt, 342),
        VITRINE_KEY(RightAlt, 346),
    };
    return keys[static_cast<std::size_t>(key)];
}

#if IMGUI_VERSION_NUM >= 18700
bool is_modifier(ImGuiKey key) {
    return (key & ImGuiMod_Mask_) != 0 || (key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper);
}

/// How many of the queued events a frame may see, so that no modifier changes after a key went down.
int events_of_one_moment(const ImVector<ImGuiInputEvent>& queue) {
    bool key_went_down = false;
    for (int i = 0; i < queue.Size; ++i) {
        if (queue[i].Type != ImGuiInputEventType_Key) continue;
        const bool modifier = is_modifier(queue[i].Key.Key);
        if (modifier && key_went_down) return i;
        key_went_down |= !modifier && queue[i].Key.Down;
    }
    return queue.Size;
}
#endif

}  // namespace

bool key_down(Key key) {
    return ImGui::IsKeyDown(native(key));
}

bool key_pressed(Key key, bool repeat) {
    return ImGui::IsKeyPressed(native(key), repeat);
}

bool key_released(Key key) {
    return ImGui::IsKeyReleased(native(key));
}

ImTextureID texture_id(GLuint texture) {
#if IMGUI_VERSION_NUM >= 19100
    return static_cast<ImTextureID>(texture);
#else
    return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture));
#endif
}

GLuint texture_name(ImTextureID id) {
#if IMGUI_VERSION_NUM >= 19100
    return static_cast<GLuint>(id);
#else
    return static_cast<GLuint>(reinterpret_cast<std::uintptr_t>(id));
#endif
}

GLuint texture_of(const ImDrawCmd& command) {
    return command.UserCallback == nullptr ? texture_name(command.GetTexID()) : 0;
}

void claim_wheel_for_last_item() {
#if IMGUI_VERSION_NUM >= 18960
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
#else
    ImGui::SetItemUsingMouseWheel();
#endif
}

bool has_glyph(char32_t character) {
    if (character > IM_UNICODE_CODEPOINT_MAX) return false;
#if IMGUI_VERSION_NUM >= 19200
    return ImGui::GetFont()->IsGlyphInFont(static_cast<ImWchar>(character));
#else
    return ImGui::GetFont()->FindGlyphNoFallback(static_cast<ImWchar>(character)) != nullptr;
#endif
}

void push_font(ImFont* font) {
#if IMGUI_VERSION_NUM >= 19200
    ImGui::PushFont(font, font->LegacySize);
#else
    ImGui::PushFont(font);
#endif
}

ImFont* add_font(std::span<const std::byte> ttf, float size_pixels) {
    ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
    if (ttf.empty()) {
        ImFontConfig config;
        config.SizePixels = size_pixels;
        return fonts.AddFontDefault(&config);
    }
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = 2;
    static constexpr std::array<ImWchar, 19> ranges{
        0x0020, 0x017F,  // Latin
        0x0218, 0x021B,  // Romanian
        0x0300, 0x036F,  // accents that stand by themselves
        0x0370, 0x03FF,  // Greek
        0x0400, 0x04FF,  // Cyrillic
        0x1E00, 0x1EFF,  // Latin, Vietnamese
        0x2010, 0x2044,  // dashes, quotes, dots
        0x2190, 0x22FF,  // arrows and mathematics, as far as the font has them
        0xFFFD, 0xFFFD,  // stands for all that is missing
        0,
    };
    auto* data = const_cast<std::byte*>(ttf.data());  // ImGui only reads what it does not own
    return fonts.AddFontFromMemoryTTF(data, static_cast<int>(ttf.size()), size_pixels, &config, ranges.data());
}

void clear_fonts() {
    ImGui::GetIO().Fonts->Clear();
#if IMGUI_VERSION_NUM < 19200
    ImGui_ImplOpenGL3_DestroyFontsTexture();
#endif
}

void upload_fonts() {
#if IMGUI_VERSION_NUM < 19200
    ImGui::GetIO().Fonts->Build();
    ImGui_ImplOpenGL3_CreateFontsTexture();
#endif
}

void feed_display(glm::ivec2 size_pixels, float seconds) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(size_pixels.x), static_cast<float>(size_pixels.y)};
    io.DeltaTime = seconds;
}

void feed_pointer(glm::vec2 position) {
#if IMGUI_VERSION_NUM >= 18700
    ImGui::GetIO().AddMousePosEvent(position.x, position.y);
#else
    ImGui::GetIO().MousePos = {position.x, position.y};
#endif
}

void feed_button(int button, bool down) {
#if IMGUI_VERSION_NUM >= 18700
    ImGui::GetIO().AddMouseButtonEvent(button, down);
#else
    ImGui::GetIO().MouseDown[button] = down;
#endif
}

void feed_wheel(float steps) {
#if IMGUI_VERSION_NUM >= 18700
    ImGui::GetIO().AddMouseWheelEvent(0.0F, steps);
#else
    ImGui::GetIO().MouseWheel += steps;
#endif
}

void feed_key(Key key, bool down) {
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
    io.AddKeyEvent(native(key), down);
    if (key == Key::left_ctrl || key == Key::right_ctrl) io.AddKeyEvent(ImGuiMod_Ctrl, down);
    if (key == Key::left_shift || key == Key::right_shift) io.AddKeyEvent(ImGuiMod_Shift, down);
    if (key == Key::left_alt || key == Key::right_alt) io.AddKeyEvent(ImGuiMod_Alt, down);
#else
    io.KeysDown[native(key)] = down;
    if (key == Key::left_ctrl || key == Key::right_ctrl) io.KeyCtrl = down;
    if (key == Key::left_shift || key == Key::right_shift) io.KeyShift = down;
    if (key == Key::left_alt || key == Key::right_alt) io.KeyAlt = down;
#endif
}

#if IMGUI_VERSION_NUM < 18700
void set_key(int glfw_key, bool down) {
    ImGuiIO& io = ImGui::GetIO();
    if (glfw_key >= 0 && glfw_key < IM_ARRAYSIZE(io.KeysDown)) io.KeysDown[glfw_key] = down;
}

void set_modifiers(bool shift, bool ctrl, bool alt) {
    ImGuiIO& io = ImGui::GetIO();
    io.KeyShift = shift;
    io.KeyCtrl = ctrl;
    io.KeyAlt = alt;
}

bool was_down(int glfw_key) {
    const ImGuiIO& io = ImGui::GetIO();
    return glfw_key >= 0 && glfw_key < IM_ARRAYSIZE(io.KeysDown) && io.KeysDownDuration[glfw_key] >= 0;
}

std::vector<char32_t> take_characters() {
    ImVector<ImWchar>& queue = ImGui::GetIO().InputQueueCharacters;
    std::vector<char32_t> taken(queue.begin(), queue.end());
    queue.resize(0);
    return taken;
}

void give_character(char32_t character) {
    ImGui::GetIO().InputQueueCharacters.push_back(static_cast<ImWchar>(character));
}
#else
std::vector<char32_t> take_characters() {
    return {};
}
void give_character(char32_t) {}
void set_key(int, bool) {}
void set_modifiers(bool, bool, bool) {}
bool was_down(int) {
    return false;
}
#endif

#if IMGUI_VERSION_NUM >= 18700
void new_frame() {
    ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
    const int seen = events_of_one_moment(queue);
    const std::vector<ImGuiInputEvent> later(queue.begin() + seen, queue.end());
    queue.resize(seen);
    ImGui::NewFrame();
    for (const ImGuiInputEvent& event : later) queue.push_back(event);
}
#else
void new_frame() {
    ImGui::NewFrame();
}
#endif

bool input_is_queued() {
#if IMGUI_VERSION_NUM >= 18700
    return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
#else
    return false;
#endif
}

void start_headless() {
#if IMGUI_VERSION_NUM < 18700
    ImGuiIO& io = ImGui::GetIO();
    io.KeyMap[ImGuiKey_Tab] = native(Key::tab);
    io.KeyMap[ImGuiKey_Enter] = native(Key::enter);
    io.KeyMap[ImGuiKey_Escape] = native(Key::escape);
    io.KeyMap[ImGuiKey_Backspace] = native(Key::backspace);
    io.KeyMap[ImGuiKey_Delete] = native(Key::del);
    io.KeyMap[ImGuiKey_LeftArrow] = native(Key::left);
    io.KeyMap[ImGuiKey_RightArrow] = native(Key::right);
    io.KeyMap[ImGuiKey_UpArrow] = native(Key::up);
    io.KeyMap[ImGuiKey_DownArrow] = native(Key::down);
    io.KeyMap[ImGuiKey_Home] = native(Key::home);
    io.KeyMap[ImGuiKey_End] = native(Key::end);
#endif
}

bool window_is_in_main_viewport() {
#ifdef IMGUI_HAS_VIEWPORT
    return ImGui::GetWindowViewport() == ImGui::GetMainViewport();
#else
    return true;
#endif
}

bool begin_child(const char* id, ImVec2 size, bool padded, ImGuiWindowFlags flags) {
#if IMGUI_VERSION_NUM >= 19000
    return ImGui::BeginChild(id, size, padded ? ImGuiChildFlags_AlwaysUseWindowPadding : 0, flags);
#else
    return ImGui::BeginChild(id, size, false, padded ? flags | ImGuiWindowFlags_AlwaysUseWindowPadding : flags);
#endif
}

float hover_seconds() {
    return ImGui::GetCurrentContext()->HoveredIdTimer;
}

void stroke(ImDrawList& list, std::span<const ImVec2> points, ImU32 color, float thickness) {
#if IMGUI_VERSION_NUM >= 19280
    list.AddPolyline(points.data(), static_cast<int>(points.size()), color, thickness);
#else
    list.AddPolyline(points.data(), static_cast<int>(points.size()), color, 0, thickness);
#endif
}

}  // namespace vitrine::ui::compat
