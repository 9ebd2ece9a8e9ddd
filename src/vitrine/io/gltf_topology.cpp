#include <vitrine/io/gltf_topology.h>

#include <algorithm>

namespace vitrine::io {
namespace {

using Indices = std::vector<std::uint32_t>;

Indices line_strip(const Indices& in, bool closed) {
    Indices out;
    if (in.size() < 2) return out;
    out.reserve(2 * in.size());
    for (std::size_t i = 0; i + 1 < in.size(); ++i) out.insert(out.end(), {in[i], in[i + 1]});
    if (closed) out.insert(out.end(), {in.back(), in.front()});
    return out;
}

Indices triangle_strip(const Indices& in) {
    Indices out;
    if (in.size() < 3) return out;
    out.reserve(3 * (in.size() - 2));
    for (std::size_t i = 0; i + 2 < in.size(); ++i) {
        const std::size_t odd = i % 2;
        out.insert(out.end(), {in[i], in[i + 1 + odd], in[i + 2 - odd]});
    }
    return out;
}

Indices triangle_fan(const Indices& in) {
    Indices out;
    if (in.size() < 3) return out;
    out.reserve(3 * (in.size() - 2));
    for (std::size_t i = 1; i + 1 < in.size(); ++i) out.insert(out.end(), {in[i], in[i + 1], in[0]});
    return out;
}

}  // namespace

std::vector<std::uint32_t> separated(std::vector<std::uint32_t> sequence, GltfMode mode) {
    switch (mode) {
        case GltfMode::points: break;
        case GltfMode::lines: sequence.resize(sequence.size() / 2 * 2); break;
        case GltfMode::line_loop: return line_strip(sequence, true);
        case GltfMode::line_strip: return line_strip(sequence, false);
        case GltfMode::triangles: sequence.resize(sequence.size() / 3 * 3); break;
        case GltfMode::triangle_strip: return triangle_strip(sequence);
        case GltfMode::triangle_fan: return triangle_fan(sequence);
    }
    return sequence;
}

std::vector<std::uint32_t> compacted(std::vector<std::uint32_t>& indices) {
    std::vector<std::uint32_t> used = indices;
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    for (std::uint32_t& index : indices)
        index = static_cast<std::uint32_t>(std::lower_bound(used.begin(), used.end(), index) - used.begin());
    return used;
}

}  // namespace vitrine::io
