#version 450
// Takes the pressure's slope from the velocity; nothing flows through the walls.
layout(local_size_x = 8, local_size_y = 8) in;
layout(std430) readonly buffer Pressure { float pressure[]; };
layout(std430) buffer Velocity { vec2 velocity[]; };
uniform uvec2 count;

float pressure_at(ivec2 cell) {
    cell = clamp(cell, ivec2(0), ivec2(count) - 1);
    return pressure[cell.y * int(count.x) + cell.x];
}

void main() {
    ivec2 cell = ivec2(gl_GlobalInvocationID.xy);
    ivec2 last = ivec2(count) - 1;
    if (any(greaterThan(cell, last))) return;
    int i = cell.y * int(count.x) + cell.x;
    vec2 slope = 0.5 * vec2(pressure_at(cell + ivec2(1, 0)) - pressure_at(cell - ivec2(1, 0)),
                            pressure_at(cell + ivec2(0, 1)) - pressure_at(cell - ivec2(0, 1)));
    vec2 flow = velocity[i] - slope;
    if (cell.x == 0 || cell.x == last.x) flow.x = 0.0;
    if (cell.y == 0 || cell.y == last.y) flow.y = 0.0;
    velocity[i] = flow;
}
