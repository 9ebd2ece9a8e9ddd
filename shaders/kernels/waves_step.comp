#version 450
// One step of the wave equation by finite differences, in place: the heights before those of now become the ones after.
// The edges reflect: beyond them stands what is beside them.
layout(local_size_x = 8, local_size_y = 8) in;
layout(std430) readonly buffer Now { float now[]; };
layout(std430) buffer Before { float before[]; };
uniform uvec2 count;
uniform float courant_squared;  // of how many cells a wave runs in a step
uniform float kept;             // of the change from step to step, 0 to 1

float height(ivec2 cell) {
    cell = clamp(cell, ivec2(0), ivec2(count) - 1);
    return now[cell.y * int(count.x) + cell.x];
}

void main() {
    ivec2 cell = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(cell, ivec2(count)))) return;
    int i = cell.y * int(count.x) + cell.x;
    float here = now[i];
    float neighbours = height(cell + ivec2(1, 0)) + height(cell - ivec2(1, 0)) + height(cell + ivec2(0, 1)) +
                       height(cell - ivec2(0, 1));
    before[i] = here + kept * (here - before[i]) + courant_squared * (neighbours - 4.0 * here);
}
