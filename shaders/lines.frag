#version 450 core
#include "ribbon_edge.glsl"

in vec4 line_color;

layout(location = 0) out vec4 color;

void main() {
    float coverage = ribbon_coverage();
    if (coverage <= 0.0) discard;
    color = vec4(line_color.rgb, line_color.a * coverage);
}
