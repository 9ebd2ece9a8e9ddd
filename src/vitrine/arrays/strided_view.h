#pragma once

#include <vitrine/base/assert.h>

#include <cstddef>
#include <iterator>
#include <type_traits>

namespace vitrine::arrays {

/// Elements of type `T` that lie `stride` bytes apart: every n-th one, a column of a table, or one field of structs.
/// Does not own. A random-access range; reads and writes like std::span.
template <class T>
class StridedSpan {
    using Byte = std::conditional_t<std::is_const_v<T>, const std::byte, std::byte>;

public:
    class iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = std::remove_cv_t<T>;
        using difference_type = std::ptrdiff_t;
        using pointer = T*;
        using reference = T&;

        iterator() = default;
        iterator(Byte* at, std::ptrdiff_t stride) : at_(at), stride_(stride) {}
        reference operator*() const { return *reinterpret_cast<T*>(at_); }
        pointer operator->() const { return reinterpret_cast<T*>(at_); }
        reference operator[](difference_type n) const { return *(*this + n); }
        iterator& operator+=(difference_type n) {
            at_ += n * stride_;
            return *this;
        }
        iterator& operator-=(difference_type n) { return *this += -n; }
        iterator& operator++() { return *this += 1; }
        iterator& operator--() { return *this += -1; }
        iterator operator++(int) {
            const iterator before = *this;
            ++*this;
            return before;
        }
        iterator operator--(int) {
            const iterator before = *this;
            --*this;
            return before;
        }
        friend iterator operator+(iterator i, difference_type n) { return i += n; }
        friend iterator operator+(difference_type n, iterator i) { return i += n; }
        friend iterator operator-(iterator i, difference_type n) { return i -= n; }
        friend difference_type operator-(const iterator& a, const iterator& b) {
            return (a.at_ - b.at_) / (a.stride_ != 0 ? a.stride_ : 1);
        }
        friend bool operator==(const iterator& a, const iterator& b) { return a.at_ == b.at_; }
        friend auto operator<=>(const iterator& a, const iterator& b) { return a.at_ <=> b.at_; }

    private:
        Byte* at_ = nullptr;
        std::ptrdiff_t stride_ = sizeof(T);
    };
    using value_type = std::remove_cv_t<T>;

    StridedSpan() = default;
    /// `first` is aligned for `T`, and so is every `stride_bytes` after it.
    StridedSpan(Byte* first, std::size_t size, std::size_t stride_bytes)
        : first_(first), size_(size), stride_bytes_(stride_bytes) {}

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    std::size_t stride_bytes() const { return stride_bytes_; }
    T& operator[](std::size_t i) const {
        VITRINE_ASSERT(i < size_, "index within the view");
        return *reinterpret_cast<T*>(first_ + i * stride_bytes_);
    }
    iterator begin() const { return {first_, static_cast<std::ptrdiff_t>(stride_bytes_)}; }
    iterator end() const { return begin() + static_cast<std::ptrdiff_t>(size_); }

private:
    Byte* first_ = nullptr;
    std::size_t size_ = 0;
    std::size_t stride_bytes_ = sizeof(T);
};

}  // namespace vitrine::arrays
