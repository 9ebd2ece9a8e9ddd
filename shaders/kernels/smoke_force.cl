// What drives smoke: it rises, and what turns keeps turning (vorticity confinement: Fedkiw, Stam and Jensen 2001, "Visual
// Simulation of Smoke").
#pragma OPENCL FP_CONTRACT OFF  // so that it computes what the GLSL does
float2 velocity_at(global const float2* velocity, int2 cell, int2 size) {
    cell = clamp(cell, (int2)(0), size - 1);
    return velocity[cell.y * size.x + cell.x];
}

// Of differences between cells.
float curl(global const float2* velocity, int2 cell, int2 size) {
    return 0.5f * (velocity_at(velocity, cell + (int2)(1, 0), size).y -
                   velocity_at(velocity, cell - (int2)(1, 0), size).y -
                   velocity_at(velocity, cell + (int2)(0, 1), size).x +
                   velocity_at(velocity, cell - (int2)(0, 1), size).x);
}

kernel void smoke_force(global const float2* velocity, global const float* density, global float2* next_velocity,
                        uint2 count, float seconds, float buoyancy, float confinement) {
    int2 cell = (int2)(get_global_id(0), get_global_id(1));
    int2 size = (int2)(count.x, count.y);
    if (cell.x >= size.x || cell.y >= size.y) return;
    int i = cell.y * size.x + cell.x;
    float2 towards = (float2)(fabs(curl(velocity, cell + (int2)(1, 0), size)) -
                                  fabs(curl(velocity, cell - (int2)(1, 0), size)),
                              fabs(curl(velocity, cell + (int2)(0, 1), size)) -
                                  fabs(curl(velocity, cell - (int2)(0, 1), size)));
    towards /= length(towards) + 1e-5f;
    float2 turning = confinement * curl(velocity, cell, size) * (float2)(towards.y, -towards.x);
    next_velocity[i] = velocity[i] + seconds * (turning + (float2)(0.0f, buoyancy * density[i]));
}
