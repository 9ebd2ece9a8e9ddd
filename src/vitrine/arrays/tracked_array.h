#pragma once

#include <vitrine/arrays/array_error.h>
#include <vitrine/arrays/elements.h>
#include <vitrine/arrays/shape.h>
#include <vitrine/arrays/strided_view.h>
#include <vitrine/arrays/tracking.h>
#include <vitrine/base/assert.h>

#include <algorithm>
#include <concepts>
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

template <class T, class F>
class FieldView;

/// An array in CPU memory that knows which bytes changed since it was last sent.
/// Reading never marks; the only ways to writable elements mark exactly their bytes first. A new array is wholly
/// pending. A copy is a new array; a move takes the tracking along and leaves an empty array behind.
///
/// Kernels may write an array where it lies on the GPU (compute::Queue). From then on its elements in CPU memory are
/// old: they cannot be read or edited, which throws ArrayError, before gpu::Mirrors::fetch; they can be overwritten.
///
/// Indices and counts are in elements. Edits of elements that are not there throw ArrayError and change nothing.
/// Spans and views handed out are valid until the array changes its size; write through them before the next draw.
/// One thread at a time, see Tracking; several may read while none writes.
template <class T>
class TrackedArray {
    static_assert(std::is_trivially_copyable_v<T>, "the GPU sees the bytes, so the type must be trivially copyable");

public:
    using value_type = T;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using const_reference = const T&;
    using const_iterator = const T*;
    using iterator = const_iterator;

    TrackedArray() = default;
    explicit TrackedArray(std::size_t count, const T& value = T{}) : TrackedArray(std::vector<T>(count, value)) {}
    TrackedArray(std::initializer_list<T> values) : TrackedArray(std::vector<T>(values)) {}
    explicit TrackedArray(std::vector<T> values) { assign(std::move(values)); }

    TrackedArray(const TrackedArray& other) {
        adopt(other.stored_values());
        store_->label = other.store_->label;
        store_->policy = other.store_->policy;
        store_->strategy = other.store_->strategy;
        store_->shape = other.store_->shape;
    }
    TrackedArray& operator=(const TrackedArray& other) {
        if (this == &other) return *this;
        adopt(other.stored_values());
        store_->shape = other.store_->shape;
        return *this;
    }
    TrackedArray(TrackedArray&& other) noexcept : store_(std::exchange(other.store_, std::make_shared<Store>())) {}
    TrackedArray& operator=(TrackedArray&& other) noexcept {
        store_ = std::exchange(other.store_, std::make_shared<Store>());
        return *this;
    }
    ~TrackedArray() = default;

    std::size_t size() const { return store_->size; }
    std::size_t size_bytes() const { return size() * sizeof(T); }
    bool empty() const { return size() == 0; }
    const T& operator[](std::size_t i) const {
        VITRINE_ASSERT(i < view().size(), "index within the array, which has its copy in CPU memory");
        return store_->values[i];
    }
    /// Throws ArrayError.
    const T& at(std::size_t i) const {
        require_current(i, 1);
        return store_->values[i];
    }
    const T& front() const { return (*this)[0]; }
    const T& back() const { return (*this)[size() - 1]; }
    /// None where the copy in CPU memory has been dropped, or where a kernel has written elements since.
    std::span<const T> view() const { return has_copy() ? store_->values.view() : std::span<const T>(); }
    const T* data() const { return view().data(); }
    const_iterator begin() const { return has_copy() ? store_->values.begin() : end(); }
    const_iterator end() const { return store_->values.end(); }
    friend bool operator==(const TrackedArray& a, const TrackedArray& b) requires std::equality_comparable<T> {
        return std::ranges::equal(a.stored_values(), b.stored_values());
    }

    /// Writable elements [first, first + count), marked as changed.
    std::span<T> edit(std::size_t first, std::size_t count) {
        require_current(first, count);
        return overwrite(first, count);
    }
    std::span<T> edit() { return edit(0, size()); }
    /// The same, where what they are now is of no account: each must be written.
    std::span<T> overwrite(std::size_t first, std::size_t count) {
        require(first, count);
        if (count > 0) store_->mark({first * sizeof(T), (first + count) * sizeof(T)});
        return store_->values.edit().subspan(first, count);
    }
    void set(std::size_t i, const T& value) { overwrite(i, 1)[0] = value; }
    void fill(const T& value) { fill(0, size(), value); }
    void fill(std::size_t first, std::size_t count, const T& value) {
        const T kept = value;  // it may lie in here
        for (T& element : overwrite(first, count)) element = kept;
    }

