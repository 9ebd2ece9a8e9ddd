#version 450 core
#include "common.glsl"

layout(location = 6) uniform bool over_faces;

in vec3 view_normal;
in vec4 surface_color;

layout(location = 0) out vec4 color;

void main() {
    vec3 own = encode_srgb(surface_color.rgb);
    color = over_faces ? vec4(0.25 * own, 0.55) : vec4(mix(own, vec3(0.8), 0.4), 1.0);
}
