#version 450 core

layout(location = 3) uniform vec4 corners;  // lower left and upper right, from -1 to 1

// A strip over the region where points are.
void main() {
    vec2 upper = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    gl_Position = vec4(mix(corners.xy, corners.zw, upper), 0.0, 1.0);
}
