#version 450 core
#include "common.glsl"
#include "near_plane.glsl"
#include "ribbon.glsl"

// A square grid on a plane: first the lines along the first direction, then those along the second.
layout(location = 10) uniform vec3 center_view;  // view space
layout(location = 11) uniform vec3 first_view;   // one cell along each direction, view space
layout(location = 12) uniform vec3 second_view;
layout(location = 13) uniform int half_lines;  // on each side of the middle line
layout(location = 14) uniform ivec2 phase;     // number of the middle lines, for every tenth to stand out
layout(location = 15) uniform float width_pixels;

out vec2 cells;  // from the centre
flat out float strength;

void main() {
    int line = gl_VertexID / 6;
    int lines = 2 * half_lines + 1;
    bool along_first = line < lines;
    int number = (along_first ? line : line - lines) - half_lines;
    // The grid fades to nothing at its rim, a circle: a line need not go on beyond.
    float reach = sqrt(float(half_lines * half_lines - number * number));
    vec2 a = along_first ? vec2(-reach, number) : vec2(number, -reach);
    vec2 b = along_first ? vec2(reach, number) : vec2(number, reach);
    vec4 clip_a = frame.projection * vec4(center_view + a.x * first_view + a.y * second_view, 1.0);
    vec4 clip_b = frame.projection * vec4(center_view + b.x * first_view + b.y * second_view, 1.0);
    float end = 0.0;
    gl_Position = ribbon_corner(clip_a, clip_b, width_pixels, gl_VertexID % 6, end);
    // Never negative, where % would be undefined.
    bool major = (number + 10 * half_lines + (along_first ? phase.y : phase.x)) % 10 == 0;
    cells = mix(a, b, end);
    strength = major ? 0.55 : 0.22;
}
