#pragma once

#include <vitrine/prepare/prepared_mesh.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine::prepare {

/// Under which name a cache keeps what is made of triangles by these options.
std::string cache_name(const Triangles& triangles, const PrepareOptions& options);

/// What a cache keeps.
std::vector<std::byte> to_bytes(const PreparedMesh& prepared);

/// Nothing for bytes that `to_bytes` has not made, or not of these triangles: whatever they are, what is returned can
/// be applied and drawn.
std::optional<PreparedMesh> prepared_from(std::span<const std::byte> bytes, const Triangles& triangles);

}  // namespace vitrine::prepare
