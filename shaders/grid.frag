#version 450 core
#include "ribbon_edge.glsl"

layout(location = 16) uniform vec3 line_color;  // sRGB-encoded

in float strength;

layout(location = 0) out vec4 color;

void main() {
    color = vec4(line_color, strength * ribbon_coverage());
}
