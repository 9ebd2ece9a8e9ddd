#version 450 core
// FIELD: points have the colours of numbers.
#include "common.glsl"
#include "lighting.glsl"

layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
#ifdef FIELD
#include "color_table.glsl"
layout(location = 7) in float value;
#else
layout(location = 2) in vec4 color;  // sRGB-encoded, linear alpha
#endif

layout(location = 0) uniform mat4 model_view;
layout(location = 1) uniform mat3 normal_matrix;
layout(location = 2) uniform vec4 base_color;  // linear
layout(location = 4) uniform bool is_lit;
layout(location = 7) uniform float size_pixels;

flat out vec4 point_color;  // sRGB-encoded

void main() {
    vec4 at = model_view * vec4(position, 1.0);
    vec3 facing = normalize(normal_matrix * normal);
    if (facing.z < 0.0) facing = -facing;
#ifdef FIELD
    point_color = vec4(mapped(value) * (is_lit ? shade(facing) : 1.0), 1.0);
#else
    vec3 shaded = decode_srgb(color.rgb) * base_color.rgb;
    if (is_lit) shaded = lit(shaded, facing);
    point_color = vec4(encode_srgb(shaded), color.a * base_color.a);
#endif
    gl_Position = frame.projection * at;
    gl_PointSize = size_pixels;
}
