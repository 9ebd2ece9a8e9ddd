// Carries velocity and smoke along the velocity: what is in a cell now was where it came from (semi-Lagrangian: Stam
// 1999, "Stable Fluids"). Velocities are in widths of the box in a second; cell middles are at whole numbers.
#pragma OPENCL FP_CONTRACT OFF  // so that it computes what the GLSL does
int index_of(int2 cell, int2 size) {
    cell = clamp(cell, (int2)(0), size - 1);
    return cell.y * size.x + cell.x;
}

kernel void smoke_advect(global const float2* velocity, global const float* density, global float2* next_velocity,
                         global float* next_density, uint2 count, float seconds, float velocity_kept,
                         float density_kept) {
    int2 cell = (int2)(get_global_id(0), get_global_id(1));
    int2 size = (int2)(count.x, count.y);
    if (cell.x >= size.x || cell.y >= size.y) return;
    int i = index_of(cell, size);
    float2 from = convert_float2(cell) - seconds * (float)size.x * velocity[i];
    from = clamp(from, (float2)(0.0f), convert_float2(size) - 1.0f);
    int2 corner = convert_int2(from);
    float2 part = from - convert_float2(corner);
    int a = index_of(corner, size);
    int b = index_of(corner + (int2)(1, 0), size);
    int c = index_of(corner + (int2)(0, 1), size);
    int d = index_of(corner + (int2)(1, 1), size);
    next_velocity[i] = velocity_kept * mix(mix(velocity[a], velocity[b], part.x),
                                           mix(velocity[c], velocity[d], part.x), part.y);
    next_density[i] = density_kept * mix(mix(density[a], density[b], part.x),
                                         mix(density[c], density[d], part.x), part.y);
}
