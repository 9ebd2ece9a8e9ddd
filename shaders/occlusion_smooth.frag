#version 450 core
// The average over a square of 4 x 4 texels, in which all directions have been looked in, of what belongs to the same
// surface.
#include "common.glsl"

layout(location = 0) uniform float radius;  // world: as of occlusion.frag

layout(binding = 0) uniform sampler2D found;  // what gets there; depth in front of the eye

layout(location = 0) out vec2 result;

void main() {
    ivec2 texel = ivec2(gl_FragCoord.xy);
    ivec2 last = textureSize(found, 0) - 1;
    float depth = texelFetch(found, texel, 0).g;
    float w = abs(frame.projection[3][3] - frame.projection[2][3] * depth);
    float texel_length = 2.0 * w / (frame.viewport.y * abs(frame.projection[1][1]));
    float slope = 0.1 * radius + 4.0 * texel_length;
    vec2 sum = vec2(0.0);
    for (int y = -2; y < 2; ++y) {
        for (int x = -2; x < 2; ++x) {
            vec2 there = texelFetch(found, clamp(texel + ivec2(x, y), ivec2(0), last), 0).rg;
            float weight = clamp(1.0 - abs(there.g - depth) / slope, 0.0, 1.0);
            sum += weight * vec2(there.r, 1.0);
        }
    }
    result = vec2(sum.y > 0.0 ? sum.x / sum.y : 1.0, depth);
}
