#pragma once

#include <vitrine/prepare/triangles.h>

#include <cstdint>
#include <vector>

namespace vitrine::prepare {

/// The indices with the first of all vertices at each place in the place of the others.
std::vector<std::uint32_t> welded(const Triangles& triangles);

}  // namespace vitrine::prepare
