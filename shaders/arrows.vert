#version 450 core
// An arrow for each instance, of 8 sides: a shaft, a cone, and the ring under it. OCTAHEDRAL: vectors are packed normals.
#include "common.glsl"
#include "lighting.glsl"

layout(std430, binding = 0) readonly buffer Origins { float origins[]; };
#ifdef OCTAHEDRAL
layout(std430, binding = 1) readonly buffer Packed { uint packed_normals[]; };
#else
layout(std430, binding = 1) readonly buffer X { float xs[]; };
layout(std430, binding = 2) readonly buffer Y { float ys[]; };
layout(std430, binding = 3) readonly buffer Z { float zs[]; };
#endif

layout(location = 0) uniform mat4 model_view;
layout(location = 1) uniform mat3 normal_matrix;
layout(location = 2) uniform vec3 arrow_color;  // linear
layout(location = 3) uniform uint step;         // between the elements that have an arrow
layout(location = 4) uniform uvec2 layouts[4];  // of origins, x, y and z: offset and stride in floats
layout(location = 8) uniform vec3 sizes;  // length of the arrow of a vector of length 1, or of all if the third is 1; width
layout(location = 9) uniform bool is_normal;

out vec3 arrow_shown;  // sRGB-encoded

const int sides = 8;
const float head = 0.3;        // of the length
const float head_width = 2.6;  // of the shaft's

// Where a part of an element's is.
uint place(uint part, uint element) {
    return layouts[part].x + element * layouts[part].y;
}

vec3 vector_of(uint element) {
#ifdef OCTAHEDRAL
    vec2 packed_normal = unpackSnorm2x16(packed_normals[place(1U, element)]);
    vec3 unit = vec3(packed_normal, 1.0 - abs(packed_normal.x) - abs(packed_normal.y));
    float below = max(-unit.z, 0.0);
    unit.xy += mix(vec2(below), vec2(-below), greaterThanEqual(unit.xy, vec2(0.0)));
    return normalize(unit);
#else
    return vec3(xs[place(1U, element)], ys[place(2U, element)], zs[place(3U, element)]);
#endif
}

vec3 origin_of(uint element) {
    uint at = place(0U, element);
    return vec3(origins[at], origins[at + 1U], origins[at + 2U]);
}

// Along the arrow 0 to 1, then around it and its radius; and the normal's part along it.
vec4 corner_of(int corner, int side) {
    float from = float(side) / float(sides);
    float to = float(side + 1) / float(sides);
    const float along[12] = float[12](0, 0, 1, 0, 1, 1, 1, 1, 2, 1, 1, 1);
    const float around[12] = float[12](0, 1, 1, 0, 1, 0, 0, 1, 0.5, 1, 0, 0);
    bool is_head = corner >= 6;
    float at = corner == 8 ? 1.0 : along[corner] > 0.0 ? 1.0 - head : 0.0;
    float radius = corner == 8 || corner == 11 ? 0.0 : is_head ? head_width : 1.0;
    float leaning = corner < 6 ? 0.0 : corner < 9 ? 0.35 : -1.0;
    return vec4(at, mix(from, to, around[corner]), radius, leaning);
}

void main() {
    uint element = uint(gl_InstanceID) * step;
    vec3 vector = vector_of(element);
    vec3 axis = is_normal ? normal_matrix * vector : mat3(model_view) * vector;
    float own = length(vector);
    vec3 origin = (model_view * vec4(origin_of(element), 1.0)).xyz;
    axis *= inversesqrt(max(dot(axis, axis), 1e-30));
    float size = sizes.x * (sizes.z > 0.0 ? 1.0 : own);
    bool is_there = own > 0.0 && !isinf(own) && !isnan(own);
    vec3 side = normalize(cross(axis, abs(axis.x) < 0.7 ? vec3(1, 0, 0) : vec3(0, 1, 0)));
    vec4 corner = corner_of(gl_VertexID % 12, gl_VertexID / 12);
    float angle = 6.2831853 * corner.y;
    vec3 outwards = cos(angle) * side + sin(angle) * cross(axis, side);
    vec3 at = origin + size * (corner.x * axis + 0.5 * sizes.y * corner.z * outwards);
    vec3 normal = corner.w < 0.0 ? -axis : normalize(outwards + corner.w * axis);
    arrow_shown = encode_srgb(min(arrow_color * (0.2 + 1.1 * lit(vec3(1.0), normal)), vec3(1.0)));
    gl_Position = is_there ? frame.projection * vec4(at, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
