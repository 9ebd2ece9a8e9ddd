#include <support/pixels.h>

#include <vitrine/base/assert.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cstdlib>
#include <ostream>
#include <string>
#include <utility>

namespace vitrine::test {
namespace {

std::size_t area(glm::ivec2 size) {
    return static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y);
}

Pixels flipped(glm::ivec2 size, const std::vector<Pixel>& rows_from_bottom) {
    std::vector<Pixel> rows(rows_from_bottom.size());
    const auto width = static_cast<std::ptrdiff_t>(size.x);
    for (std::ptrdiff_t y = 0; y < size.y; ++y) {
        const auto row = rows_from_bottom.begin() + (size.y - 1 - y) * width;
        std::copy(row, row + width, rows.begin() + y * width);
    }
    return {size, std::move(rows)};
}

std::string text_of(const Pixel& pixel) {
    return fmt::format("({}, {}, {}, {})", pixel.r, pixel.g, pixel.b, pixel.a);
}

bool near(const Pixel& a, const Pixel& b, int tolerance) {
    const glm::ivec4 difference = glm::abs(glm::ivec4(a) - glm::ivec4(b));
    return std::max({difference.r, difference.g, difference.b, difference.a}) <= tolerance;
}

/// Binds what is read from and puts back what was bound.
class ReadFramebuffer {
public:
    explicit ReadFramebuffer(GLuint framebuffer) {
        glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &before_);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
    }
    ~ReadFramebuffer() { glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(before_)); }
    ReadFramebuffer(const ReadFramebuffer&) = delete;
    ReadFramebuffer& operator=(const ReadFramebuffer&) = delete;

private:
    GLint before_ = 0;
};

}  // namespace

Pixels::Pixels(glm::ivec2 size, std::vector<Pixel> rows_from_top) : size_(size), pixels_(std::move(rows_from_top)) {
    VITRINE_ASSERT(pixels_.size() == area(size), "as many pixels as the size says");
}

const Pixel& Pixels::at(int x, int y) const {
    VITRINE_ASSERT(x >= 0 && y >= 0 && x < size_.x && y < size_.y, "a position within the picture");
    return pixels_[static_cast<std::size_t>(y) * static_cast<std::size_t>(size_.x) + static_cast<std::size_t>(x)];
}

std::size_t Pixels::count(const std::function<bool(const Pixel&)>& like) const {
    return static_cast<std::size_t>(std::count_if(pixels_.begin(), pixels_.end(), like));
}

std::size_t Pixels::count(const Pixel& pixel) const {
    return static_cast<std::size_t>(std::count(pixels_.begin(), pixels_.end(), pixel));
}

Pixels Pixels::part(glm::ivec2 first, glm::ivec2 size) const {
    std::vector<Pixel> rows;
    rows.reserve(area(size));
    for (int y = first.y; y < first.y + size.y; ++y) {
        for (int x = first.x; x < first.x + size.x; ++x) rows.push_back(at(x, y));
    }
    return {size, std::move(rows)};
}

Pixels read_texture(GLuint texture) {
    glm::ivec2 size{0};
    glGetTextureLevelParameteriv(texture, 0, GL_TEXTURE_WIDTH, &size.x);
    glGetTextureLevelParameteriv(texture, 0, GL_TEXTURE_HEIGHT, &size.y);
    std::vector<Pixel> rows(area(size));
    glGetTextureImage(texture, 0, GL_RGBA, GL_UNSIGNED_BYTE, static_cast<GLsizei>(rows.size() * sizeof(Pixel)),
                      rows.data());
    return flipped(size, rows);
}

Pixels read_framebuffer(GLuint framebuffer, glm::ivec2 size) {
    const ReadFramebuffer binding(framebuffer);
    std::vector<Pixel> rows(area(size));
    glReadPixels(0, 0, size.x, size.y, GL_RGBA, GL_UNSIGNED_BYTE, rows.data());
    return flipped(size, rows);
}

float read_depth(GLuint framebuffer, glm::ivec2 size, glm::ivec2 pixel) {
    const ReadFramebuffer binding(framebuffer);
    float depth = -1;
    glReadPixels(pixel.x, size.y - 1 - pixel.y, 1, 1, GL_DEPTH_COMPONENT, GL_FLOAT, &depth);
    return depth;
}

testing::AssertionResult same(const Pixels& actual, const Pixels& expected, int tolerance) {
    if (actual.size() != expected.size()) {
        return testing::AssertionFailure() << fmt::format("the size is {}x{}, expected {}x{}", actual.width(),
                                                          actual.height(), expected.width(), expected.height());
    }
    std::size_t differing = 0;
    std::string first;
    for (int y = 0; y < actual.height(); ++y) {
        for (int x = 0; x < actual.width(); ++x) {
            if (near(actual.at(x, y), expected.at(x, y), tolerance)) continue;
            if (differing++ == 0)
                first = fmt::format("at ({}, {}) {}, expected {}", x, y, text_of(actual.at(x, y)),
                                    text_of(expected.at(x, y)));
        }
    }
    if (differing == 0) return testing::AssertionSuccess() << "no pixel differs";
    return testing::AssertionFailure() << fmt::format("{} of {} pixels differ, first {}", differing,
                                                      actual.all().size(), first);
}

testing::AssertionResult same(const Pixel& actual, const Pixel& expected, int tolerance) {
    if (near(actual, expected, tolerance)) return testing::AssertionSuccess() << text_of(actual);
    return testing::AssertionFailure() << text_of(actual) << ", expected " << text_of(expected);
}

testing::AssertionResult filled(const Pixels& actual, const Pixel& expected, int tolerance) {
    return same(actual, Pixels(actual.size(), std::vector<Pixel>(actual.all().size(), expected)), tolerance);
}

testing::AssertionResult opaque(const Pixels& actual) {
    const std::size_t others = actual.count([](const Pixel& pixel) { return pixel.a != 255; });
    if (others == 0) return testing::AssertionSuccess();
    const auto found =
        std::find_if(actual.all().begin(), actual.all().end(), [](const Pixel& pixel) { return pixel.a != 255; });
    return testing::AssertionFailure() << others << " pixels are not opaque, the first is " << text_of(*found);
}

Box covered(const Pixels& pixels, const Pixel& background) {
    glm::ivec2 first = pixels.size();
    glm::ivec2 last{-1};
    for (int y = 0; y < pixels.height(); ++y) {
        for (int x = 0; x < pixels.width(); ++x) {
            if (pixels.at(x, y) == background) continue;
            first = glm::min(first, glm::ivec2(x, y));
            last = glm::max(last, glm::ivec2(x, y));
        }
    }
    return last.x < 0 ? Box{} : Box{first, last - first + 1};
}

void PrintTo(const Box& box, std::ostream* out) {
    *out << fmt::format("{}x{} at ({}, {})", box.size.x, box.size.y, box.first.x, box.first.y);
}

double differing_part(const Pixels& a, const Pixels& b, int tolerance) {
    if (a.size() != b.size()) return 1;
    std::size_t differing = 0;
    for (std::size_t i = 0; i < a.all().size(); ++i) differing += near(a.all()[i], b.all()[i], tolerance) ? 0U : 1U;
    return static_cast<double>(differing) / static_cast<double>(a.all().size());
}

}  // namespace vitrine::test
