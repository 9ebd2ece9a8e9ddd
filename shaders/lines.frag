#version 450 core
#include "fragment.glsl"
#include "ribbon_edge.glsl"

in vec4 line_color;

void main() {
    float coverage = ribbon_coverage();
    if (coverage <= 0.0) discard;
    leave(vec4(line_color.rgb, line_color.a * coverage));
}
