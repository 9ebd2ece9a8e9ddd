#version 450 core
#include "common.glsl"

layout(location = 0) uniform mat4 model_view;
layout(location = 1) uniform vec2 size;  // of the rectangle around the origin

out vec2 place;  // from (0, 0) in the upper left corner to (1, 1)

void main() {
    place = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    vec2 corner = size * (place - 0.5);
    gl_Position = frame.projection * (model_view * vec4(corner.x, -corner.y, 0.0, 1.0));
}
