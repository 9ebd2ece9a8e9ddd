// Changes the velocity of each body by the gravity of all others for a time (with softening: Aarseth 1963). A work group
// shares the places that it reads: each is fetched once for all bodies of the group.
#define TILE_SIZE 64

kernel __attribute__((reqd_work_group_size(TILE_SIZE, 1, 1)))
void nbody_accelerate(global const float4* places, global float4* velocities, uint count, float softening,
                      float seconds) {
    local float4 tile[TILE_SIZE];
    uint i = get_global_id(0);
    uint lane = get_local_id(0);
    float3 here = places[min(i, count - 1)].xyz;
    float3 acceleration = (float3)(0.0f);
    for (uint first = 0; first < count; first += TILE_SIZE) {
        tile[lane] = first + lane < count ? places[first + lane] : (float4)(0.0f);
        barrier(CLK_LOCAL_MEM_FENCE);
        for (uint k = 0; k < TILE_SIZE; ++k) {
            float3 way = tile[k].xyz - here;
            float inverse = rsqrt(dot(way, way) + softening * softening);
            acceleration += tile[k].w * inverse * inverse * inverse * way;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    if (i < count) velocities[i].xyz += seconds * acceleration;
}
