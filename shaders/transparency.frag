#version 450 core
// What transparent surfaces look like together, multiplied by alpha.

layout(location = 0) uniform ivec2 origin;  // pixel of the picture's lower left corner

layout(binding = 0) uniform sampler2D colors;
#ifdef WEIGHTED
layout(binding = 1) uniform sampler2D layers;
#endif

layout(location = 0) out vec4 color;

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy) - origin;
    color = texelFetch(colors, pixel, 0);
#ifdef WEIGHTED
    float covered = 1.0 - exp2(-texelFetch(layers, pixel, 0).r);
    color = vec4(color.rgb * (covered / max(color.a, 1e-5)), covered);
#endif
}
