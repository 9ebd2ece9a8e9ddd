// One step of the wave equation by finite differences, in place: the heights before those of now become the ones after.
// The edges reflect: beyond them stands what is beside them.
#pragma OPENCL FP_CONTRACT OFF  // so that it computes what the GLSL does
float height(global const float* now, int2 cell, int2 size) {
    cell = clamp(cell, (int2)(0), size - 1);
    return now[cell.y * size.x + cell.x];
}

kernel void waves_step(global const float* now, global float* before, uint2 count, float courant_squared, float kept) {
    int2 cell = (int2)(get_global_id(0), get_global_id(1));
    int2 size = (int2)(count.x, count.y);
    if (cell.x >= size.x || cell.y >= size.y) return;
    int i = cell.y * size.x + cell.x;
    float here = now[i];
    float neighbours = height(now, cell + (int2)(1, 0), size) + height(now, cell - (int2)(1, 0), size) +
                       height(now, cell + (int2)(0, 1), size) + height(now, cell - (int2)(0, 1), size);
    before[i] = here + kept * (here - before[i]) + courant_squared * (neighbours - 4.0f * here);
}
