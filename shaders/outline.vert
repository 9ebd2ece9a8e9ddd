#version 450 core
// A square of the picture for each point: only those with an edge in them are drawn, the others cost a look.

layout(location = 0) uniform ivec2 first;     // pixel of the picture: the lower left corner of the first square
layout(location = 1) uniform int columns;     // of squares
layout(location = 2) uniform vec2 viewport;   // its size in pixels; the picture begins one square right and up from its corner
layout(binding = 6) uniform sampler2D mask;

const int square = 16;  // as in outline_pass.cpp
const int reach = 6;    // of the look around each pixel in outline.frag

void main() {
    ivec2 corner = first + square * ivec2(gl_VertexID % columns, gl_VertexID / columns);
    vec2 texel = 1.0 / vec2(textureSize(mask, 0));
    float least = 1.0;
    float most = 0.0;
    for (int y = 1 - reach; y < square + reach; y += 2) {
        for (int x = 1 - reach; x < square + reach; x += 2) {
            vec4 four = textureGather(mask, vec2(corner + ivec2(x, y)) * texel);
            least = min(least, min(min(four.x, four.y), min(four.z, four.w)));
            most = max(most, max(max(four.x, four.y), max(four.z, four.w)));
        }
    }
    bool has_edge = least == 0.0 && most > 0.0;
    vec2 middle = vec2(corner + square + square / 2);
    gl_Position = has_edge ? vec4(2.0 * middle / viewport - 1.0, 0.5, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
    gl_PointSize = float(square);
}
