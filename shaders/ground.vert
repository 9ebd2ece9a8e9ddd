#version 450 core
#include "common.glsl"

// A square on the ground, of four corners, about the middle of what stands on it.
layout(location = 10) uniform vec3 center_view;  // view space
layout(location = 11) uniform vec3 first_view;   // from there to the middle of a side
layout(location = 12) uniform vec3 second_view;

out vec3 view_position;
out vec2 place;  // on the square, from -1 to 1

void main() {
    place = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
    view_position = center_view + place.x * first_view + place.y * second_view;
    gl_Position = frame.projection * vec4(view_position, 1.0);
}
