#pragma once

#include <vitrine/arrays/dirty_ranges.h>
#include <vitrine/base/assert.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace vitrine::arrays {

/// What an array remembers about being sent. Lives as long as the array; a mirror on the GPU keeps a weak
/// pointer to it, and so learns when the array is gone.
struct Tracking {
    DirtyRanges pending;               ///< bytes changed since they were last taken
    std::uint64_t revision = 1;        ///< grows with every edit
    std::uint64_t taken_revision = 0;  ///< `revision` when `pending` was last taken
    std::string label;                 ///< names the array in logs, panels and GL debuggers
};

/// The bytes of a tracked array without its type: what a mirror on the GPU sees.
/// Does not own; valid until the array is resized, moved or destroyed.
struct TrackedBytes {
    std::span<const std::byte> bytes;
    std::size_t element_size_bytes = 0;
    std::shared_ptr<Tracking> tracking;
};

/// An array in CPU memory that knows which bytes changed since it was last sent.
/// Reading never marks; the only ways to writable elements mark them first. A new array is wholly pending.
/// A copy is a new array; a move takes the tracking along. Not safe for use from several threads at once.
template <class T>
class TrackedArray {
    static_assert(std::is_trivially_copyable_v<T>, "the GPU sees the bytes, so the type must be trivially copyable");

public:
    using value_type = T;
    using const_iterator = typename std::vector<T>::const_iterator;

    TrackedArray() = default;
    explicit TrackedArray(std::size_t count, const T& value = T{}) : values_(count, value) { mark_all(); }
    TrackedArray(std::initializer_list<T> values) : values_(values) { mark_all(); }
    explicit TrackedArray(std::vector<T> values) : values_(std::move(values)) { mark_all(); }

    TrackedArray(const TrackedArray& other) : values_(other.values_) {
        tracking_->label = other.tracking_->label;
        mark_all();
    }
    TrackedArray& operator=(const TrackedArray& other) {
        if (this != &other) assign(other.values_);
        return *this;
    }
    TrackedArray(TrackedArray&& other) noexcept
        : values_(std::exchange(other.values_, {})),
          tracking_(std::exchange(other.tracking_, std::make_shared<Tracking>())) {}
    TrackedArray& operator=(TrackedArray&& other) noexcept {
        values_ = std::exchange(other.values_, {});
        tracking_ = std::exchange(other.tracking_, std::make_shared<Tracking>());
        return *this;
    }
    ~TrackedArray() = default;

    std::size_t size() const { return values_.size(); }
    std::size_t size_bytes() const { return values_.size() * sizeof(T); }
    bool empty() const { return values_.empty(); }
    const T& operator[](std::size_t i) const {
        VITRINE_ASSERT(i < size(), "index within the array");
        return values_[i];
    }
    std::span<const T> view() const { return values_; }
    const_iterator begin() const { return values_.begin(); }
    const_iterator end() const { return values_.end(); }

    /// Writable elements [first, first + count), marked as changed. Valid until the array changes its size;
    /// write through it before the next draw.
    std::span<T> edit(std::size_t first, std::size_t count) {
        VITRINE_ASSERT(first <= size() && count <= size() - first, "edit within the array");
        mark(first, count);
        return std::span<T>(values_).subspan(first, count);
    }
    std::span<T> edit() { return edit(0, size()); }
    void set(std::size_t i, const T& value) { edit(i, 1)[0] = value; }

    /// Replaces all elements.
    void assign(std::vector<T> values) {
        values_ = std::move(values);
        mark_all();
    }
    void append(std::span<const T> values) {
        const std::size_t first = size();
        values_.insert(values_.end(), values.begin(), values.end());
        mark(first, values.size());
    }
    /// New elements are zero-initialised and pending.
    void resize(std::size_t count) {
        const std::size_t before = size();
        values_.resize(count);
        tracking_->pending.truncate(size_bytes());
        ++tracking_->revision;
        if (count > before) mark(before, count - before);
    }
    void clear() { resize(0); }

    /// Names the array in logs, panels and GL debuggers.
    void set_label(std::string label) { tracking_->label = std::move(label); }
    const std::string& label() const { return tracking_->label; }
    /// Grows with every edit.
    std::uint64_t revision() const { return tracking_->revision; }
    /// What waits to be sent.
    std::span<const ByteRange> pending() const { return tracking_->pending.ranges(); }

    TrackedBytes tracked_bytes() const { return {std::as_bytes(view()), sizeof(T), tracking_}; }

private:
    void mark(std::size_t first, std::size_t count) {
        tracking_->pending.mark({first * sizeof(T), (first + count) * sizeof(T)});
        ++tracking_->revision;
    }
    void mark_all() {
        tracking_->pending.clear();
        mark(0, size());
    }

    std::vector<T> values_;
    std::shared_ptr<Tracking> tracking_ = std::make_shared<Tracking>();
};

}  // namespace vitrine::arrays
