#pragma once

#include <glad/gl.h>

#include <gtest/gtest.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <vector>

namespace vitrine::test {

/// sRGB-encoded red, green, blue and linear alpha, as bytes.
using Pixel = glm::u8vec4;

/// An RGBA8 picture as a person sees it: the first row is the top, positions have y down.
class Pixels {
public:
    Pixels() = default;
    Pixels(glm::ivec2 size, std::vector<Pixel> rows_from_top);

    glm::ivec2 size() const { return size_; }
    int width() const { return size_.x; }
    int height() const { return size_.y; }
    const Pixel& at(int x, int y) const;
    const std::vector<Pixel>& all() const { return pixels_; }
    /// How many pixels are like that.
    std::size_t count(const std::function<bool(const Pixel&)>& like) const;
    std::size_t count(const Pixel& pixel) const;
    /// A rectangle of it.
    Pixels part(glm::ivec2 first, glm::ivec2 size) const;
    friend bool operator==(const Pixels&, const Pixels&) = default;

private:
    glm::ivec2 size_{0};
    std::vector<Pixel> pixels_;
};

/// Level 0 of a 2D texture.
Pixels read_texture(GLuint texture);
/// The colours of a one-sample framebuffer.
Pixels read_framebuffer(GLuint framebuffer, glm::ivec2 size);
/// The depth-buffer value at a pixel, y down.
float read_depth(GLuint framebuffer, glm::ivec2 size, glm::ivec2 pixel);

/// Whether no channel differs by more than `tolerance`; says where the first difference is, and how many there are.
testing::AssertionResult same(const Pixels& actual, const Pixels& expected, int tolerance = 0);
testing::AssertionResult same(const Pixel& actual, const Pixel& expected, int tolerance = 0);
/// Whether all pixels are `expected`.
testing::AssertionResult filled(const Pixels& actual, const Pixel& expected, int tolerance = 0);
/// Whether the alpha of all pixels is 255.
testing::AssertionResult opaque(const Pixels& actual);

/// The smallest rectangle around the pixels that are not `background`; of size (0, 0) when all are.
struct Box {
    glm::ivec2 first{0};
    glm::ivec2 size{0};
    friend bool operator==(const Box&, const Box&) = default;
};
Box covered(const Pixels& pixels, const Pixel& background);
void PrintTo(const Box& box, std::ostream* out);

/// Part of the pixels, 0 to 1, that differ by more than `tolerance` in a channel; 1 for different sizes.
double differing_part(const Pixels& a, const Pixels& b, int tolerance);

}  // namespace vitrine::test
