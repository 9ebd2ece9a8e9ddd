#pragma once

#include <vitrine/arrays/tracked_array.h>

#include <cstdint>
#include <memory>

namespace vitrine::arrays {

/// An array as it was at some time, to know later whether it still is.
class ArrayState {
public:
    ArrayState() = default;
    template <class T>
    explicit ArrayState(const TrackedArray<T>& array)
        : array_(array.tracked_bytes().tracking), revision_(array.revision()) {}

    friend bool operator==(const ArrayState& a, const ArrayState& b) {
        return a.revision_ == b.revision_ && !a.array_.owner_before(b.array_) && !b.array_.owner_before(a.array_);
    }

private:
    std::weak_ptr<const Tracking> array_;
    std::uint64_t revision_ = 0;
};

}  // namespace vitrine::arrays