    /// Every `stride`-th element: `count` of them from `first` on. `stride` is 1 or more.
    StridedSpan<T> edit_strided(std::size_t first, std::size_t count, std::size_t stride) {
        if (count == 0) return {};
        require(first, 1);
        if (stride == 0 || (count - 1) > (size() - 1 - first) / stride)
            detail::throw_strided(label(), size(), first, count, stride);
        require_current(first, (count - 1) * stride + 1);
        store_->mark_strided(first * sizeof(T), sizeof(T), stride * sizeof(T), count);
        return {bytes_at(first), count, stride * sizeof(T)};
    }

    /// Writes one value to the elements of a list of indices, in any order.
    void set_at(std::span<const std::size_t> indices, const T& value) { set_all_at(indices, value); }
    void set_at(std::span<const std::uint32_t> indices, const T& value) { set_all_at(indices, value); }
    /// Writes a value to each; of an index that is listed twice the last one counts.
    void set_at(std::span<const std::size_t> indices, std::span<const T> values) { set_each_at(indices, values); }
    void set_at(std::span<const std::uint32_t> indices, std::span<const T> values) { set_each_at(indices, values); }

    /// Rows and columns, or layers, rows and columns, that the elements stand for: row after row. Throws ArrayError
    /// when it has not as many elements. An array that gets another size is a row again.
    void reshape(const Shape& shape) {
        if (shape.element_count() != size()) detail::throw_shape(label(), size(), shape.numbers());
        store_->shape = shape;
    }
    const Shape& shape() const { return store_->shape; }
    /// Which element stands at a place of the shape. Throws ArrayError when none does.
    std::size_t index(const Shape& place) const {
        const auto at = place.padded(0);
        require_block(place, place.dimensions() == 1   ? Shape(1)
                             : place.dimensions() == 2 ? Shape(1, 1)
                                                       : Shape(1, 1, 1));
        const auto whole = shape().padded(1);
        return (at[0] * whole[1] + at[1]) * whole[2] + at[2];
    }
    /// A rectangle or a box, of as many dimensions as the shape has.
    Block<T> edit_block(const Shape& first, const Shape& extent) {
        require_block(first, extent);
        if (extent.element_count() > 0) require_current(index(first), reach_of(extent));
        return overwrite_block(first, extent);
    }
    /// The same, where what its elements are now is of no account: each must be written.
    Block<T> overwrite_block(const Shape& first, const Shape& extent) {
        require_block(first, extent);
        const auto whole = shape().padded(1);
        const auto corner = first.padded(0);
        const auto box = extent.padded(1);
        const std::size_t row = whole[2];
        const std::size_t layer = whole[1] * row;
        const std::size_t begin = corner[0] * layer + corner[1] * row + corner[2];
        for (std::size_t i = 0; i < box[0]; ++i)
            store_->mark_strided((begin + i * layer) * sizeof(T), box[2] * sizeof(T), row * sizeof(T), box[1]);
        return {store_->values.mutable_data() + begin, box, layer, row};
    }

    /// One field of all elements, as in array.field(&Vertex::position): what is written through it marks the bytes of
    /// that field alone.
    template <class F, class Owner>
    FieldView<T, F> field(F Owner::*member) {
        return {*this, member};
    }
    /// To read.
    template <class F, class Owner>
    StridedSpan<const F> field(F Owner::*member) const {
        if (view().empty()) return {};  // empty, dropped or old
        return {reinterpret_cast<const std::byte*>(&(view().front().*member)), view().size(), sizeof(T)};
    }

