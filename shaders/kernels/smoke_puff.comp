#version 450
// Adds smoke and speed around a place.
layout(local_size_x = 8, local_size_y = 8) in;
layout(std430) buffer Velocity { vec2 velocity[]; };
layout(std430) buffer Density { float density[]; };
uniform uvec2 count;
uniform vec2 center;   // cells
uniform float radius;  // cells
uniform float amount;  // of density
uniform vec2 push;     // widths per second

void main() {
    uvec2 cell = gl_GlobalInvocationID.xy;
    if (any(greaterThanEqual(cell, count))) return;
    uint i = cell.y * count.x + cell.x;
    vec2 way = (vec2(cell) - center) / radius;
    float part = exp(-dot(way, way));
    density[i] += part * amount;
    velocity[i] += part * push;
}
