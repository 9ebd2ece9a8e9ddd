#version 450
// Lifts or sinks the surface around a place at rest, and the opposite in a ring around that: as much water as before.
layout(local_size_x = 8, local_size_y = 8) in;
layout(std430) buffer Now { float now[]; };
layout(std430) buffer Before { float before[]; };
uniform uvec2 count;
uniform vec2 center;   // cells
uniform float radius;  // cells
uniform float amount;  // a height

void main() {
    uvec2 cell = gl_GlobalInvocationID.xy;
    if (any(greaterThanEqual(cell, count))) return;
    vec2 way = (vec2(cell) - center) / radius;
    float distance_squared = dot(way, way);
    float change = amount * (1.0 - distance_squared) * exp(-distance_squared);
    now[cell.y * count.x + cell.x] += change;
    before[cell.y * count.x + cell.x] += change;
}
