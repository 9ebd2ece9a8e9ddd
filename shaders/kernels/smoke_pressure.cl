// One step of Jacobi's towards the pressure that undoes the divergence.
#pragma OPENCL FP_CONTRACT OFF  // so that it computes what the GLSL does
float pressure_at(global const float* pressure, int2 cell, int2 size) {
    cell = clamp(cell, (int2)(0), size - 1);
    return pressure[cell.y * size.x + cell.x];
}

kernel void smoke_pressure(global const float* divergence, global const float* pressure, global float* next_pressure,
                           uint2 count) {
    int2 cell = (int2)(get_global_id(0), get_global_id(1));
    int2 size = (int2)(count.x, count.y);
    if (cell.x >= size.x || cell.y >= size.y) return;
    int i = cell.y * size.x + cell.x;
    next_pressure[i] =
        0.25f * (pressure_at(pressure, cell + (int2)(1, 0), size) + pressure_at(pressure, cell - (int2)(1, 0), size) +
                 pressure_at(pressure, cell + (int2)(0, 1), size) + pressure_at(pressure, cell - (int2)(0, 1), size) -
                 divergence[i]);
}
