#include <vitrine/io/picture_rows.h>

#include <vitrine/base/assert.h>
#include <vitrine/base/error.h>

#include <algorithm>
#include <string>
#include <utility>

namespace vitrine::io {
namespace {

glm::ivec2 divided_up(glm::ivec2 size, int factor) {
    return (size + glm::ivec2(factor - 1)) / factor;
}

std::uint64_t pixels_of(glm::ivec2 size) {
    return static_cast<std::uint64_t>(size.x) * static_cast<std::uint64_t>(size.y);
}

std::string text_of(glm::ivec2 size) {
    return std::to_string(size.x) + " x " + std::to_string(size.y);
}

}  // namespace

PictureRows::PictureRows(glm::ivec2 full_size, int factor) : factor_(factor) {
    picture_.full_size = full_size;
    picture_.size = divided_up(full_size, factor);
    picture_.texels.reserve(pixels_of(picture_.size));
    sums_.assign(static_cast<std::size_t>(picture_.size.x), glm::u64vec4(0));
}

void PictureRows::add(std::span<const glm::u8vec4> row) {
    VITRINE_ASSERT(row.size() == static_cast<std::size_t>(picture_.full_size.x) && rows_ < picture_.full_size.y,
                   "a row of the picture");
    const auto factor = static_cast<std::size_t>(factor_);
    for (std::size_t i = 0; i < row.size(); ++i) sums_[i / factor] += glm::u64vec4(row[i]);
    if (++rows_ % factor_ == 0 || rows_ == picture_.full_size.y) finish_row();
}

/// The last square of a row or column may have fewer pixels.
void PictureRows::finish_row() {
    const int height = (rows_ - 1) % factor_ + 1;
    for (std::size_t i = 0; i < sums_.size(); ++i) {
        const int width = std::min(factor_, picture_.full_size.x - static_cast<int>(i) * factor_);
        const std::uint64_t pixels = pixels_of({width, height});
        picture_.texels.emplace_back((sums_[i] + pixels / 2U) / pixels);
    }
    std::fill(sums_.begin(), sums_.end(), glm::u64vec4(0));
}

DecodedPicture PictureRows::take() {
    VITRINE_ASSERT(rows_ == picture_.full_size.y, "all rows of the picture");
    return std::move(picture_);
}

int shrink_factor(glm::ivec2 size, int most_side) {
    return (std::max(size.x, size.y) - 1) / most_side + 1;
}

DecodedPicture shrunk(DecodedPicture picture, int most_side) {
    const int factor = shrink_factor(picture.size, most_side);
    if (factor == 1) return picture;
    PictureRows rows(picture.size, factor);
    const auto width = static_cast<std::size_t>(picture.size.x);
    for (std::size_t i = 0; i < picture.texels.size(); i += width)
        rows.add(std::span(picture.texels).subspan(i, width));
    DecodedPicture smaller = rows.take();
    smaller.full_size = picture.full_size;
    smaller.flaw = std::move(picture.flaw);
    return smaller;
}

void check_size(glm::ivec2 size, std::size_t bytes, std::size_t most_pixels, const std::filesystem::path& path) {
    if (size.x < 1 || size.y < 1) throw FileError(path, "expected a picture with pixels, its size is " + text_of(size));
    if (pixels_of(size) / most_pixels > bytes)
        throw FileError(
            path, "claims " + text_of(size) + " pixels, more than its " + std::to_string(bytes) + " bytes can hold");
}

void check_memory(glm::ivec2 size, const std::filesystem::path& path) {
    constexpr std::uint64_t most = 1U << 28U;
    if (pixels_of(size) > most)
        throw FileError(path, "has " + text_of(size) + " pixels, expected at most " + std::to_string(most) +
                                  " in a picture of its kind");
}

}  // namespace vitrine::io
