#version 450
// y = amplitude * sin(frequency * x + phase): a point of the plane z = 0 for each x.
layout(local_size_x = 256) in;  // 16 million points are 65,536 groups
layout(std430) readonly buffer Places { float x[]; };
layout(std430) writeonly buffer Positions { float positions[]; };
uniform uint count;
uniform float amplitude;
uniform float frequency;
uniform float phase;

void main() {
    uint i = gl_GlobalInvocationID.x;
    if (i >= count) return;
    positions[3u * i] = x[i];
    positions[3u * i + 1u] = amplitude * sin(frequency * x[i] + phase);
    positions[3u * i + 2u] = 0.0;
}
