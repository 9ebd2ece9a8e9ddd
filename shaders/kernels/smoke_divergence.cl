// How much more flows out of each cell than in. The walls stand beyond the outermost cells: there is what is beside them.
#pragma OPENCL FP_CONTRACT OFF  // so that it computes what the GLSL does
float2 velocity_at(global const float2* velocity, int2 cell, int2 size) {
    cell = clamp(cell, (int2)(0), size - 1);
    return velocity[cell.y * size.x + cell.x];
}

kernel void smoke_divergence(global const float2* velocity, global float* divergence, uint2 count) {
    int2 cell = (int2)(get_global_id(0), get_global_id(1));
    int2 size = (int2)(count.x, count.y);
    if (cell.x >= size.x || cell.y >= size.y) return;
    divergence[cell.y * size.x + cell.x] = 0.5f * (velocity_at(velocity, cell + (int2)(1, 0), size).x -
                                                   velocity_at(velocity, cell - (int2)(1, 0), size).x +
                                                   velocity_at(velocity, cell + (int2)(0, 1), size).y -
                                                   velocity_at(velocity, cell - (int2)(0, 1), size).y);
}
