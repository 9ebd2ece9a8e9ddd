#pragma once

#include <vitrine/compute/kernel.h>

namespace vitrine::test {

/// out[i] = factor * in[i] + offset, for all i below count.
inline compute::Kernel scale_kernel() {
    return compute::Kernel({.name = "scale",
                            .glsl = {.text = R"(#version 450
layout(local_size_x = 64) in;
layout(std430) readonly buffer In { float source[]; };
layout(std430) writeonly buffer Out { float result[]; };
uniform uint count;
uniform float factor;
uniform float offset;
void main() {
    uint i = gl_GlobalInvocationID.x;
    if (i >= count) return;
    result[i] = factor * source[i] + offset;
}
)",
                                     .file = {}},
                            .opencl = {.text = R"(
kernel void scale(global const float* source, global float* result, uint count, float factor, float offset) {
    size_t i = get_global_id(0);
    if (i >= count) return;
    result[i] = factor * source[i] + offset;
}
)",
                                       .file = {}}});
}

/// Adds a number to each element.
inline compute::Kernel add_kernel() {
    return compute::Kernel({.name = "add",
                            .glsl = {.text = R"(#version 450
layout(local_size_x = 64) in;
layout(std430) buffer Values { float values[]; };
uniform uint count;
uniform float number;
void main() {
    uint i = gl_GlobalInvocationID.x;
    if (i < count) values[i] += number;
}
)",
                                     .file = {}},
                            .opencl = {.text = R"(
kernel void add(global float* values, uint count, float number) {
    size_t i = get_global_id(0);
    if (i < count) values[i] += number;
}
)",
                                       .file = {}}});
}

/// Writes column + 100 * row to a texel; reads another image's texel and adds it.
inline compute::Kernel image_kernel() {
    return compute::Kernel({.name = "image",
                            .glsl = {.text = R"(#version 450
layout(local_size_x = 8, local_size_y = 8) in;
layout(r32f) readonly uniform image2D source;
layout(r32f) writeonly uniform image2D result;
uniform uvec2 count;
void main() {
    uvec2 at = gl_GlobalInvocationID.xy;
    if (any(greaterThanEqual(at, count))) return;
    float before = imageLoad(source, ivec2(at)).r;
    imageStore(result, ivec2(at), vec4(before + float(at.x) + 100.0 * float(at.y)));
}
)",
                                     .file = {}},
                            .opencl = {.text = R"(
kernel void image(read_only image2d_t source, write_only image2d_t result, uint2 count) {
    int2 at = (int2)(get_global_id(0), get_global_id(1));
    if (at.x >= count.x || at.y >= count.y) return;
    float before = read_imagef(source, at).x;
    write_imagef(result, at, (float4)(before + at.x + 100.0f * at.y));
}
)",
                                       .file = {}}});
}

}  // namespace vitrine::test
