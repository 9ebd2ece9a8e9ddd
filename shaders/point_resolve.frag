#version 450 core
#include "common.glsl"

layout(binding = 0) uniform usamplerBuffer cells;  // (colour, depth)

#include "eye_dome.glsl"

layout(location = 0) out vec4 color;

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy - frame.origin.xy) - region.xy;
    uvec2 cell = texelFetch(cells, pixel.y * region.z + pixel.x).xy;
    if (cell.y == 0U) discard;
    float depth = uintBitsToFloat(cell.y);
    float light = eye_dome.x > 0.0 ? eye_dome_light(pixel, depth) : 1.0;
    color = vec4(light * unpackUnorm4x8(cell.x).rgb, 1.0);
    gl_FragDepth = depth;
}
