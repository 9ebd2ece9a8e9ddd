#version 450
// Carries velocity and smoke along the velocity: what is in a cell now was where it came from (semi-Lagrangian: Stam
// 1999, "Stable Fluids"). Velocities are in widths of the box in a second; cell middles are at whole numbers.
layout(local_size_x = 8, local_size_y = 8) in;
layout(std430) readonly buffer Velocity { vec2 velocity[]; };
layout(std430) readonly buffer Density { float density[]; };
layout(std430) writeonly buffer NextVelocity { vec2 next_velocity[]; };
layout(std430) writeonly buffer NextDensity { float next_density[]; };
uniform uvec2 count;
uniform float seconds;
uniform float velocity_kept;  // 0 to 1
uniform float density_kept;   // 0 to 1

int index_of(ivec2 cell) {
    cell = clamp(cell, ivec2(0), ivec2(count) - 1);
    return cell.y * int(count.x) + cell.x;
}

void main() {
    ivec2 cell = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(cell, ivec2(count)))) return;
    int i = index_of(cell);
    vec2 from = vec2(cell) - seconds * float(count.x) * velocity[i];
    from = clamp(from, vec2(0.0), vec2(count) - 1.0);
    ivec2 corner = ivec2(from);
    vec2 part = from - vec2(corner);
    int at[4] = int[](index_of(corner), index_of(corner + ivec2(1, 0)), index_of(corner + ivec2(0, 1)),
                      index_of(corner + ivec2(1, 1)));
    next_velocity[i] = velocity_kept * mix(mix(velocity[at[0]], velocity[at[1]], part.x),
                                           mix(velocity[at[2]], velocity[at[3]], part.x), part.y);
    next_density[i] = density_kept * mix(mix(density[at[0]], density[at[1]], part.x),
                                         mix(density[at[2]], density[at[3]], part.x), part.y);
}
