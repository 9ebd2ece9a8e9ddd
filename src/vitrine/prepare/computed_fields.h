#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/prepare/triangles.h>

#include <optional>
#include <span>
#include <string_view>

namespace vitrine::prepare {

/// Numbers that can be computed of a mesh's triangles, and that are kept as a scalar field of that name.
enum class ComputedField {
    mean_curvature,      ///< of vertices: positive where the surface bulges out, 1/r on a ball
    gaussian_curvature,  ///< of vertices: 1/r² on a ball, negative on a saddle
    face_quality,        ///< of faces: 1 if all sides are alike, 0 without area
};

/// All of them.
std::span<const ComputedField> computed_fields();
/// "mean curvature", "Gaussian curvature", "face quality"
std::string_view name_of(ComputedField field);
/// None has that name: none.
std::optional<ComputedField> computed_field_named(std::string_view name);

/// Whether there is one number for each vertex, or else one for each triangle.
bool is_of_vertices(ComputedField field);

/// The numbers, in linear time. Curvatures are discrete ones: angle defects, and cotangents, over mixed areas (Meyer,
/// Desbrun, Schröder and Barr, "Discrete Differential-Geometry Operators for Triangulated 2-Manifolds", 2003); vertices
/// at one place count as one, and at rims, where they are not defined, they are NaN. The quality of a triangle is twice
/// the ratio of the radii of the circles in and around it.
arrays::Elements<float> compute(ComputedField field, const Triangles& triangles);

}  // namespace vitrine::prepare
