#pragma once

#include <vitrine/gpu/mirrors.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/vector_look.h>
#include <vitrine/scene/bounds.h>
#include <vitrine/scene/geometry.h>
#include <vitrine/scene/scene.h>
#include <vitrine/scene/vector_fields.h>

#include <optional>

namespace vitrine::render {

/// Arrows for the vectors that a look shows, but for their place and length; none where the geometry lacks them.
std::optional<VectorItem> vector_item(const scene::Mesh& mesh, const VectorLook& look, gpu::Mirrors& mirrors);
std::optional<VectorItem> vector_item(const scene::PointCloud& cloud, const VectorLook& look, gpu::Mirrors& mirrors);

/// Of the arrow of a vector of length 1, or of each where all are as long.
float arrow_length(const scene::Scene& scene, const VectorLook& look, scene::VectorLengths& lengths);

}  // namespace vitrine::render
