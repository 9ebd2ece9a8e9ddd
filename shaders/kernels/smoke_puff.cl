// Adds smoke and speed around a place.
#pragma OPENCL FP_CONTRACT OFF  // so that it computes what the GLSL does
kernel void smoke_puff(global float2* velocity, global float* density, uint2 count, float2 center, float radius,
                       float amount, float2 push) {
    uint2 cell = (uint2)(get_global_id(0), get_global_id(1));
    if (cell.x >= count.x || cell.y >= count.y) return;
    uint i = cell.y * count.x + cell.x;
    float2 way = ((float2)(cell.x, cell.y) - center) / radius;
    float part = exp(-dot(way, way));
    density[i] += part * amount;
    velocity[i] += part * push;
}
