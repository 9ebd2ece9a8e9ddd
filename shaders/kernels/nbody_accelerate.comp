#version 450
// Changes the velocity of each body by the gravity of all others for a time (with softening: Aarseth 1963). A work group
// shares the places that it reads: each is fetched once for all bodies of the group.
layout(local_size_x = 64) in;
layout(std430) readonly buffer Places { vec4 places[]; };  // w: mass
layout(std430) buffer Velocities { vec4 velocities[]; };
uniform uint count;
uniform float softening;  // a length, above 0
uniform float seconds;

const uint tile_size = 64u;
shared vec4 tile[tile_size];

vec3 pull(vec3 here, vec4 other) {
    vec3 way = other.xyz - here;
    float inverse = inversesqrt(dot(way, way) + softening * softening);
    return other.w * inverse * inverse * inverse * way;
}

// Loops that are short enough to be unrolled have indices that are known beforehand, which is twice as fast on CPUs.
vec3 pull_of_16(vec3 here, const uint first) {
    vec3 sum = vec3(0.0);
    for (uint k = 0u; k < 16u; ++k) sum += pull(here, tile[first + k]);
    return sum;
}

void main() {
    uint i = gl_GlobalInvocationID.x;
    uint lane = gl_LocalInvocationID.x;
    vec3 here = places[min(i, count - 1u)].xyz;
    vec3 acceleration = vec3(0.0);
    for (uint first = 0u; first < count; first += tile_size) {
        tile[lane] = first + lane < count ? places[first + lane] : vec4(0.0);
        barrier();
        acceleration += pull_of_16(here, 0u) + pull_of_16(here, 16u) + pull_of_16(here, 32u) + pull_of_16(here, 48u);
        barrier();
    }
    if (i < count) velocities[i].xyz += seconds * acceleration;
}
