#version 450
// Writes smoke to the image that is drawn, whose first row is the upper one.
layout(local_size_x = 8, local_size_y = 8) in;
layout(std430) readonly buffer Density { float density[]; };
layout(r32f) writeonly uniform image2D image;
uniform uvec2 count;

void main() {
    uvec2 cell = gl_GlobalInvocationID.xy;
    if (any(greaterThanEqual(cell, count))) return;
    imageStore(image, ivec2(cell.x, count.y - 1u - cell.y), vec4(density[cell.y * count.x + cell.x]));
}
