#version 450 core
#include "common.glsl"
#include "lighting.glsl"

layout(location = 3) uniform bool flat_normals;
layout(location = 4) uniform bool is_lit;
layout(location = 5) uniform bool is_perspective;

in vec3 view_position;
in vec3 view_normal;
in vec4 surface_color;

layout(location = 0) out vec4 color;

void main() {
    vec3 shaded = surface_color.rgb;
    if (is_lit) {
        vec3 normal = view_normal;
        if (flat_normals) normal = cross(dFdx(view_position), dFdy(view_position));
        normal *= inversesqrt(max(dot(normal, normal), 1e-30));
        // Both sides of a surface are lit: the normal turns towards the eye.
        vec3 to_eye = is_perspective ? -view_position : vec3(0.0, 0.0, 1.0);
        if (dot(normal, to_eye) < 0.0) normal = -normal;
        shaded = lit(shaded, normal);
    }
    color = vec4(encode_srgb(shaded), surface_color.a);
}
