#version 450 core
#include "common.glsl"
#include "near_plane.glsl"
#include "ribbon.glsl"

// The cross of axes in the lower left corner, and its letters as strokes.
layout(location = 10) uniform mat3 rotation;  // world to view
layout(location = 11) uniform vec2 center_pixels;
layout(location = 12) uniform float length_pixels;
layout(location = 13) uniform ivec3 order;  // axes, the farthest first
layout(location = 15) uniform float width_pixels;

out vec4 line_color;  // sRGB-encoded

const vec3 axis_colors[3] = vec3[3](vec3(0.93, 0.36, 0.36), vec3(0.47, 0.78, 0.35), vec3(0.38, 0.60, 0.97));

// Strokes of the letters X, Y, Z in a square from -1 to 1: two for X, three for Y and Z.
const ivec2 letter_range[3] = ivec2[3](ivec2(0, 2), ivec2(2, 3), ivec2(5, 3));
const vec4 strokes[8] = vec4[8](vec4(-0.8, -1, 0.8, 1), vec4(-0.8, 1, 0.8, -1),                   //
                                vec4(0, -1, 0, 0), vec4(0, 0, -0.8, 1), vec4(0, 0, 0.8, 1),        //
                                vec4(-0.8, 1, 0.8, 1), vec4(0.8, 1, -0.8, -1), vec4(-0.8, -1, 0.8, -1));

vec4 to_clip(vec3 pixels) {
    return vec4((center_pixels + pixels.xy) * 2.0 * frame.viewport.zw - 1.0, 0.5, 1.0);
}

void main() {
    int item = gl_VertexID / 6;  // 0 to 2: axes; 3 to 10: strokes
    vec3 a = vec3(0.0);
    vec3 b = vec3(0.0);
    int axis = 0;
    if (item < 3) {
        axis = order[item];
        b = length_pixels * rotation[axis];
    } else {
        int stroke = item - 3;
        axis = stroke < letter_range[1].x ? 0 : (stroke < letter_range[2].x ? 1 : 2);
        vec3 middle = 1.28 * length_pixels * rotation[axis];
        float size = 0.13 * length_pixels;
        a = middle + vec3(size * strokes[stroke].xy, 0.0);
        b = middle + vec3(size * strokes[stroke].zw, 0.0);
    }
    float end = 0.0;
    gl_Position = ribbon_corner(to_clip(a), to_clip(b), item < 3 ? 1.4 * width_pixels : width_pixels, gl_VertexID % 6, end);
    line_color = vec4(axis_colors[axis], 1.0);
}
