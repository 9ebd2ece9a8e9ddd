#include <vitrine/prepare/prepared_bytes.h>

#include <vitrine/prepare/content_hash.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vitrine::prepare {
namespace {

/// Changes whenever what is made, or how it is written, does.
constexpr std::uint64_t version = 3;
constexpr std::size_t hash_length = 32;
/// No mesh has more levels than its triangles can be halved.
constexpr std::size_t most_levels = 64;

std::string hash_of(std::span<const std::byte> bytes) {
    ContentHash hash;
    hash.add(bytes);
    return hash.text();
}

class Writer {
public:
    template <class T>
    void add(std::span<const T> values) {
        static_assert(std::is_trivially_copyable_v<T>);
        const std::uint64_t count = values.size();
        append(std::as_bytes(std::span(&count, 1)));
        append(std::as_bytes(values));
    }
    std::vector<std::byte> take() { return std::move(bytes_); }

private:
    void append(std::span<const std::byte> more) { bytes_.insert(bytes_.end(), more.begin(), more.end()); }
    std::vector<std::byte> bytes_;
};

/// Reads what Writer has written; from the first fault on nothing.
class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}
    template <class T>
    std::vector<T> read() {
        std::uint64_t count = 0;
        if (bytes_.size() < sizeof(count)) return failed<T>();
        std::memcpy(&count, bytes_.data(), sizeof(count));
        bytes_ = bytes_.subspan(sizeof(count));
        if (count > bytes_.size() / sizeof(T)) return failed<T>();
        std::vector<T> values(count);
        if (count > 0) std::memcpy(values.data(), bytes_.data(), count * sizeof(T));
        bytes_ = bytes_.subspan(count * sizeof(T));
        return values;
    }
    bool is_done() const { return !failed_ && bytes_.empty(); }

private:
    template <class T>
    std::vector<T> failed() {
        failed_ = true;
        return {};
    }
    std::span<const std::byte> bytes_;
    bool failed_ = false;
};

bool all_below(const std::vector<std::uint32_t>& indices, std::size_t end) {
    return std::all_of(indices.begin(), indices.end(), [end](std::uint32_t index) { return index < end; });
}

/// Whether each number below its size is there once.
bool is_permutation(const std::vector<std::uint32_t>& order) {
    std::vector<bool> seen(order.size(), false);
    for (const std::uint32_t place : order) {
        if (place >= order.size() || seen[place]) return false;
        seen[place] = true;
    }
    return true;
}

/// None, or as many as the triangles need.
bool suit(const std::vector<scene::TriangleCluster>& clusters, std::size_t triangles) {
    constexpr std::size_t size = scene::TriangleCluster::triangles;
    return clusters.empty() || clusters.size() == (triangles + size - 1) / size;
}

bool suits(const PreparedMesh& prepared, const Triangles& triangles) {
    const std::size_t vertices = triangles.positions.size();
    const bool orders_suit = triangles.indexed ? prepared.vertex_order.size() == vertices &&
                                                     prepared.indices.size() == triangles.indices.size()
                                               : prepared.vertex_order.empty() && prepared.indices.empty();
    const std::size_t of_levels = prepared.level_indices.size() / 3;
    const auto lies_within = [of_levels](const scene::DetailLevel& level) {
        return level.first_triangle <= of_levels && level.triangles <= of_levels - level.first_triangle;
    };
    const auto& levels = prepared.structure.levels;
    return orders_suit && is_permutation(prepared.vertex_order) && all_below(prepared.indices, vertices) &&
           all_below(prepared.level_indices, vertices) && levels.size() <= most_levels &&
           std::all_of(levels.begin(), levels.end(), lies_within) &&
           suit(prepared.structure.clusters, triangles.count());
}

}  // namespace

std::string cache_name(const Triangles& triangles, const PrepareOptions& options) {
    ContentHash hash;
    hash.add(version);
    hash.add(std::uint64_t{options.least_level_triangles});
    hash.add(std::uint64_t{options.level_factor});
    hash.add(std::uint64_t{triangles.indexed ? 1U : 0U});
    hash.add_all(triangles.positions.view());
    hash.add_all(triangles.normals.view());
    hash.add_all(triangles.indices.view());
    return hash.text() + ".mesh";
}

std::vector<std::byte> to_bytes(const PreparedMesh& prepared) {
    const std::uint8_t flags = (prepared.structure.closed ? 1U : 0U) | (prepared.structure.normals_agree ? 2U : 0U);
    Writer writer;
    writer.add(std::span(&flags, 1));
    writer.add(std::span(prepared.vertex_order));
    writer.add(std::span(prepared.indices));
    writer.add(std::span(prepared.level_indices));
    writer.add(std::span(prepared.structure.levels));
    writer.add(std::span(prepared.structure.clusters));
    std::vector<std::byte> bytes = writer.take();
    const std::string hash = hash_of(bytes);
    const auto signature = std::as_bytes(std::span(hash));
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    return bytes;
}

std::optional<PreparedMesh> prepared_from(std::span<const std::byte> bytes, const Triangles& triangles) {
    if (bytes.size() < hash_length) return std::nullopt;
    const std::span<const std::byte> content = bytes.first(bytes.size() - hash_length);
    const std::string hash = hash_of(content);
    if (std::memcmp(hash.data(), bytes.last(hash_length).data(), hash_length) != 0) return std::nullopt;
    Reader reader(content);
    const std::vector<std::uint8_t> flags = reader.read<std::uint8_t>();
    PreparedMesh prepared;
    prepared.vertex_order = reader.read<std::uint32_t>();
    prepared.indices = reader.read<std::uint32_t>();
    prepared.level_indices = reader.read<std::uint32_t>();
    prepared.structure.levels = reader.read<scene::DetailLevel>();
    prepared.structure.clusters = reader.read<scene::TriangleCluster>();
    if (!reader.is_done() || flags.size() != 1 || !suits(prepared, triangles)) return std::nullopt;
    prepared.structure.closed = (flags[0] & 1U) != 0;
    prepared.structure.normals_agree = (flags[0] & 2U) != 0;
    return prepared;
}

}  // namespace vitrine::prepare
