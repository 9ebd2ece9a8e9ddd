#version 450 core

in vec3 inside_w;
in vec4 corner_color;

layout(location = 0) out vec4 color;

void main() {
    vec3 covered = clamp(inside_w * gl_FragCoord.w + 0.5, 0.0, 1.0);
    // What two sides leave of a pixel is what neither takes away.
    float coverage = max(covered.x + covered.y + covered.z - 2.0, 0.0);
    color = vec4(corner_color.rgb, corner_color.a * coverage);
    if (color.a <= 0.0) discard;
}
