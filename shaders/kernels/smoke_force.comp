#version 450
// What drives smoke: it rises, and what turns keeps turning (vorticity confinement: Fedkiw, Stam and Jensen 2001, "Visual
// Simulation of Smoke").
layout(local_size_x = 8, local_size_y = 8) in;
layout(std430) readonly buffer Velocity { vec2 velocity[]; };
layout(std430) readonly buffer Density { float density[]; };
layout(std430) writeonly buffer NextVelocity { vec2 next_velocity[]; };
uniform uvec2 count;
uniform float seconds;
uniform float buoyancy;     // of density 1, widths per second squared
uniform float confinement;  // 1 / seconds

vec2 velocity_at(ivec2 cell) {
    cell = clamp(cell, ivec2(0), ivec2(count) - 1);
    return velocity[cell.y * int(count.x) + cell.x];
}

// Of differences between cells.
float curl(ivec2 cell) {
    return 0.5 * (velocity_at(cell + ivec2(1, 0)).y - velocity_at(cell - ivec2(1, 0)).y -
                  velocity_at(cell + ivec2(0, 1)).x + velocity_at(cell - ivec2(0, 1)).x);
}

void main() {
    ivec2 cell = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(cell, ivec2(count)))) return;
    int i = cell.y * int(count.x) + cell.x;
    vec2 towards = vec2(abs(curl(cell + ivec2(1, 0))) - abs(curl(cell - ivec2(1, 0))),
                        abs(curl(cell + ivec2(0, 1))) - abs(curl(cell - ivec2(0, 1))));
    towards /= length(towards) + 1e-5;
    vec2 turning = confinement * curl(cell) * vec2(towards.y, -towards.x);
    next_velocity[i] = velocity[i] + seconds * (turning + vec2(0.0, buoyancy * density[i]));
}
