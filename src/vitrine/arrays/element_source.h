#pragma once

#include <vitrine/arrays/tracking.h>

#include <cstddef>
#include <span>

namespace vitrine::arrays {

/// Where single elements are read of arrays that have no copy in CPU memory.
class ElementSource {
public:
    ElementSource() = default;
    virtual ~ElementSource() = default;
    ElementSource(const ElementSource&) = delete;
    ElementSource& operator=(const ElementSource&) = delete;

    /// Writes the bytes of one. False: they are not there, or not yet.
    virtual bool read(const TrackedBytes& array, std::size_t element, std::span<std::byte> into) = 0;
};

}  // namespace vitrine::arrays
