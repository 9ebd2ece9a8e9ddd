#version 450 core
#include "common.glsl"

out vec3 direction;  // view space

// One triangle over the whole viewport, at the far plane. Lines of sight that are parallel would all see one place: they
// are spread as a usual lens does.
void main() {
    vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
    bool perspective = frame.projection[2][3] != 0.0;
    float usual = 0.4142;
    vec2 reach = perspective ? 1.0 / vec2(frame.projection[0][0], frame.projection[1][1])
                             : usual * vec2(frame.viewport.x / frame.viewport.y, 1.0);
    direction = vec3(corner * reach, -1.0);
    gl_Position = vec4(corner, 0.0, 1.0);
}
