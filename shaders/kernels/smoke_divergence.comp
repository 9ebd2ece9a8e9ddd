#version 450
// How much more flows out of each cell than in. The walls stand beyond the outermost cells: there is what is beside them.
layout(local_size_x = 8, local_size_y = 8) in;
layout(std430) readonly buffer Velocity { vec2 velocity[]; };
layout(std430) writeonly buffer Divergence { float divergence[]; };
uniform uvec2 count;

vec2 velocity_at(ivec2 cell) {
    cell = clamp(cell, ivec2(0), ivec2(count) - 1);
    return velocity[cell.y * int(count.x) + cell.x];
}

void main() {
    ivec2 cell = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(cell, ivec2(count)))) return;
    divergence[cell.y * int(count.x) + cell.x] =
        0.5 * (velocity_at(cell + ivec2(1, 0)).x - velocity_at(cell - ivec2(1, 0)).x +
               velocity_at(cell + ivec2(0, 1)).y - velocity_at(cell - ivec2(0, 1)).y);
}
