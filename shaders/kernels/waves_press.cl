// Lifts or sinks the surface around a place at rest, and the opposite in a ring around that: as much water as before.
#pragma OPENCL FP_CONTRACT OFF  // so that it computes what the GLSL does
kernel void waves_press(global float* now, global float* before, uint2 count, float2 center, float radius,
                        float amount) {
    uint2 cell = (uint2)(get_global_id(0), get_global_id(1));
    if (cell.x >= count.x || cell.y >= count.y) return;
    float2 way = ((float2)(cell.x, cell.y) - center) / radius;
    float distance_squared = dot(way, way);
    float change = amount * (1.0f - distance_squared) * exp(-distance_squared);
    now[cell.y * count.x + cell.x] += change;
    before[cell.y * count.x + cell.x] += change;
}
