#include <support/golden.h>

#include <vitrine/io/picture.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

namespace vitrine::test {
namespace {

glm::dvec4 mean_of(const Pixels& pixels, glm::ivec2 first, int square) {
    glm::dvec4 sum(0);
    for (int y = first.y; y < first.y + square; ++y)
        for (int x = first.x; x < first.x + square; ++x) sum += glm::dvec4(pixels.at(x, y));
    return sum / double(square * square);
}

}  // namespace

GoldenDifference golden_difference(const Pixels& a, const Pixels& b, int square) {
    GoldenDifference found;
    double sum = 0;
    const glm::ivec2 squares = a.size() / square;
    for (int y = 0; y < squares.y; ++y) {
        for (int x = 0; x < squares.x; ++x) {
            const glm::ivec2 first(square * x, square * y);
            const glm::dvec4 off = glm::abs(mean_of(a, first, square) - mean_of(b, first, square));
            found.max = std::max({found.max, off.r, off.g, off.b, off.a});
            sum += (off.r + off.g + off.b + off.a) / 4;
        }
    }
    found.mean = sum / (squares.x * squares.y);
    return found;
}

Pixels shown_difference(const Pixels& a, const Pixels& b) {
    std::vector<Pixel> shown;
    for (std::size_t i = 0; i < a.all().size(); ++i) {
        const glm::ivec4 off = 8 * glm::abs(glm::ivec4(a.all()[i]) - glm::ivec4(b.all()[i]));
        shown.emplace_back(glm::min(glm::ivec3(off) + off.a, 255), 255);
    }
    return {a.size(), std::move(shown)};
}

Pixels read_pixels(const std::filesystem::path& path) {
    const io::Picture picture = io::read_picture(path);
    std::vector<Pixel> pixels;
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4)
        pixels.emplace_back(picture.rgba[i], picture.rgba[i + 1], picture.rgba[i + 2], picture.rgba[i + 3]);
    return {picture.size, std::move(pixels)};
}

void write_pixels(const std::filesystem::path& path, const Pixels& pixels) {
    io::Picture picture{.size = pixels.size(), .rgba = {}};
    for (const Pixel& pixel : pixels.all())
        picture.rgba.insert(picture.rgba.end(), {pixel.r, pixel.g, pixel.b, pixel.a});
    std::filesystem::create_directories(path.parent_path());
    io::write_picture(path, picture);
}

}  // namespace vitrine::test
