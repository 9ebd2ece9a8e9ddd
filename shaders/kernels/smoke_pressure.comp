#version 450
// One step of Jacobi's towards the pressure that undoes the divergence.
layout(local_size_x = 8, local_size_y = 8) in;
layout(std430) readonly buffer Divergence { float divergence[]; };
layout(std430) readonly buffer Pressure { float pressure[]; };
layout(std430) writeonly buffer NextPressure { float next_pressure[]; };
uniform uvec2 count;

float pressure_at(ivec2 cell) {
    cell = clamp(cell, ivec2(0), ivec2(count) - 1);
    return pressure[cell.y * int(count.x) + cell.x];
}

void main() {
    ivec2 cell = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(cell, ivec2(count)))) return;
    int i = cell.y * int(count.x) + cell.x;
    next_pressure[i] = 0.25 * (pressure_at(cell + ivec2(1, 0)) + pressure_at(cell - ivec2(1, 0)) +
                               pressure_at(cell + ivec2(0, 1)) + pressure_at(cell - ivec2(0, 1)) - divergence[i]);
}
