#pragma once

#include <vitrine/arrays/texel.h>
#include <vitrine/arrays/texel_rect.h>
#include <vitrine/arrays/tracked_array.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::arrays {

/// The texels of a tracked image without their type: what a mirror on the GPU sees. Valid as TrackedBytes is.
struct TrackedTexels {
    TrackedBytes bytes;  ///< row after row
    std::size_t width = 0;
    std::size_t height = 0;
    TexelFormat format{};
    bool levels = false;  ///< coarser ones are made of them: they cover surfaces
};

/// An image in CPU memory that knows which of its rectangles changed since it was last sent: a TrackedArray of rows,
/// whose ranges are put together to rectangles again. Reading never marks; the only ways to writable texels mark
/// exactly theirs first. Copies, moves, threads and what is handed out are as with TrackedArray.
///
/// Row 0 is the upper one. Edits of texels that are not there throw ArrayError and change nothing.
template <class T>
class TrackedImage {
public:
    static constexpr TexelFormat format = TexelTraits<T>::format;

    TrackedImage() = default;
    TrackedImage(std::size_t width, std::size_t height, const T& value = T{}) {
        assign(width, height, std::vector<T>(width * height, value));
    }

    std::size_t width() const { return has_texels() ? texels_.shape()[1] : 0; }
    std::size_t height() const { return has_texels() ? texels_.shape()[0] : 0; }
    TexelRect rect() const { return {0, 0, width(), height()}; }
    std::size_t size_bytes() const { return texels_.size_bytes(); }
    bool empty() const { return texels_.empty(); }
    /// Throws ArrayError.
    const T& at(std::size_t x, std::size_t y) const {
        require({x, y, 1, 1});
        return texels_.at(y * width() + x);
    }
    /// All texels, row after row; none where a kernel has written some since they were in CPU memory.
    std::span<const T> view() const { return texels_.view(); }

    /// Writable texels of a rectangle, marked as changed: `block(row, column)` counts from its corner.
    Block<T> edit_block(const TexelRect& rect) {
        require(rect);
        return texels_.edit_block({rect.y, rect.x}, {rect.height, rect.width});
    }
    /// The same, where what they are now is of no account: each must be written.
    Block<T> overwrite_block(const TexelRect& rect) {
        require(rect);
        return texels_.overwrite_block({rect.y, rect.x}, {rect.height, rect.width});
    }
    void set(std::size_t x, std::size_t y, const T& value) { overwrite_block({x, y, 1, 1})(0, 0) = value; }
    void fill(const T& value) { fill(rect(), value); }
    void fill(const TexelRect& rect, const T& value) {
        if (rect.texel_count() == 0) return require(rect);
        const T kept = value;  // it may lie in here
        const Block<T> block = overwrite_block(rect);
        for (std::size_t row = 0; row < block.rows(); ++row) std::ranges::fill(block.row(row), kept);
    }
    /// Replaces the texels of a rectangle; `values` are those of its rows, one after the other.
    void assign(const TexelRect& rect, std::span<const T> values) {
        require(rect);
        if (values.size() != rect.texel_count()) detail::throw_texel_count(label(), rect, values.size());
        if (values.empty()) return;
        const Block<T> block = overwrite_block(rect);
        for (std::size_t row = 0; row < block.rows(); ++row)
            std::ranges::copy(values.subspan(row * rect.width, rect.width), block.row(row).begin());
    }
    /// Replaces size and texels.
    void assign(std::size_t width, std::size_t height, std::vector<T> values) {
        const TexelRect whole{0, 0, width, height};
        if (values.size() != whole.texel_count()) detail::throw_texel_count(label(), whole, values.size());
        texels_.assign(std::move(values));
        if (!texels_.empty()) texels_.reshape({height, width});
    }
    /// Texels stay in their places as far as there is room; new ones are zero. All are pending.
    void resize(std::size_t width, std::size_t height) {
        texels_.require_copy();
        std::vector<T> values(width * height);
        const std::size_t kept = std::min(width, this->width());
        for (std::size_t row = 0; row < std::min(height, this->height()); ++row)
            std::ranges::copy(view().subspan(row * this->width(), kept),
                              values.begin() + static_cast<std::ptrdiff_t>(row * width));
        assign(width, height, std::move(values));
    }

    bool has_copy() const { return texels_.has_copy(); }

    /// Names the image in logs, panels and GL debuggers.
    void set_label(std::string label) { texels_.set_label(std::move(label)); }
    const std::string& label() const { return texels_.label(); }
    /// How rectangles that wait are put together when they are sent.
    void set_policy(MergePolicy policy) { texels_.set_policy(policy); }
    MergePolicy policy() const { return texels_.policy(); }
    /// Grows with every edit.
    std::uint64_t revision() const { return texels_.revision(); }
    /// What waits to be sent, exactly: disjoint rectangles.
    std::vector<TexelRect> pending() const {
        return empty() ? std::vector<TexelRect>() : rects_of(texels_.pending(), width(), sizeof(T));
    }
    TrackedTexels tracked_texels() const { return {texels_.tracked_bytes(), width(), height(), format, false}; }

private:
    bool has_texels() const { return texels_.shape().dimensions() == 2; }
    void require(const TexelRect& rect) const {
        const bool inside = rect.x <= width() && rect.width <= width() - rect.x && rect.y <= height() &&
                            rect.height <= height() - rect.y;
        if (!inside) detail::throw_texels(label(), width(), height(), rect);
    }

    TrackedArray<T> texels_;  ///< of shape height x width, or empty
};

}  // namespace vitrine::arrays
