#version 450 core
#include "common.glsl"

out vec3 gradient;  // sRGB-encoded

// One triangle over the whole viewport, at the far plane.
void main() {
    vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
    gradient = mix(frame.background_bottom.rgb, frame.background_top.rgb, 0.5 + 0.5 * corner.y);
    gl_Position = vec4(corner, 0.0, 1.0);
}