    /// Replaces all elements.
    void assign(std::vector<T> values) { adopt(Elements<T>(std::move(values))); }
    /// The same with elements that were made elsewhere, and may lie in a file.
    void adopt(Elements<T> values) {
        store_->values = std::move(values);
        store_->dropped = false;
        store_->stale.clear();
        note_size(0);
    }
    /// The elements for somebody else to read, who may be on another thread, in the same memory: while somebody has
    /// them, they are copied before one is written. Throws ArrayError where there is no copy in CPU memory.
    Elements<T> share() const {
        require_copy();
        return store_->values.share();
    }
    void append(std::span<const T> values) {
        const std::size_t before = size();
        require(before, 0);
        if (const T* own = store_->values.data(); values.data() >= own && values.data() < own + before) {
            append(std::vector<T>(values.begin(), values.end()));
            return;
        }
        store_->values.append(values);
        note_size(before);
    }
    void append(const T& value) { append(std::span<const T>(std::vector<T>{value})); }
    /// New elements are zero-initialised and pending.
    void resize(std::size_t count) {
        require(0, 0);
        const std::size_t before = size();
        store_->values.resize(count);
        note_size(std::min(before, count));
    }
    /// So many elements that are zero, on the GPU when they are first used, and have no copy in CPU memory: for kernels
    /// to write.
    void resize_on_gpu(std::size_t count) {
        store_->values = Elements<T>();
        store_->dropped = count > 0;
        store_->size = count;
        store_->shape = Shape(count);
        store_->made_on_gpu();
    }
    /// Takes elements away; those behind them move up and are pending.
    void erase(std::size_t first, std::size_t count = 1) {
        require(first, count);
        if (count == 0) return;
        require_current(first, size() - first);
        store_->values.erase(first, count);
        note_size(first);
    }
    void clear() {
        store_->dropped = false;
        store_->stale.clear();
        store_->values.clear();
        note_size(0);
    }
    void reserve(std::size_t count) { store_->values.reserve(count); }

    /// Names the array in logs, panels and GL debuggers.
    void set_label(std::string label) { store_->label = std::move(label); }
    const std::string& label() const { return store_->label; }
    /// How ranges that wait are put together when they are sent.
    void set_policy(MergePolicy policy) { store_->policy = policy; }
    MergePolicy policy() const { return store_->policy; }
    void set_strategy(UploadStrategy strategy) { store_->strategy = strategy; }
    UploadStrategy strategy() const { return store_->strategy; }
    /// Grows with every edit.
    std::uint64_t revision() const { return store_->revision; }
    /// What waits to be sent, exactly.
    std::span<const ByteRange> pending() const { return store_->pending.ranges(); }
    /// What would be sent under a rule.
    std::vector<ByteRange> pending(const MergeRule& rule) const { return merged(pending(), rule); }

    /// Whether the copy in CPU memory is freed as soon as the GPU has it: for large data that does not change. Without
    /// it elements can neither be read nor edited, only replaced; gpu::Mirrors::restore brings it back.
    void set_drops_copy(bool drops) { store_->drops_when_sent = drops; }
    /// Whether all elements in CPU memory are as they are: neither dropped nor written by a kernel since.
    bool has_copy() const { return !store_->dropped && store_->stale.empty(); }
    /// Throws ArrayError unless it has.
    void require_copy() const { require_current(0, size()); }

    TrackedBytes tracked_bytes() const {
        return {std::as_bytes(store_->values.view()), size_bytes(), sizeof(T), store_};
    }

private:
    template <class Element, class Field>
    friend class FieldView;

    struct Store final : Tracking {
        Elements<T> values;
        std::size_t size = 0;  ///< elements, also where the copy is dropped
        Shape shape{0};
        bool dropped = false;

        void drop_bytes() override {
            if (size == 0) return;
            values = Elements<T>();
            dropped = true;
        }
        std::span<std::byte> restore_bytes() override {
            if (dropped) values = Elements<T>::unset(size);
            dropped = false;
            return std::as_writable_bytes(values.edit());
        }
    };

