#pragma once

#include <vitrine/gl/object.h>

#include <glm/glm.hpp>

#include <optional>

namespace vitrine::gl {

/// Pixels of a framebuffer from `min` to before `max`, y up. Empty unless `max` is beyond `min` in both directions.
struct PixelBox {
    glm::ivec2 min{0};
    glm::ivec2 max{0};

    bool empty() const { return max.x <= min.x || max.y <= min.y; }
    glm::ivec2 size() const { return max - min; }
    friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

/// The pixels that are in both.
inline PixelBox intersection(const PixelBox& a, const PixelBox& b) {
    return {glm::max(a.min, b.min), glm::min(a.max, b.max)};
}

/// The pixels that are in one of them, and those that make a box of it.
inline PixelBox box_around(const PixelBox& a, const PixelBox& b) {
    if (a.empty() || b.empty()) return a.empty() ? b : a;
    return {glm::min(a.min, b.min), glm::max(a.max, b.max)};
}

/// Where in a framebuffer a picture belongs.
struct DrawArea {
    GLuint framebuffer = 0;        ///< 0: the window's
    glm::ivec2 origin{0};          ///< the picture's lower left pixel
    glm::ivec2 size{1};            ///< the picture's, in pixels
    std::optional<PixelBox> clip;  ///< of the framebuffer: what may be written; all of it when absent

    PixelBox box() const { return {origin, origin + size}; }
};

/// What may be written of an area. Empty where that is nothing.
PixelBox written_box(const DrawArea& area);

/// How many samples a pixel of its framebuffer has; 0 or 1: one.
int samples_of(const DrawArea& area);

/// Lets drawing, clearing and blits reach what the area lets be written and nothing else: sets or ends the scissor
/// test.
void set_scissor(const DrawArea& area);

}  // namespace vitrine::gl
