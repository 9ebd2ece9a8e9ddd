#version 450 core
// Variants are told apart by what is defined, see render/mesh_programs.h.
#include "common.glsl"
#include "lighting.glsl"

layout(location = 2) uniform vec4 base_color;  // linear
layout(location = 3) uniform bool flat_normals;
layout(location = 4) uniform bool is_lit;
layout(location = 5) uniform bool is_blended;

in vec3 view_normal;
#ifdef FACE_NORMALS
in vec3 view_position;
#endif
#ifdef VERTEX_COLORS
in vec4 surface_color;
#elif defined(PARTS)
flat in vec4 surface_color;
#else
#define surface_color base_color
#endif

#ifdef TEXTURED
in vec2 surface_texcoord;
layout(binding = 0) uniform sampler2D base_color_texture;  // read in linear light
#endif

layout(location = 0) out vec4 color;

// A direction across two tiny steps, which are brought to about unit length first: their product would vanish.
vec3 across(vec3 a, vec3 b) {
    vec3 largest = max(abs(a), abs(b));
    float scale = 1.0 / max(max(max(largest.x, largest.y), largest.z), 1e-30);
    return cross(scale * a, scale * b);
}

// Both sides of a surface are lit: a normal of the other side is turned around.
vec3 facing_normal() {
#ifdef FACE_NORMALS
    // The face's own normal always points to the side that is seen, since screen x and y run right and up. Comparing
    // with it, not with the direction to the eye, keeps the normals at a silhouette, which lean over it, as they are.
    vec3 face_normal = across(dFdx(view_position), dFdy(view_position));
    vec3 normal = flat_normals ? face_normal : view_normal;
    return dot(normal, face_normal) < 0.0 ? -normal : normal;
#else
    // All normals are known to lean to the front of their faces.
    return gl_FrontFacing ? view_normal : -view_normal;
#endif
}

// Linear.
vec4 base() {
#ifdef TEXTURED
    return surface_color * texture(base_color_texture, surface_texcoord);
#else
    return surface_color;
#endif
}

void main() {
    vec4 unlit = base();
    vec3 shaded = unlit.rgb;
    if (is_lit) {
        vec3 normal = facing_normal();
        normal *= inversesqrt(max(dot(normal, normal), 1e-30));
        shaded = lit(shaded, normal);
    }
    // What is not blended covers what lies behind it, whatever alpha its vertices have.
    color = vec4(encode_srgb(shaded), is_blended ? unlit.a : 1.0);
}
