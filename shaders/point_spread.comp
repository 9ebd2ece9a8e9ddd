#version 450 core

// Points larger than a pixel cover a square of them, or a disc: each pixel takes the nearest of the points whose cells
// lie within reach.

layout(local_size_x = 128) in;

layout(std430, binding = 3) readonly buffer Cells { uint cells[]; };  // colour and depth in turn
layout(std430, binding = 4) writeonly buffer Pixels { uint pixels[]; };  // likewise

layout(location = 0) uniform uvec2 extent;  // columns and rows of pixels
layout(location = 1) uniform uint size;     // of points, in pixels
layout(location = 2) uniform uint first;    // pixel

// The pixels of a point as points.frag has them, when its middle is the square's.
bool covers(uvec2 at) {
    vec2 offset = (2.0 * vec2(at) + 1.0) / float(size) - 1.0;
    return size < 3U || dot(offset, offset) <= 1.0;
}

void main() {
    uint pixel = first + gl_GlobalInvocationID.x;
    if (pixel >= extent.x * extent.y) return;
    uint columns = extent.x + size - 1U;
    uvec2 corner = uvec2(pixel % extent.x, pixel / extent.x);
    uint depth = 0U;
    uint color = 0U;
    for (uint y = 0U; y < size; ++y) {
        for (uint x = 0U; x < size; ++x) {
            uint cell = (corner.y + y) * columns + corner.x + x;
            uint near = cells[2U * cell + 1U];
            if (near == 0U || near < depth || !covers(uvec2(x, y))) continue;
            color = near > depth ? cells[2U * cell] : max(color, cells[2U * cell]);
            depth = near;
        }
    }
    pixels[2U * pixel] = color;
    pixels[2U * pixel + 1U] = depth;
}
