#pragma once

#include <vitrine/scene/bounds.h>

#include <cstdint>

namespace vitrine::scene {

/// All points of a cloud whose arrays hold only those of them that are seen, because there are too many. It does not
/// change.
class PointArchive {
public:
    PointArchive() = default;
    virtual ~PointArchive() = default;
    PointArchive(const PointArchive&) = delete;
    PointArchive& operator=(const PointArchive&) = delete;

    virtual std::uint64_t point_count() const = 0;
    /// The box around all of them, in the cloud's coordinates.
    virtual Bounds bounds() const = 0;
};

}  // namespace vitrine::scene
