#version 450 core
#include "ribbon_edge.glsl"

layout(location = 16) uniform vec3 line_color;  // sRGB-encoded

layout(location = 13) uniform int half_lines;  // as in grid.vert

in vec2 cells;
flat in float strength;

layout(location = 0) out vec4 color;

void main() {
    float fade = 1.0 - smoothstep(0.15, 1.0, length(cells) / float(half_lines));
    color = vec4(line_color, strength * fade * ribbon_coverage());
}
