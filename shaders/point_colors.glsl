// The colour of a point, as points.vert has it. PLAIN: its own, neither lit nor tinted; software rasterizers compute
// whatever stands behind a branch. FIELD: that of its number.
#ifdef FIELD
#include "color_table.glsl"
#endif

layout(std430, binding = 1) readonly buffer Normals { float normals[]; };
layout(std430, binding = 2) readonly buffer PointColors { uint point_colors[]; };  // or numbers

layout(location = 5) uniform vec4 base_color;  // linear
layout(location = 6) uniform mat3 normal_matrix;
layout(location = 7) uniform bool is_lit;
layout(location = 8) uniform bool is_colored;  // each point has a colour of its own: sRGB-encoded
layout(location = 10) uniform uvec2 layout_of_normals;  // offset and stride in floats
layout(location = 11) uniform uvec2 layout_of_colors;   // offset and stride in words

// To the side that is seen.
vec3 facing_normal(uint point) {
    uint at = layout_of_normals.x + point * layout_of_normals.y;
    vec3 facing = normalize(normal_matrix * vec3(normals[at], normals[at + 1U], normals[at + 2U]));
    return facing.z < 0.0 ? -facing : facing;
}

// Packed, alpha 1: never 0.
uint color_of(uint point) {
    uint own = is_colored ? point_colors[layout_of_colors.x + point * layout_of_colors.y] : 0xffffffffU;
#if defined(PLAIN)
    return own | 0xff000000U;
#elif defined(FIELD)
    float shading = is_lit ? shade(facing_normal(point)) : 1.0;
    return packUnorm4x8(vec4(shading * mapped(uintBitsToFloat(own)), 1.0));
#else
    vec3 shaded = decode_srgb(unpackUnorm4x8(own).rgb) * base_color.rgb;
    if (is_lit) shaded = lit(shaded, facing_normal(point));
    return packUnorm4x8(vec4(encode_srgb(shaded), 1.0));
#endif
}
