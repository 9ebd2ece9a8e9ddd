#version 450 core
#include "common.glsl"
#include "lighting.glsl"

layout(location = 3) uniform bool flat_normals;
layout(location = 4) uniform bool is_lit;

in vec3 view_position;
in vec3 view_normal;
in vec4 surface_color;

layout(location = 0) out vec4 color;

void main() {
    vec3 shaded = surface_color.rgb;
    if (is_lit) {
        // The face's own normal always points to the side that is seen, since screen x and y run right and up.
        vec3 face_normal = cross(dFdx(view_position), dFdy(view_position));
        vec3 normal = flat_normals ? face_normal : view_normal;
        // Both sides of a surface are lit: a normal of the other side is turned around. Comparing with the face, not
        // with the direction to the eye, keeps the normals at a silhouette, which lean over it, as they are.
        if (dot(normal, face_normal) < 0.0) normal = -normal;
        normal *= inversesqrt(max(dot(normal, normal), 1e-30));
        shaded = lit(shaded, normal);
    }
    color = vec4(encode_srgb(shaded), surface_color.a);
}
