#version 450
// Moves each body on by its velocity for a time, and writes where it is drawn.
layout(local_size_x = 64) in;
layout(std430) readonly buffer Velocities { vec4 velocities[]; };
layout(std430) buffer Places { vec4 places[]; };  // w: mass
layout(std430) writeonly buffer Positions { float positions[]; };
uniform uint count;
uniform float seconds;

void main() {
    uint i = gl_GlobalInvocationID.x;
    if (i >= count) return;
    vec3 place = places[i].xyz + seconds * velocities[i].xyz;
    places[i].xyz = place;
    positions[3u * i] = place.x;
    positions[3u * i + 1u] = place.y;
    positions[3u * i + 2u] = place.z;
}
