#version 450 core
#include "fragment.glsl"

in vec3 inside_w;
in vec4 corner_color;

void main() {
    vec3 covered = clamp(inside_w * gl_FragCoord.w + 0.5, 0.0, 1.0);
    // What two sides leave of a pixel is what neither takes away.
    float coverage = max(covered.x + covered.y + covered.z - 2.0, 0.0);
    if (corner_color.a * coverage <= 0.0) discard;
    leave(vec4(corner_color.rgb, corner_color.a * coverage));
}
