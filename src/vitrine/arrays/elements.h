#pragma once

#include <vitrine/base/assert.h>
#include <vitrine/base/host_memory.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace vitrine::arrays {

/// The elements of an array in CPU memory. Unlike a std::vector's, new ones may be left as they are until somebody
/// fills them, and all may lie in memory that somebody else keeps, a mapped file for one: to be read there, and copied
/// before the first of them is written.
template <class T>
class Elements {
    static_assert(std::is_trivially_copyable_v<T>, "elements are moved as bytes");

public:
    Elements() = default;
    /// Takes over the vector's memory.
    explicit Elements(std::vector<T> values) {
        auto kept = std::make_shared<std::vector<T>>(std::move(values));
        data_ = kept->data();
        size_ = capacity_ = kept->size();
        owner_ = std::move(kept);
    }
    /// So many elements that are not set: to be written before they are read. Throws std::bad_alloc.
    static Elements unset(std::size_t count) {
        Elements elements;
        elements.allocate(count);
        elements.size_ = count;
        return elements;
    }
    /// Elements that `owner` keeps alive, and that nobody changes. They must be aligned as a T is.
    static Elements borrowed(std::span<const T> values, std::shared_ptr<const void> owner) {
        Elements elements;
        elements.data_ = const_cast<T*>(values.data());  // never written through: see `mutable_data`
        elements.size_ = values.size();
        elements.owner_ = std::const_pointer_cast<void>(std::move(owner));
        return elements;
    }
    /// The same ones in the same memory, for somebody else to read, who may be on another thread. While they are there,
    /// these here are copied before one is written.
    Elements share() {
        shared_ = true;
        return borrowed(view(), owner_);
    }
    /// The first of them, borrowed, to be read while whoever has these goes on to fill the others.
    Elements first(std::size_t count) const { return borrowed(view().first(count), owner_); }
    Elements(const Elements& other) : Elements(other.copy(other.size_)) {}
    Elements(Elements&& other) noexcept { swap(other); }
    Elements& operator=(Elements other) noexcept {
        swap(other);
        return *this;
    }
    ~Elements() = default;

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    const T* data() const { return data_; }
    const T* begin() const { return data_; }
    const T* end() const { return data_ + size_; }
    const T& operator[](std::size_t i) const { return data_[i]; }
    std::span<const T> view() const { return {data_, size_}; }
    /// Whether they lie in memory that is not to be written.
    bool is_borrowed() const { return size_ > capacity_; }

    /// To be written: those that are borrowed, or that others read, are copied first.
    T* mutable_data() {
        if (is_borrowed() || has_readers()) *this = copy(std::max(size_, capacity_));
        return data_;
    }
    std::span<T> edit() { return {mutable_data(), size_}; }

    /// New ones are value-initialised.
    void resize(std::size_t count) {
        reserve(count);
        if (count > size_) std::fill(mutable_data() + size_, data_ + count, T{});
        size_ = count;
    }
    void push_back(const T& value) {
        if (size_ >= capacity_) reserve(std::max<std::size_t>(16, 2 * size_));
        mutable_data()[size_++] = value;
    }
    /// `values` lie elsewhere.
    void append(std::span<const T> values) {
        if (size_ + values.size() > capacity_) reserve(std::max(size_ + values.size(), 2 * size_));
        std::copy(values.begin(), values.end(), mutable_data() + size_);
        size_ += values.size();
    }
    void erase(std::size_t first, std::size_t count) {
        T* const place = mutable_data() + first;
        std::copy(place + count, data_ + size_, place);
        size_ -= count;
    }
    /// Room for so many without another move.
    void reserve(std::size_t count) {
        if (count > capacity_ && count > size_) *this = copy(count);
    }
    void clear() { size_ = 0; }

private:
    /// Whether somebody still has them of `share`. Who has not any more has read them before.
    bool has_readers() {
        if (!shared_) return false;
        const std::shared_ptr<void> probe = owner_;  // an access to the count that is ordered after the reader's last
        shared_ = probe.use_count() > 2;
        return shared_;
    }
    void allocate(std::size_t count) {
        if (count > std::numeric_limits<std::size_t>::max() / sizeof(T)) throw std::bad_alloc();
        owner_ = allocate_host_memory(count * sizeof(T));
        data_ = static_cast<T*>(owner_.get());
        capacity_ = count;
    }
    Elements copy(std::size_t capacity) const {
        Elements elements;
        elements.allocate(capacity);
        if (size_ > 0) std::copy(begin(), end(), elements.data_);
        elements.size_ = size_;
        return elements;
    }
    void swap(Elements& other) noexcept {
        std::swap(owner_, other.owner_);
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
        std::swap(shared_, other.shared_);
    }

    std::shared_ptr<void> owner_;
    T* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;  ///< 0 where they are borrowed
    bool shared_ = false;       ///< somebody may read them
};

}  // namespace vitrine::arrays
