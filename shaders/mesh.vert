#version 450 core
#include "common.glsl"

layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec4 color;  // sRGB-encoded, linear alpha

layout(location = 0) uniform mat4 model_view;
layout(location = 1) uniform mat3 normal_matrix;
layout(location = 2) uniform vec4 base_color;  // linear

out vec3 view_position;
out vec3 view_normal;
out vec4 surface_color;  // linear

void main() {
    vec4 at = model_view * vec4(position, 1.0);
    view_position = at.xyz;
    view_normal = normal_matrix * normal;
    surface_color = vec4(decode_srgb(color.rgb), color.a) * base_color;
    gl_Position = frame.projection * at;
}
