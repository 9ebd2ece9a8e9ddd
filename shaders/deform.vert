#version 450 core
// Where morph targets and joints take a vertex: captured in a buffer, not drawn (glTF 2.0, 3.7). Variants are told apart
// by what is defined, see render/deformer.h.
#ifdef OCTAHEDRAL_NORMALS
#include "octahedral.glsl"
#endif

layout(location = 0) in vec3 position;
#ifdef OCTAHEDRAL_NORMALS
layout(location = 1) in vec2 normal;
#else
layout(location = 1) in vec3 normal;
#endif
layout(location = 6) in vec4 tangent;
layout(location = 7) in uvec4 joints;
layout(location = 8) in vec4 weights;
layout(location = 9) in vec3 position_ways[2];  // of two targets
layout(location = 11) in vec3 normal_ways[2];
layout(location = 13) in vec3 tangent_ways[2];

layout(location = 0) uniform vec2 target_weights;
layout(binding = 0) uniform samplerBuffer joint_matrices;  // three rows of each

#if defined(NORMALS) && defined(TANGENTS)
layout(xfb_buffer = 0, xfb_stride = 40) out;
layout(xfb_offset = 24) out vec4 moved_tangent;
#elif defined(NORMALS)
layout(xfb_buffer = 0, xfb_stride = 24) out;
#elif defined(TANGENTS)
layout(xfb_buffer = 0, xfb_stride = 28) out;
layout(xfb_offset = 12) out vec4 moved_tangent;
#else
layout(xfb_buffer = 0, xfb_stride = 12) out;
#endif
layout(xfb_offset = 0) out vec3 moved_position;
#ifdef NORMALS
layout(xfb_offset = 12) out vec3 moved_normal;
#endif

vec3 own_normal() {
#ifdef OCTAHEDRAL_NORMALS
    return unpacked(normal);
#else
    return normal;
#endif
}

// What the targets add.
vec3 way(vec3 ways[2]) {
#ifdef MORPHED
    return target_weights.x * ways[0] + target_weights.y * ways[1];
#else
    return vec3(0.0);
#endif
}

void main() {
    vec3 at = position + way(position_ways);
#ifdef NORMALS
    vec3 up = own_normal() + way(normal_ways);
#endif
#ifdef TANGENTS
    vec4 along = tangent + vec4(way(tangent_ways), 0.0);
#endif
#ifdef SKINNED
    vec4 rows[3] = vec4[](vec4(0.0), vec4(0.0), vec4(0.0));
    for (int i = 0; i < 4; ++i) {
        for (int row = 0; row < 3; ++row)
            rows[row] += weights[i] * texelFetch(joint_matrices, 3 * int(joints[i]) + row);
    }
    at = vec3(dot(rows[0].xyz, at), dot(rows[1].xyz, at), dot(rows[2].xyz, at)) + vec3(rows[0].w, rows[1].w, rows[2].w);
    // The inverse, transposed, but for its length: so there is one of a flat matrix, too.
    mat3 cofactors = mat3(cross(rows[1].xyz, rows[2].xyz), cross(rows[2].xyz, rows[0].xyz),
                          cross(rows[0].xyz, rows[1].xyz));
    float side = dot(rows[0].xyz, cofactors[0]) < 0.0 ? -1.0 : 1.0;
#ifdef NORMALS
    up = side * (up * cofactors);
#endif
#ifdef TANGENTS
    along = vec4(dot(rows[0].xyz, along.xyz), dot(rows[1].xyz, along.xyz), dot(rows[2].xyz, along.xyz),
                 side * along.w);
#endif
#endif
    moved_position = at;
#ifdef NORMALS
#ifdef LAST
    float extent = dot(up, up);
    up = extent > 0.0 ? up * inversesqrt(extent) : vec3(0.0, 0.0, 1.0);
#endif
    moved_normal = up;
#endif
#ifdef TANGENTS
    moved_tangent = along;
#endif
}
