#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/io/numbers.h>
#include <vitrine/io/point_columns.h>
#include <vitrine/io/previews.h>
#include <vitrine/io/source_file.h>
#include <vitrine/scene/scene.h>

#include <glm/glm.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace vitrine::io {

/// Where the numbers of one column of a table go: one of the pointers, or none to pass over them.
struct PointLane {
    float* numbers = nullptr;       ///< less `origin`
    std::uint8_t* bytes = nullptr;  ///< a colour's channel
    glm::u8vec4* packed = nullptr;  ///< all of a colour
    std::size_t stride = 1;         ///< in numbers or bytes
    double origin = 0;
    double to_bytes = 1;           ///< what is stored times this is from 0 to 255
    bool packed_in_float = false;  ///< a colour's bits are those of a float
    bool packed_alpha = false;     ///< a packed colour has an alpha too

    /// Brings a point's number to its place. Several threads may store different points.
    void store(std::size_t point, double value) const {
        if (numbers != nullptr) {
            numbers[point * stride] = to_float(value - origin);
        } else if (bytes != nullptr) {
            const double scaled = value * to_bytes;
            bytes[point * stride] = scaled > 0 ? static_cast<std::uint8_t>(std::min(scaled, 255.0) + 0.5) : 0;
        } else if (packed != nullptr) {
            packed[point] = unpacked(value);
        }
    }

private:
    glm::u8vec4 unpacked(double value) const {
        // Some programs write a colour without alpha as a number where others write the float that has its bits, which
        // is next to 0.
        const bool whole = value >= 1 && value < (packed_in_float ? 0x1p24 : 0x1p32);
        const std::uint32_t bits = whole             ? static_cast<std::uint32_t>(value)
                                   : packed_in_float ? std::bit_cast<std::uint32_t>(to_float(value))
                                                     : 0U;
        const auto byte = [&](unsigned shift) { return static_cast<std::uint8_t>(bits >> shift); };
        return {byte(16), byte(8), byte(0), packed_alpha ? byte(24) : std::uint8_t{255}};
    }
};

/// Some points of a file.
struct PointBlock {
    arrays::Elements<glm::vec3> positions;  ///< relative to an origin; NaN where a point has none
    arrays::Elements<glm::u8vec4> colors;   ///< as in scene::Mesh; empty, or one for each position
};

/// The arrays of a point cloud while a reader fills them: each number goes straight to its place.
class PointArrays {
public:
    /// Room for `count` points, whose positions are kept relative to `origin`. Throws std::bad_alloc.
    PointArrays(std::span<const PointColumn> columns, std::size_t count, const glm::dvec3& origin);

    /// One for each of the columns. Valid as long as these arrays are.
    std::span<const PointLane> lanes() const { return lanes_; }

    /// Makes a cloud of the first so many points, by their positions and colours, while the others are filled in. To be
    /// called as long as these arrays are there.
    Preview preview(const SourceFile& file) const;
    /// Positions and colours alone. Nothing is left in here.
    PointBlock block() && { return {std::move(positions_), std::move(colors_)}; }

    /// Leaves out the points whose positions are NaN or infinite, with all that belongs to them; says in the log how
    /// many.
    void drop_unplaced(const SourceFile& file);
    /// Adds the cloud to the node, which is moved to the origin. Nothing is left in here.
    void move_to(scene::Scene& scene, scene::NodeId node, const SourceFile& file);

private:
    PointLane lane_of(const PointColumn& column);
    PointLane color_lane(const PointColumn& column);
    float* room_for_scalar(const PointColumn& column);
    /// Makes room for one element for each point, if there is none.
    template <class T>
    T* room(arrays::Elements<T>& elements) const;
    void fix_alpha();

    std::size_t count_;
    glm::dvec3 origin_;
    arrays::Elements<glm::vec3> positions_;
    arrays::Elements<glm::vec3> normals_;
    arrays::Elements<glm::u8vec4> colors_;
    std::vector<std::string> scalar_names_;
    std::vector<arrays::Elements<float>> scalars_;
    bool has_alpha_ = false;
    std::vector<PointLane> lanes_;
};

}  // namespace vitrine::io
