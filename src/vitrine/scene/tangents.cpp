#include <vitrine/scene/tangents.h>

#include <vitrine/base/assert.h>
#include <vitrine/base/mixed_bits.h>
#include <vitrine/base/parallel.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

constexpr std::size_t vertices_at_a_time = 16'384;
constexpr std::size_t triangles_at_a_time = 8'192;
/// Whose corners are kept until they are added up.
constexpr std::size_t triangles_of_batch = 262'144;

/// A vector at length 1; 0 where it has no direction.
glm::dvec3 unit(const glm::dvec3& vector) {
    const double length = glm::length(vector);
    return length > 0 && std::isfinite(length) ? vector / length : glm::dvec3(0);
}

/// The direction of what is left of a vector at right angles to a normal.
glm::dvec3 flattened(const glm::dvec3& vector, const glm::dvec3& normal) {
    return unit(vector - glm::dot(normal, vector) * normal);
}

/// Of unit length, each.
std::vector<glm::vec3> unit_normals(const Mesh& mesh) {
    if (!mesh.has_normals()) {
        Mesh bare;
        bare.positions.adopt(mesh.positions.share());
        bare.indices.adopt(mesh.indices.share());
        bare.short_indices.adopt(mesh.short_indices.share());
        compute_normals(bare);
        return {bare.normals.begin(), bare.normals.end()};
    }
    std::vector<glm::vec3> normals(mesh.vertex_count());
    const auto given = [&](std::size_t i) {
        if (mesh.is_interleaved()) return mesh.vertices[i].normal;
        return mesh.packed_normals.empty() ? mesh.normals[i] : unpack_normal(mesh.packed_normals[i]);
    };
    parallel_parts(normals.size(), vertices_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            normals[i] = glm::vec3(unit(given(i)));
            if (normals[i] == glm::vec3(0)) normals[i].z = 1;
        }
    });
    return normals;
}

/// What vertices are made of, as far as their tangents depend on it.
struct Surface {
    arrays::StridedSpan<const glm::vec3> positions;
    std::vector<glm::vec3> normals;
    std::span<const glm::vec2> texcoords;
    CornerView corners;

    using Key = std::array<std::uint32_t, 8>;
    Key key(std::size_t vertex) const {
        const glm::vec3 p = positions[vertex];
        const glm::vec3 n = normals[vertex];
        const glm::vec2 t = texcoords[vertex];
        Key key{};
        const std::array<float, 8> numbers{p.x, p.y, p.z, n.x, n.y, n.z, t.x, t.y};
        for (std::size_t i = 0; i < key.size(); ++i) key[i] = std::bit_cast<std::uint32_t>(numbers[i] + 0.0F);  // no -0
        return key;
    }
};

std::uint64_t hash_of(const Surface::Key& key) {
    std::uint64_t hash = golden_step;
    for (std::size_t i = 0; i < key.size(); i += 2)
        hash = mixed_bits(hash + (std::uint64_t{key[i]} << 32U | key[i + 1]));
    return hash;
}

/// For each vertex the first one that is made of the same.
std::vector<std::uint32_t> first_alike(const Surface& surface) {
    const std::size_t count = surface.normals.size();
    std::vector<std::uint64_t> hashes(count);
    parallel_parts(count, vertices_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) hashes[i] = hash_of(surface.key(i));
    });
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> table(std::bit_ceil(std::max<std::size_t>(2 * count, 4)), none);
    std::vector<std::uint32_t> firsts(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t at = hashes[i] & (table.size() - 1);
        while (table[at] != none && (hashes[table[at]] != hashes[i] || surface.key(table[at]) != surface.key(i)))
            at = (at + 1) & (table.size() - 1);
        if (table[at] == none) table[at] = static_cast<std::uint32_t>(i);
        firsts[i] = table[at];
    }
    return firsts;
}

/// What a face says of a tangent at one of its corners: a direction, as long as the corner's angle is wide, and that
/// angle, negative where the texture is mirrored; 0: nothing.
using CornerTangent = glm::vec4;

