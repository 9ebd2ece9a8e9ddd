// What the kernels that draw points share. Each point falls into one cell of the view: the lower left pixel of the
// square that it covers. Depth is reversed and positive, so that its bits compare as it does, and nothing is 0.

layout(local_size_x = 128) in;

// As texels: software rasterizers read a texel in one go, and of a storage buffer each number of each lane by itself.
layout(binding = 0) uniform samplerBuffer positions;
#ifndef WHOLE_CELLS
layout(std430, binding = 3) coherent buffer Cells { uint cells[]; };  // colour and depth in turn
#endif

layout(location = 0) uniform mat4 to_cells;  // from the cloud's coordinates: x and y in cells, z the depth
layout(location = 1) uniform uvec2 range;    // first point in the buffers, number of points
layout(location = 3) uniform uvec2 extent;   // columns and rows of cells
layout(location = 4) uniform float margin;   // cells between the view's edge and the points' middles

const uint nowhere = 0xffffffffU;

// The index of the invocation's point, or `nowhere`.
uint own_point() {
    uint at = gl_GlobalInvocationID.x;
    return at < range.y ? range.x + at : nowhere;
}

// The cell of a point in view and the bits of its depth; `nowhere` for all others. Precise, for two kernels have to
// find the same bits.
uint find_cell(uint point, out uint depth) {
    precise vec4 place = to_cells * vec4(texelFetch(positions, int(point)).xyz, 1.0);
    precise vec3 seen = place.xyz / place.w;
    vec2 edge = vec2(extent) - margin;
    depth = floatBitsToUint(seen.z);
    bool inside = place.w > 0.0 && seen.x >= margin && seen.y >= margin && seen.x < edge.x && seen.y < edge.y &&
                  seen.z > 0.0 && seen.z <= 1.0;
    return inside ? uint(seen.y) * extent.x + uint(seen.x) : nowhere;
}
