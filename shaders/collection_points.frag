#version 450 core
#include "fragment.glsl"

layout(location = 3) uniform vec4 sizes;  // w: 0 a disc, 1 a glow

flat in vec4 point_color;
flat in float radius;

void main() {
    float from_middle = length(gl_PointCoord - 0.5) * (2.0 * radius + 1.0);
    float disc = clamp(radius + 0.5 - from_middle, 0.0, 1.0);
    float place = from_middle / (radius + 0.5);
    float glow = max(exp(-4.5 * place * place) - 0.0111, 0.0);  // nothing is left of it at the rim
    float alpha = point_color.a * mix(disc, glow, sizes.w);
    if (alpha <= 0.0) discard;
    leave(vec4(point_color.rgb, alpha));
}
