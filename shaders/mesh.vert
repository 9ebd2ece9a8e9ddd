#version 450 core
// Variants are told apart by what is defined, see render/mesh_programs.h.
#include "common.glsl"
#ifdef OCTAHEDRAL_NORMALS
#include "octahedral.glsl"
#endif

layout(location = 0) in vec3 position;
#ifdef OCTAHEDRAL_NORMALS
layout(location = 1) in vec2 normal;
#else
layout(location = 1) in vec3 normal;
#endif
layout(location = 2) in vec4 color;  // sRGB-encoded, linear alpha
#ifdef FIELD_OF_VERTICES
layout(location = 7) in float value;
#ifdef CATEGORIES
flat out float surface_value;
#else
out float surface_value;
#endif
#endif
#ifdef COVERED
layout(location = 4) in vec2 texcoord;  // v down
layout(location = 5) in vec2 second_texcoord;
layout(location = 13) uniform uint second_texcoords;  // bits of the textures that go by these
out vec2 surface_texcoord;
#ifdef OWN_TEXCOORDS
out vec2 surface_second_texcoord;
#else
layout(location = 7) uniform mat3 texcoord_transform;
#endif
#endif

#ifdef TANGENTS
layout(location = 6) in vec4 tangent;
layout(location = 14) uniform float handedness;  // -1 where the transform mirrors
out vec4 view_tangent;
#endif

#ifdef PARTS
layout(location = 3) in uint part_index;
struct Part {
    mat4 model_view;
    mat3 normal_matrix;
    vec4 base_color;  // linear
    vec4 emissive;    // and roughness
    vec4 mirrored;
    vec4 numbers;     // metallic
};
layout(std430, binding = 0) readonly buffer Parts { Part parts[]; };
#define model_view parts[part_index].model_view
#define normal_matrix parts[part_index].normal_matrix
#define base_color parts[part_index].base_color
#else
layout(location = 0) uniform mat4 model_view;
layout(location = 1) uniform mat3 normal_matrix;
layout(location = 2) uniform vec4 base_color;  // linear
#endif

#ifdef INSTANCED
#include "instances.glsl"
#ifdef IDS
flat out uint instance_number;
#endif
#else
#define placed_point(point) (point)
#define placed_direction(direction) (direction)
#define placed_normal(normal) (normal)
#endif

#ifdef LIT_AT_VERTICES
#include "mesh_surface.glsl"
out vec3 front_color;  // sRGB-encoded
#ifdef BOTH_SIDES
out vec3 back_color;
#endif
#else
out vec3 view_normal;
#if defined(PARTS) && defined(PHYSICAL)
flat out vec4 part_emissive;
flat out vec4 part_mirrored;
flat out float part_metallic;
#endif
#if defined(FACE_NORMALS) || defined(PHYSICAL)
out vec3 view_position;
#endif
#ifdef VERTEX_COLORS
out vec4 surface_color;  // linear
#elif defined(PARTS)
flat out vec4 surface_color;
#endif
#endif

vec3 own_normal() {
#ifdef OCTAHEDRAL_NORMALS
    return unpacked(normal);
#else
    return normal;
#endif
}

#ifdef VERTEX_COLORS
// Linear.
vec4 own_color() {
    return vec4(decode_srgb(color.rgb), color.a) * base_color;
}
#else
#define own_color() base_color
#endif

#ifdef LIT_AT_VERTICES
vec3 shown(vec3 point, vec3 normal) {
#ifdef PHYSICAL
    return encode_srgb(screen_color(surface_at(point, own_color().rgb, normal)));
#else
    return encode_srgb(lit(own_color().rgb, normal));
#endif
}

void main() {
    vec4 at = model_view * vec4(position, 1.0);
    vec3 normal = normal_matrix * own_normal();
    normal *= inversesqrt(max(dot(normal, normal), 1e-30));
    front_color = shown(at.xyz, normal);
#ifdef BOTH_SIDES
    back_color = shown(at.xyz, -normal);
#endif
    gl_Position = frame.projection * at;
}

#else
void main() {
    vec4 at = model_view * vec4(placed_point(position), 1.0);
    view_normal = normal_matrix * placed_normal(own_normal());
#if defined(INSTANCED) && defined(IDS)
    instance_number = instance;
#endif
#if defined(FACE_NORMALS) || defined(PHYSICAL)
    view_position = at.xyz;
#endif
#if defined(VERTEX_COLORS) || defined(PARTS)
    surface_color = own_color();
#endif
#if defined(PARTS) && defined(PHYSICAL)
    part_emissive = parts[part_index].emissive;
    part_mirrored = parts[part_index].mirrored;
    part_metallic = parts[part_index].numbers.x;
#endif
#ifdef FIELD_OF_VERTICES
    surface_value = isnan(value) ? value : clamp(value, -1e37, 1e37);  // infinities would mix to NaN
#endif
#ifdef COVERED
#ifdef OWN_TEXCOORDS
    surface_texcoord = texcoord;
    surface_second_texcoord = second_texcoord;
#else
    surface_texcoord = (texcoord_transform * vec3(second_texcoords == 0U ? texcoord : second_texcoord, 1.0)).xy;
#endif
#endif
#ifdef TANGENTS
    view_tangent = vec4(mat3(model_view) * placed_direction(tangent.xyz), handedness * tangent.w);
#endif
    gl_Position = frame.projection * at;
}
#endif
