#pragma once

#include <glm/glm.hpp>

#include <variant>

namespace vitrine::scene {

enum class MouseButton { left, middle, right };

/// Keys that camera controllers and viewers understand.
enum class Key { a, d, e, f, q, r, s, w, digit_1, digit_3, digit_5, digit_7, shift };

struct Modifiers {
    bool shift = false;
    bool ctrl = false;
    bool alt = false;
    friend bool operator==(const Modifiers&, const Modifiers&) = default;
};

/// Positions are in pixels of the viewport, from its top left corner, y down; they may lie outside it in a drag.
struct PointerPressed {
    MouseButton button = MouseButton::left;
    glm::vec2 position{0};
    Modifiers modifiers;
};
struct PointerReleased {
    MouseButton button = MouseButton::left;
    glm::vec2 position{0};
};
struct PointerMoved {
    glm::vec2 position{0};
};
struct DoubleClicked {
    MouseButton button = MouseButton::left;
    glm::vec2 position{0};
};
/// `steps` is positive away from the user; one detent of a wheel is 1.
struct WheelTurned {
    float steps = 0;
    glm::vec2 position{0};
    Modifiers modifiers;
};
struct KeyPressed {
    Key key{};
    Modifiers modifiers;
};
struct KeyReleased {
    Key key{};
};
/// The viewport lost keyboard focus or its drag: everything held counts as released.
struct InputLost {};

/// What happened over a viewport, with no window system in it.
using InputEvent = std::variant<PointerPressed, PointerReleased, PointerMoved, DoubleClicked, WheelTurned, KeyPressed,
                                KeyReleased, InputLost>;

}  // namespace vitrine::scene
