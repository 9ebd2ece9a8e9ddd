#version 450 core
#extension GL_ARB_gpu_shader_int64 : require
#extension GL_NV_shader_atomic_int64 : require
#define WHOLE_CELLS
#include "common.glsl"
#include "lighting.glsl"
#include "point_cells.glsl"
#include "point_colors.glsl"

layout(std430, binding = 3) coherent buffer Cells { uint64_t cells[]; };

// In one pass: depth above colour in 64 bits.
void main() {
    uint point = own_point();
    if (point == nowhere) return;
    uint depth;
    uint cell = find_cell(point, depth);
    if (cell == nowhere || depth < uint(cells[cell] >> 32)) return;
    atomicMax(cells[cell], packUint2x32(uvec2(color_of(point), depth)));
}
