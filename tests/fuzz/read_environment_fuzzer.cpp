// Feeds the reader of environment maps with whatever libFuzzer makes of small files. Reading either fails with an
// Error, or gives a map that keeps what docs/formats.md promises.

#include <vitrine/base/error.h>
#include <vitrine/io/hdr_reader.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>

namespace {

using namespace vitrine;

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

void check(const scene::EnvironmentMap& map) {
    for (const int edge : {map.size.x, map.size.y})
        require(edge >= 1 && edge <= scene::EnvironmentMap::most_edge, "a size within limits");
    require(map.texels.size() == std::size_t(map.size.x) * std::size_t(map.size.y), "all texels");
    for (const glm::vec3& texel : map.texels)
        require(texel.r >= 0 && texel.g >= 0 && texel.b >= 0 && std::isfinite(texel.r + texel.g + texel.b),
                "light that is finite");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        check(io::read_hdr({.path = "map.hdr", .bytes = std::as_bytes(std::span(data, size))}));
    } catch (const Error&) {  // as it should be
    }
    return 0;
}
