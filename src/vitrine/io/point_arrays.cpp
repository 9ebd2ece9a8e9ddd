#include <vitrine/io/point_arrays.h>

#include <vitrine/base/log.h>
#include <vitrine/base/parallel.h>
#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/names.h>

#include <glm/gtc/matrix_transform.hpp>

#include <atomic>
#include <utility>

namespace vitrine::io {
namespace {

constexpr std::size_t elements_at_a_time = 65'536;

/// Whether `is` holds for all elements.
template <class T, class Is>
bool all_are(const arrays::Elements<T>& elements, Is is) {
    std::atomic<bool> all{true};
    parallel_parts(elements.size(), elements_at_a_time, [&](std::size_t begin, std::size_t end) {
        if (all && !std::all_of(elements.begin() + begin, elements.begin() + end, is)) all = false;
    });
    return all;
}

/// Leaves out what is not kept. In other memory, for previews may still be drawn from this.
template <class T>
void keep(arrays::Elements<T>& elements, std::span<const std::uint8_t> kept) {
    if (elements.empty()) return;
    auto others = arrays::Elements<T>::unset(static_cast<std::size_t>(std::count(kept.begin(), kept.end(), 1)));
    T* next = others.mutable_data();
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i] != 0) *next++ = elements[i];
    }
    elements = std::move(others);
}

int axis_of(PointRole role, PointRole first) {
    return static_cast<int>(role) - static_cast<int>(first);
}

}  // namespace

PointArrays::PointArrays(std::span<const PointColumn> columns, std::size_t count, const glm::dvec3& origin)
    : count_(count), origin_(origin), lanes_(columns.size()) {
    if (count == 0) return;
    room(positions_);
    scalars_.reserve(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) lanes_[i] = lane_of(columns[i]);
    if (!colors_.empty()) fill(colors_.edit(), glm::u8vec4(255));
}

template <class T>
T* PointArrays::room(arrays::Elements<T>& elements) const {
    if (elements.size() != count_) elements = arrays::Elements<T>::unset(count_);
    return elements.mutable_data();
}

PointLane PointArrays::lane_of(const PointColumn& column) {
    using enum PointRole;
    switch (column.role) {
        case x:
        case y:
        case z: {
            const int axis = axis_of(column.role, x);
            return {.numbers = &room(positions_)->x + axis, .stride = 3, .origin = origin_[axis]};
        }
        case normal_x:
        case normal_y:
        case normal_z: return {.numbers = &room(normals_)->x + axis_of(column.role, normal_x), .stride = 3};
        case scalar: return {.numbers = room_for_scalar(column)};
        case none: return {};
        default: return color_lane(column);
    }
}

PointLane PointArrays::color_lane(const PointColumn& column) {
    using enum PointRole;
    const PointRole role = column.role;
    const bool packed_alpha = role == packed_rgba || role == packed_rgba_float;
    has_alpha_ |= packed_alpha || role == alpha;
    if (role == red || role == green || role == blue || role == alpha)
        return {.bytes = &room(colors_)->x + axis_of(role, red), .stride = 4, .to_bytes = 255 / column.full_strength};
    return {.packed = room(colors_),
            .packed_in_float = role == packed_rgb_float || role == packed_rgba_float,
            .packed_alpha = packed_alpha};
}

float* PointArrays::room_for_scalar(const PointColumn& column) {
    scalar_names_.push_back(column.name);
    return room(scalars_.emplace_back());
}

void PointArrays::drop_unplaced(const SourceFile& file) {
    if (all_are(positions_, is_finite)) return;
    std::vector<std::uint8_t> kept(count_);
    std::transform(positions_.begin(), positions_.end(), kept.begin(),
                   [](const glm::vec3& position) { return is_finite(position) ? 1 : 0; });
    keep(positions_, kept);
    keep(normals_, kept);
    keep(colors_, kept);
    for (arrays::Elements<float>& values : scalars_) keep(values, kept);
    log().info("{}: {} of {} points have no position and are left out", display(file.path), count_ - positions_.size(),
               count_);
    count_ = positions_.size();
}

/// Some programs leave the byte of alpha at 0: nothing would be seen of such a cloud.
void PointArrays::fix_alpha() {
    if (!has_alpha_ || !all_are(colors_, [](const glm::u8vec4& color) { return color.w == 0; })) return;
    arrays::Elements<glm::u8vec4> opaque(colors_);  // previews may still be drawn from these
    for (glm::u8vec4& color : opaque.edit()) color.w = 255;
    colors_ = std::move(opaque);
}

void PointArrays::move_to(scene::Scene& scene, scene::NodeId node, const SourceFile& file) {
    fix_alpha();
    scene::PointCloud cloud;
    cloud.name = stem_name(file.path);
    cloud.positions.adopt(std::move(positions_));
    if (!colors_.empty()) cloud.material = scene.add(vertex_color_material());
    cloud.colors.adopt(std::move(colors_));
    set_normals(cloud, std::move(normals_));
    cloud.scalars.resize(scalars_.size());
    for (std::size_t i = 0; i < scalars_.size(); ++i) {
        cloud.scalars[i].name = std::move(scalar_names_[i]);
        cloud.scalars[i].values.adopt(std::move(scalars_[i]));
    }
    label_arrays(cloud, file.path);
    scene.edit_node(node).geometries.emplace_back(scene.add(std::move(cloud)));
    if (origin_ != glm::dvec3(0)) {
        glm::mat4& transform = scene.edit_node(node).transform;
        transform = glm::translate(transform, glm::vec3(origin_));
    }
}

Preview PointArrays::preview(const SourceFile& file) const {
    return [this, &file](std::size_t points) {
        scene::PointCloud cloud;
        cloud.positions.adopt(positions_.first(points));
        if (!colors_.empty()) cloud.colors.adopt(colors_.first(points));
        return make_cloud_scene(std::move(cloud), origin_, file.path);
    };
}

}  // namespace vitrine::io
