// Moves each body on by its velocity for a time, and writes where it is drawn.
kernel void nbody_drift(global const float4* velocities, global float4* places, global float* positions, uint count,
                        float seconds) {
    size_t i = get_global_id(0);
    if (i >= count) return;
    float3 place = places[i].xyz + seconds * velocities[i].xyz;
    places[i].xyz = place;
    vstore3(place, i, positions);
}
