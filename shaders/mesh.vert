#version 450 core
// Variants are told apart by what is defined, see render/mesh_programs.h.
#include "common.glsl"

layout(location = 0) in vec3 position;
#ifdef OCTAHEDRAL_NORMALS
layout(location = 1) in vec2 normal;
#else
layout(location = 1) in vec3 normal;
#endif
layout(location = 2) in vec4 color;  // sRGB-encoded, linear alpha
#ifdef TEXTURED
layout(location = 4) in vec2 texcoord;  // v down
layout(location = 7) uniform mat3 texcoord_transform;
out vec2 surface_texcoord;
#endif

#ifdef PARTS
layout(location = 3) in uint part_index;
struct Part {
    mat4 model_view;
    mat3 normal_matrix;
    vec4 base_color;  // linear
};
layout(std430, binding = 0) readonly buffer Parts { Part parts[]; };
#define model_view parts[part_index].model_view
#define normal_matrix parts[part_index].normal_matrix
#define base_color parts[part_index].base_color
#else
layout(location = 0) uniform mat4 model_view;
layout(location = 1) uniform mat3 normal_matrix;
layout(location = 2) uniform vec4 base_color;  // linear
#endif

out vec3 view_normal;
#ifdef FACE_NORMALS
out vec3 view_position;
#endif
#ifdef VERTEX_COLORS
out vec4 surface_color;  // linear
#elif defined(PARTS)
flat out vec4 surface_color;
#endif

// The unit vector that scene::PackedNormal stands for.
vec3 unpacked(vec2 packed_normal) {
    vec3 unit = vec3(packed_normal, 1.0 - abs(packed_normal.x) - abs(packed_normal.y));
    float below = max(-unit.z, 0.0);
    unit.xy += mix(vec2(below), vec2(-below), greaterThanEqual(unit.xy, vec2(0.0)));
    return normalize(unit);
}

vec3 own_normal() {
#ifdef OCTAHEDRAL_NORMALS
    return unpacked(normal);
#else
    return normal;
#endif
}

void main() {
    vec4 at = model_view * vec4(position, 1.0);
    view_normal = normal_matrix * own_normal();
#ifdef FACE_NORMALS
    view_position = at.xyz;
#endif
#ifdef VERTEX_COLORS
    surface_color = vec4(decode_srgb(color.rgb), color.a) * base_color;
#elif defined(PARTS)
    surface_color = base_color;
#endif
#ifdef TEXTURED
    surface_texcoord = (texcoord_transform * vec3(texcoord, 1.0)).xy;
#endif
    gl_Position = frame.projection * at;
}
