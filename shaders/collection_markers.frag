#version 450 core
#include "fragment.glsl"
#include "marker_shapes.glsl"

in vec2 place;
flat in vec4 fill_color;
flat in vec4 edge_color;
flat in float radius;
flat in float edge_width;
flat in uint shape;

void main() {
    float outside = marker_distance(shape, place) * radius;  // pixels
    float coverage = clamp(0.5 - outside, 0.0, 1.0);
    float edge = edge_width > 0.0 ? clamp(outside + edge_width + 0.5, 0.0, 1.0) : 0.0;
    vec4 shown = mix(fill_color, edge_color, edge);
    shown.a *= coverage;
    if (shown.a <= 0.0) discard;
    leave(shown);
}
