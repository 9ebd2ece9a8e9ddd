#version 450 core
#include "common.glsl"

layout(std430, binding = 3) readonly buffer Cells { uint cells[]; };  // colour and depth in turn

#include "eye_dome.glsl"

layout(location = 0) out vec4 color;

void main() {
    uvec2 pixel = uvec2(gl_FragCoord.xy - frame.origin.xy);
    uint cell = pixel.y * extent.x + pixel.x;
    uint bits = cells[2U * cell + 1U];
    if (bits == 0U) discard;
    float depth = uintBitsToFloat(bits);
    float light = eye_dome.x > 0.0 ? eye_dome_light(pixel, depth) : 1.0;
    color = vec4(light * unpackUnorm4x8(cells[2U * cell]).rgb, 1.0);
    gl_FragDepth = depth;
}