    /// Throws unless the elements are there.
    void require(std::size_t first, std::size_t count) const {
        if (store_->dropped)
            throw ArrayError("the array '" + label() + "' of " + std::to_string(size()) +
                             " elements has no copy in CPU memory: fetch it first");
        if (first > size() || count > size() - first) detail::throw_out_of_range(label(), size(), first, count);
    }
    /// Throws, too, where a kernel has written some of them since they were in CPU memory.
    void require_current(std::size_t first, std::size_t count) const {
        require(first, count);
        if (store_->stale.empty()) return;
        if (store_->stale.meets({first * sizeof(T), (first + count) * sizeof(T)}))
            detail::throw_stale(label(), size(), first, count);
    }
    /// The elements from `kept` on are new, and there may be more or fewer of them.
    void note_size(std::size_t kept) {
        store_->size = store_->values.size();
        store_->shape = Shape(size());
        store_->resized(kept * sizeof(T));
        if (size() > kept) store_->mark({kept * sizeof(T), size_bytes()});
    }
    std::byte* bytes_at(std::size_t element) {
        return std::as_writable_bytes(store_->values.edit()).data() + element * sizeof(T);
    }
    void require_block(const Shape& first, const Shape& extent) const {
        require(0, 0);
        const auto whole = shape().padded(1);
        const auto corner = first.padded(0);
        const auto box = extent.padded(1);
        bool inside = first.dimensions() == shape().dimensions() && extent.dimensions() == shape().dimensions();
        for (std::size_t i = 0; i < whole.size(); ++i)
            inside = inside && corner[i] <= whole[i] && box[i] <= whole[i] - corner[i];
        if (!inside) detail::throw_block(label(), shape().numbers(), first.numbers(), extent.numbers());
    }
    /// From the first to the last element of a block.
    std::size_t reach_of(const Shape& extent) const {
        const auto whole = shape().padded(1);
        const auto box = extent.padded(1);
        return ((box[0] - 1) * whole[1] + box[1] - 1) * whole[2] + box[2];
    }
    template <class Index>
    void set_all_at(std::span<const Index> indices, const T& value) {
        const T kept = value;  // it may lie in here
        mark_at(indices);
        T* const elements = store_->values.mutable_data();
        for (const Index i : indices) elements[i] = kept;
    }
    template <class Index>
    void set_each_at(std::span<const Index> indices, std::span<const T> values) {
        if (values.size() != indices.size())
            detail::throw_mismatch(label(), shape().numbers(), values.size(), indices.size());
        mark_at(indices);
        T* const elements = store_->values.mutable_data();
        for (std::size_t i = 0; i < indices.size(); ++i) elements[indices[i]] = values[i];
    }
    /// Throws, and marks nothing, unless all are within the array.
    template <class Index>
    void mark_at(std::span<const Index> indices) {
        for (const Index i : indices) require(i, 1);
        for (const Index i : indices) store_->mark({std::size_t{i} * sizeof(T), (std::size_t{i} + 1) * sizeof(T)});
    }
    const Elements<T>& stored_values() const {
        require_copy();
        return store_->values;
    }

    std::shared_ptr<Store> store_ = std::make_shared<Store>();
};

/// One field of an array of structs. What is written marks that field's bytes and no others. Valid as long as the array
/// object itself.
template <class T, class F>
class FieldView {
public:
    template <class Owner>
    FieldView(TrackedArray<T>& array, F Owner::*member) : array_(&array) {
        const T probe{};
        offset_ = static_cast<std::size_t>(reinterpret_cast<const std::byte*>(&(probe.*member)) -
                                           reinterpret_cast<const std::byte*>(&probe));
    }

    std::size_t size() const { return array_->size(); }
    const F& operator[](std::size_t i) const {
        return *reinterpret_cast<const F*>(reinterpret_cast<const std::byte*>(&(*array_)[i]) + offset_);
    }
    /// Writable fields of elements [first, first + count), marked as changed.
    StridedSpan<F> edit(std::size_t first, std::size_t count) {
        array_->require_current(first, count);
        if (count == 0) return {};
        array_->store_->mark_strided(first * sizeof(T) + offset_, sizeof(F), sizeof(T), count);
        return {array_->bytes_at(first) + offset_, count, sizeof(T)};
    }
    StridedSpan<F> edit() { return edit(0, size()); }
    void set(std::size_t i, const F& value) { edit(i, 1)[0] = value; }
    void fill(const F& value) {
        const F kept = value;
        for (F& field : edit()) field = kept;
    }
    /// Throws ArrayError unless there is a value for each element.
    void assign(std::span<const F> values) {
        if (values.size() != size())
            detail::throw_mismatch(array_->label(), array_->shape().numbers(), values.size(), size());
        assign(0, values);
    }
    /// The fields of as many elements as there are values.
    void assign(std::size_t first, std::span<const F> values) {
        std::size_t next = 0;
        for (F& field : edit(first, values.size())) field = values[next++];
    }

private:
    TrackedArray<T>* array_;
    std::size_t offset_ = 0;
};

}  // namespace vitrine::arrays