/// Those of one face. In double, where the squares of no float underflow.
std::array<CornerTangent, 3> tangents_of_face(const Surface& surface, const std::array<std::size_t, 3>& corners) {
    std::array<glm::dvec3, 3> at;
    std::array<glm::dvec2, 3> uv;
    for (std::size_t k = 0; k < 3; ++k) {
        at[k] = glm::dvec3(surface.positions[corners[k]]);
        uv[k] = glm::dvec2(surface.texcoords[corners[k]]);
    }
    const glm::dvec2 st1 = uv[1] - uv[0];
    const glm::dvec2 st2 = uv[2] - uv[0];
    const double area = st1.x * st2.y - st1.y * st2.x;
    std::array<CornerTangent, 3> tangents{};
    if (!(std::abs(area) > 0) || !std::isfinite(area)) return tangents;
    const glm::dvec3 along = (st2.y * (at[1] - at[0]) - st1.y * (at[2] - at[0])) * (area > 0 ? 1.0 : -1.0);
    for (std::size_t k = 0; k < 3; ++k) {
        const glm::dvec3 normal(surface.normals[corners[k]]);
        const glm::dvec3 tangent = flattened(along, normal);
        const glm::dvec3 next = flattened(at[(k + 1) % 3] - at[k], normal);
        const glm::dvec3 previous = flattened(at[(k + 2) % 3] - at[k], normal);
        if (tangent == glm::dvec3(0)) continue;
        const double angle = std::acos(std::clamp(glm::dot(next, previous), -1.0, 1.0));
        // MikkTSpace has v run up.
        tangents[k] = CornerTangent(angle * tangent, area < 0 ? angle : -angle);
    }
    return tangents;
}

/// Tangents that are to be averaged, of both kinds of handedness: 0 is as it was drawn, 1 mirrored.
struct Sums {
    std::array<glm::vec3, 2> directions{};
};

/// Adds up what the faces say.
class TangentSums {
public:
    explicit TangentSums(const Surface& surface)
        : surface_(surface), firsts_(first_alike(surface)), sums_(firsts_.size()), weights_(firsts_.size()) {
        const std::size_t triangles = surface.corners.size() / 3;
        for (std::size_t first = 0; first < triangles; first += triangles_of_batch)
            add(first, std::min(triangles, first + triangles_of_batch));
    }

    glm::vec4 tangent(std::size_t vertex) const {
        const bool mirrored = weights_[vertex][1] > weights_[vertex][0];
        const glm::vec3& normal = surface_.normals[vertex];
        const glm::vec3 mean(flattened(glm::dvec3(sums_[firsts_[vertex]].directions[mirrored ? 1 : 0]), normal));
        return {mean == glm::vec3(0) ? any_tangent(normal) : mean, mirrored ? -1.0F : 1.0F};
    }

private:
    /// Found on all cores, but added in their order, so that sums are rounded alike everywhere.
    void add(std::size_t first, std::size_t end) {
        std::vector<std::array<CornerTangent, 3>> faces(end - first);
        parallel_parts(faces.size(), triangles_at_a_time, [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i) faces[i] = tangents_of_face(surface_, corners_of(first + i));
        });
        for (std::size_t i = 0; i < faces.size(); ++i) {
            const std::array<std::size_t, 3> corners = corners_of(first + i);
            for (std::size_t k = 0; k < 3; ++k) {
                const CornerTangent& tangent = faces[i][k];
                const std::size_t kind = tangent.w < 0 ? 1 : 0;
                sums_[firsts_[corners[k]]].directions[kind] += glm::vec3(tangent);
                weights_[corners[k]][kind] += std::abs(tangent.w);
            }
        }
    }

    std::array<std::size_t, 3> corners_of(std::size_t triangle) const {
        const CornerView& corners = surface_.corners;
        const std::array<std::size_t, 3> three{corners[3 * triangle], corners[3 * triangle + 1],
                                               corners[3 * triangle + 2]};
        VITRINE_ASSERT(std::max({three[0], three[1], three[2]}) < firsts_.size(), "indices lie within the positions");
        return three;
    }

    const Surface& surface_;
    std::vector<std::uint32_t> firsts_;
    std::vector<Sums> sums_;                     ///< at the first of vertices that are alike
    std::vector<std::array<float, 2>> weights_;  ///< of each vertex' own corners
};

}  // namespace

void compute_tangents(Mesh& mesh, unsigned texcoord_set) {
    const arrays::TrackedArray<glm::vec2>& texcoords = mesh.texcoord_set(texcoord_set);
    mesh.tangents.clear();
    if (texcoords.empty() || texcoords.size() != mesh.vertex_count()) return;
    const Surface surface{mesh.position_view(), unit_normals(mesh), texcoords.view(), mesh.corners()};
    const TangentSums sums(surface);
    auto tangents = arrays::Elements<glm::vec4>::unset(surface.normals.size());
    glm::vec4* const to = tangents.mutable_data();
    parallel_parts(tangents.size(), vertices_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) to[i] = sums.tangent(i);
    });
    mesh.tangents.adopt(std::move(tangents));
}

glm::vec3 any_tangent(const glm::vec3& normal) {
    const glm::dvec3 away = std::abs(normal.x) < 0.9F ? glm::dvec3(1, 0, 0) : glm::dvec3(0, 1, 0);
    return glm::vec3(flattened(away, normal));
}

}  // namespace vitrine::scene
