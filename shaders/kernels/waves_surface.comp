#version 450
// The surface that heights make, from -1 to 1 in x and z: where its vertices are, which way they face, and their colour.
layout(local_size_x = 8, local_size_y = 8) in;
layout(std430) readonly buffer Heights { float heights[]; };
layout(std430) writeonly buffer Positions { float positions[]; };
layout(std430) writeonly buffer Normals { float normals[]; };
layout(std430) writeonly buffer Colors { uint colors[]; };  // sRGB-encoded, a byte each
uniform uvec2 count;
uniform float spacing;  // between two vertices

const vec3 trough = vec3(0.02, 0.13, 0.34);
const vec3 level = vec3(0.05, 0.42, 0.64);
const vec3 crest = vec3(0.62, 0.92, 0.94);
const vec3 glinting = vec3(-0.15, 0.9317, -0.3309);  // the normal that mirrors the sun; unit length

float height(ivec2 cell) {
    cell = clamp(cell, ivec2(0), ivec2(count) - 1);
    return heights[cell.y * int(count.x) + cell.x];
}

vec3 color_of(float here, vec3 normal) {
    float lift = clamp(16.0 * here, -1.0, 1.0);
    vec3 water = lift < 0.0 ? mix(level, trough, -lift) : mix(level, crest, lift);
    float glint = pow(max(dot(normal, glinting), 0.0), 40.0);
    return min(water + 0.6 * glint, vec3(1.0));
}

void main() {
    ivec2 cell = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(cell, ivec2(count)))) return;
    uint i = uint(cell.y) * count.x + uint(cell.x);
    float here = heights[i];
    vec2 slope = vec2(height(cell + ivec2(1, 0)) - height(cell - ivec2(1, 0)),
                      height(cell + ivec2(0, 1)) - height(cell - ivec2(0, 1))) / (2.0 * spacing);
    vec3 normal = normalize(vec3(-slope.x, 1.0, -slope.y));
    positions[3u * i] = spacing * float(cell.x) - 1.0;
    positions[3u * i + 1u] = here;
    positions[3u * i + 2u] = spacing * float(cell.y) - 1.0;
    normals[3u * i] = normal.x;
    normals[3u * i + 1u] = normal.y;
    normals[3u * i + 2u] = normal.z;
    colors[i] = packUnorm4x8(vec4(color_of(here, normal), 1.0));
}
