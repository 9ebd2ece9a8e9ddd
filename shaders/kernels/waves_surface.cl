// The surface that heights make, from -1 to 1 in x and z: where its vertices are, which way they face, and their colour.
#pragma OPENCL FP_CONTRACT OFF  // so that it computes what the GLSL does
constant float3 trough = (float3)(0.02f, 0.13f, 0.34f);
constant float3 level = (float3)(0.05f, 0.42f, 0.64f);
constant float3 crest = (float3)(0.62f, 0.92f, 0.94f);
constant float3 glinting = (float3)(-0.15f, 0.9317f, -0.3309f);  // the normal that mirrors the sun; unit length

float height(global const float* heights, int2 cell, int2 size) {
    cell = clamp(cell, (int2)(0), size - 1);
    return heights[cell.y * size.x + cell.x];
}

float3 color_of(float here, float3 normal) {
    float lift = clamp(16.0f * here, -1.0f, 1.0f);
    float3 water = lift < 0.0f ? mix(level, trough, -lift) : mix(level, crest, lift);
    float glint = pow(max(dot(normal, glinting), 0.0f), 40.0f);
    return min(water + 0.6f * glint, (float3)(1.0f));
}

kernel void waves_surface(global const float* heights, global float* positions, global float* normals,
                          global uint* colors, uint2 count, float spacing) {
    int2 cell = (int2)(get_global_id(0), get_global_id(1));
    int2 size = (int2)(count.x, count.y);
    if (cell.x >= size.x || cell.y >= size.y) return;
    int i = cell.y * size.x + cell.x;
    float here = heights[i];
    float2 slope = (float2)(height(heights, cell + (int2)(1, 0), size) - height(heights, cell - (int2)(1, 0), size),
                            height(heights, cell + (int2)(0, 1), size) - height(heights, cell - (int2)(0, 1), size)) /
                   (2.0f * spacing);
    float3 normal = normalize((float3)(-slope.x, 1.0f, -slope.y));
    vstore3((float3)(spacing * cell.x - 1.0f, here, spacing * cell.y - 1.0f), i, positions);
    vstore3(normal, i, normals);
    uint3 color = convert_uint3(rint(255.0f * color_of(here, normal)));
    colors[i] = color.x | color.y << 8 | color.z << 16 | 255u << 24;  // sRGB-encoded, a byte each
}
