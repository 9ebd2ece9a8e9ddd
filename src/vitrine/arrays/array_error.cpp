#include <vitrine/arrays/array_error.h>

#include <functional>
#include <numeric>
#include <string>

namespace vitrine::arrays::detail {
namespace {

std::string joined(std::span<const std::size_t> numbers, std::string_view between) {
    std::string text;
    for (const std::size_t number : numbers) {
        if (!text.empty()) text += between;
        text += std::to_string(number);
    }
    return text;
}

std::string array_named(std::string_view label) {
    return "the array '" + std::string(label) + "'";
}

std::string of_size(std::string_view label, std::size_t size) {
    return array_named(label) + " has " + std::to_string(size) + (size == 1 ? " element" : " elements");
}

std::string of_shape(std::string_view label, std::span<const std::size_t> shape) {
    return array_named(label) + " of shape " + joined(shape, " x ");
}

std::string image_named(std::string_view label) {
    return "the image '" + std::string(label) + "'";
}

std::string text_of(const TexelRect& rect) {
    return "the rectangle of " + std::to_string(rect.width) + " x " + std::to_string(rect.height) + " from (" +
           std::to_string(rect.x) + ", " + std::to_string(rect.y) + ") on";
}

}  // namespace

void throw_out_of_range(std::string_view label, std::size_t size, std::size_t first, std::size_t count) {
    if (count == 1) throw ArrayError(of_size(label, size) + ": element " + std::to_string(first) + " is out of range");
    throw ArrayError(of_size(label, size) + ": " + std::to_string(count) + " elements from " + std::to_string(first) +
                     " on are out of range");
}

void throw_stale(std::string_view label, std::size_t size, std::size_t first, std::size_t count) {
    throw ArrayError(of_size(label, size) + ": a kernel has written some of the " + std::to_string(count) + " from " +
                     std::to_string(first) + " on since they were in CPU memory: fetch them first");
}

void throw_strided(std::string_view label, std::size_t size, std::size_t first, std::size_t count, std::size_t stride) {
    throw ArrayError(of_size(label, size) + ": " + std::to_string(count) + " elements from " + std::to_string(first) +
                     " on, " + std::to_string(stride) + " apart, are out of range");
}

void throw_mismatch(std::string_view label, std::span<const std::size_t> shape, std::size_t values,
                    std::size_t elements) {
    throw ArrayError(of_shape(label, shape) + ": " + std::to_string(values) + " values do not fit " +
                     std::to_string(elements) + " elements");
}

void throw_block(std::string_view label, std::span<const std::size_t> shape, std::span<const std::size_t> first,
                 std::span<const std::size_t> extent) {
    throw ArrayError(of_shape(label, shape) + ": the block of " + joined(extent, " x ") + " from (" +
                     joined(first, ", ") + ") on is out of range");
}

void throw_shape(std::string_view label, std::size_t size, std::span<const std::size_t> shape) {
    const std::size_t elements =
        std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<std::size_t>());
    throw ArrayError(of_size(label, size) + ": the shape " + joined(shape, " x ") + " has " + std::to_string(elements));
}

void throw_texels(std::string_view label, std::size_t width, std::size_t height, const TexelRect& rect) {
    throw ArrayError(image_named(label) + " of " + std::to_string(width) + " x " + std::to_string(height) +
                     " texels: " + text_of(rect) + " is out of range");
}

void throw_texel_count(std::string_view label, const TexelRect& rect, std::size_t texels) {
    throw ArrayError(image_named(label) + ": " + std::to_string(texels) + (texels == 1 ? " texel does" : " texels do") +
                     " not fill " + text_of(rect));
}

}  // namespace vitrine::arrays::detail
