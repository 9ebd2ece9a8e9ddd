// Takes the pressure's slope from the velocity; nothing flows through the walls.
#pragma OPENCL FP_CONTRACT OFF  // so that it computes what the GLSL does
float pressure_at(global const float* pressure, int2 cell, int2 size) {
    cell = clamp(cell, (int2)(0), size - 1);
    return pressure[cell.y * size.x + cell.x];
}

kernel void smoke_project(global const float* pressure, global float2* velocity, uint2 count) {
    int2 cell = (int2)(get_global_id(0), get_global_id(1));
    int2 size = (int2)(count.x, count.y);
    int2 last = size - 1;
    if (cell.x > last.x || cell.y > last.y) return;
    int i = cell.y * size.x + cell.x;
    float2 slope = 0.5f * (float2)(pressure_at(pressure, cell + (int2)(1, 0), size) -
                                       pressure_at(pressure, cell - (int2)(1, 0), size),
                                   pressure_at(pressure, cell + (int2)(0, 1), size) -
                                       pressure_at(pressure, cell - (int2)(0, 1), size));
    float2 flow = velocity[i] - slope;
    if (cell.x == 0 || cell.x == last.x) flow.x = 0.0f;
    if (cell.y == 0 || cell.y == last.y) flow.y = 0.0f;
    velocity[i] = flow;
}
