#version 450 core
#include "common.glsl"
#include "near_plane.glsl"
#include "ribbon.glsl"

layout(std430, binding = 0) readonly buffer Positions { float positions[]; };
layout(std430, binding = 1) readonly buffer Colors { uint colors[]; };
layout(std430, binding = 2) readonly buffer Indices { uint indices[]; };

layout(location = 0) uniform mat4 model_view;
layout(location = 2) uniform vec4 base_color;  // linear
layout(location = 7) uniform float width_pixels;
layout(location = 8) uniform bool has_colors;
layout(location = 9) uniform bool has_indices;

out vec4 line_color;  // sRGB-encoded

uint vertex_of(int end) {
    uint i = uint(2 * (gl_VertexID / 6) + end);
    return has_indices ? indices[i] : i;
}

vec4 clip_position(uint vertex) {
    vec3 p = vec3(positions[3u * vertex], positions[3u * vertex + 1u], positions[3u * vertex + 2u]);
    return frame.projection * (model_view * vec4(p, 1.0));
}

vec4 shown_color(uint vertex) {
    vec4 own = has_colors ? unpackUnorm4x8(colors[vertex]) : vec4(1.0);
    return vec4(encode_srgb(decode_srgb(own.rgb) * base_color.rgb), own.a * base_color.a);
}

void main() {
    uint from = vertex_of(0);
    uint to = vertex_of(1);
    float end = 0.0;
    gl_Position = ribbon_corner(clip_position(from), clip_position(to), width_pixels, gl_VertexID % 6, end);
    line_color = mix(shown_color(from), shown_color(to), end);
}
