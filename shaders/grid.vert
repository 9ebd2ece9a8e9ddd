#version 450 core
#include "common.glsl"
#include "ribbon.glsl"

// A square grid on a plane: first the lines along the first direction, then those along the second, each cut into
// pieces so that the fade towards the rim can be interpolated.
layout(location = 10) uniform vec3 center_view;  // view space
layout(location = 11) uniform vec3 first_view;   // one cell along each direction, view space
layout(location = 12) uniform vec3 second_view;
layout(location = 13) uniform int half_lines;  // on each side of the middle line
layout(location = 14) uniform ivec2 phase;     // number of the middle lines, for every tenth to stand out
layout(location = 15) uniform float width_pixels;

const int pieces = 8;

out float strength;

float fade(vec2 cells) {
    float rim = length(cells) / float(half_lines);
    return 1.0 - smoothstep(0.15, 1.0, rim);
}

void main() {
    int piece = (gl_VertexID / 6) % pieces;
    int line = gl_VertexID / (6 * pieces);
    int lines = 2 * half_lines + 1;
    bool along_first = line < lines;
    int number = (along_first ? line : line - lines) - half_lines;
    float reach = float(half_lines);
    vec2 span = reach * (2.0 * vec2(piece, piece + 1) / float(pieces) - 1.0);
    vec2 a = along_first ? vec2(span.x, number) : vec2(number, span.x);
    vec2 b = along_first ? vec2(span.y, number) : vec2(number, span.y);
    vec4 clip_a = frame.projection * vec4(center_view + a.x * first_view + a.y * second_view, 1.0);
    vec4 clip_b = frame.projection * vec4(center_view + b.x * first_view + b.y * second_view, 1.0);
    float end = 0.0;
    gl_Position = ribbon_corner(clip_a, clip_b, width_pixels, gl_VertexID % 6, end);
    bool major = (number + (along_first ? phase.y : phase.x)) % 10 == 0;
    strength = fade(mix(a, b, end)) * (major ? 0.55 : 0.22);
}
