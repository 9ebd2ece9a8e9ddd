#version 450 core
// Variants are told apart by what is defined, see render/mesh_programs.h.
#include "common.glsl"
#include "fragment.glsl"

layout(location = 2) uniform vec4 base_color;  // linear
layout(location = 3) uniform bool flat_normals;
layout(location = 4) uniform bool is_lit;
layout(location = 5) uniform bool is_blended;

#ifdef LIT_AT_VERTICES
in vec3 front_color;  // sRGB-encoded
#ifdef BOTH_SIDES
in vec3 back_color;
#endif

void main() {
#ifdef BOTH_SIDES
    leave(vec4(gl_FrontFacing ? front_color : back_color, 1.0));
#else
    leave(vec4(front_color, 1.0));
#endif
}

#else
#include "mesh_surface.glsl"

in vec3 view_normal;
#if defined(FACE_NORMALS) || defined(PHYSICAL)
in vec3 view_position;
#endif
#ifdef VERTEX_COLORS
in vec4 surface_color;
#elif defined(PARTS)
flat in vec4 surface_color;
#else
#define surface_color base_color
#endif

#ifdef MASKED
layout(location = 15) uniform float alpha_cutoff;
#endif

// By render::SurfaceSlot. Colours are read in linear light.
layout(binding = 0) uniform sampler2D base_color_texture;
layout(binding = 1) uniform sampler2D metallic_roughness_texture;
layout(binding = 2) uniform sampler2D normal_texture;
layout(binding = 3) uniform sampler2D occlusion_texture;
layout(binding = 4) uniform sampler2D emissive_texture;

#ifdef COVERED
in vec2 surface_texcoord;
#ifdef OWN_TEXCOORDS
in vec2 surface_second_texcoord;
layout(location = 8) uniform mat3 texcoord_transforms[5];
layout(location = 13) uniform uint second_texcoords;

vec2 texcoord_of(int slot) {
    vec2 own = (second_texcoords >> slot & 1U) == 0U ? surface_texcoord : surface_second_texcoord;
    return (texcoord_transforms[slot] * vec3(own, 1.0)).xy;
}
#else
#define texcoord_of(slot) surface_texcoord
#endif
#endif

#ifdef NORMAL_MAPPED
in vec4 view_tangent;
#endif

#ifdef FIELD
#include "surface_field.glsl"
#endif

// A direction across two tiny steps, which are brought to about unit length first: their product would vanish.
vec3 across(vec3 a, vec3 b) {
    vec3 largest = max(abs(a), abs(b));
    float scale = 1.0 / max(max(max(largest.x, largest.y), largest.z), 1e-30);
    return cross(scale * a, scale * b);
}

// The vertices' normal, as a map bends it.
vec3 bent_normal() {
#ifdef NORMAL_MAPPED
    vec3 normal = normalize(view_normal);
    vec3 tangent = normalize(view_tangent.xyz - normal * dot(normal, view_tangent.xyz));
    vec3 bent = 2.0 * texture(normal_texture, texcoord_of(2)).xyz - 1.0;
    bent.xy *= surface_numbers.z;
    return tangent * bent.x + cross(normal, tangent) * (view_tangent.w * bent.y) + normal * bent.z;
#else
    return view_normal;
#endif
}

// Both sides of a surface are lit: a normal of the other side is turned around.
vec3 facing_normal() {
#ifdef FACE_NORMALS
    // The face's own normal always points to the side that is seen, since screen x and y run right and up. Comparing
    // with it, not with the direction to the eye, keeps the normals at a silhouette, which lean over it, as they are.
    vec3 face_normal = across(dFdx(view_position), dFdy(view_position));
    if (flat_normals) return face_normal;
    bool is_back = dot(view_normal, face_normal) < 0.0;
#else
    // All normals are known to lean to the front of their faces.
    bool is_back = !gl_FrontFacing;
#endif
    vec3 normal = bent_normal();
    return is_back ? -normal : normal;
}

// Linear.
vec4 base() {
#ifdef TEXTURED
    return surface_color * texture(base_color_texture, texcoord_of(0));
#else
    return surface_color;
#endif
}

vec3 unit_normal() {
    vec3 normal = facing_normal();
    return normal * inversesqrt(max(dot(normal, normal), 1e-30));
}

#ifdef PHYSICAL
Surface covered_surface(vec3 own_color, vec3 normal) {
    Surface surface = surface_at(view_position, own_color, normal);
#ifdef METALLIC_ROUGHNESS_TEXTURED
    vec2 roughness_metallic = texture(metallic_roughness_texture, texcoord_of(1)).gb;
    surface.roughness *= roughness_metallic.x;
    surface.metallic *= roughness_metallic.y;
#endif
#ifdef OCCLUSION_TEXTURED
    surface.occlusion = mix(1.0, texture(occlusion_texture, texcoord_of(3)).r, surface_numbers.w);
#endif
#ifdef EMISSIVE_TEXTURED
    surface.emissive *= texture(emissive_texture, texcoord_of(4)).rgb;
#endif
    return surface;
}
#endif

#ifdef SHOWN_CHECKER
// Squares, sixteen for each unit, that blur where they are small (I. Quilez, "Filtering procedural textures", 2015), redder
// along u and greener along v. Grey: there are no texture coordinates.
vec3 checker() {
#ifdef COVERED
    vec2 place = 16.0 * surface_texcoord;
    vec2 pixel = max(fwidth(place), 1e-6);
    vec2 low = abs(fract(0.5 * (place - 0.5 * pixel)) - 0.5);
    vec2 high = abs(fract(0.5 * (place + 0.5 * pixel)) - 0.5);
    vec2 side = 2.0 * (low - high) / pixel;
    vec2 along = fract(surface_texcoord);
    return mix(0.35, 1.0, 0.5 - 0.5 * side.x * side.y) * vec3(0.5 + 0.5 * along, 0.75);
#else
    return vec3(0.5);
#endif
}
#endif

#ifdef SHOWN
// One property in place of light; colours as a screen takes them.
vec3 shown(vec3 own_color) {
#if defined(SHOWN_BASE_COLOR)
    return encode_srgb(own_color);
#elif defined(SHOWN_NORMALS)
    return 0.5 + 0.5 * (mat3(frame.to_world) * unit_normal());
#elif defined(SHOWN_DEPTH)
    return vec3(1.0 - (-view_position.z - frame.depths.x) / max(frame.depths.y - frame.depths.x, 1e-30));
#elif defined(SHOWN_CHECKER)
    return shade(unit_normal()) * checker();
#elif defined(SHOWN_OVERDRAW)
    return vec3(0.12, 0.05, 0.02);
#else
    Surface surface = covered_surface(own_color, vec3(0.0, 0.0, 1.0));
#if defined(SHOWN_METALLIC)
    return vec3(surface.metallic);
#elif defined(SHOWN_ROUGHNESS)
    return vec3(surface.roughness);
#elif defined(SHOWN_OCCLUSION)
    return vec3(surface.occlusion);
#else
    return encode_srgb(min(surface.emissive, vec3(1.0)));
#endif
#endif
}
#elif defined(PHYSICAL)
vec3 lit_color(vec3 own_color, vec3 normal) {
    return screen_color(covered_surface(own_color, normal));
}
#else
vec3 lit_color(vec3 own_color, vec3 normal) {
    return lit(own_color, normal);
}
#endif

#ifdef MATCAP
layout(binding = 6) uniform sampler2D matcap;  // sRGB-encoded

// Of the ball where it faces the same way.
vec3 matcap_color() {
    vec3 normal = unit_normal();
    return textureLod(matcap, 0.5 + 0.495 * vec2(normal.x, -normal.y), 0.0).rgb;
}
#endif

#ifdef DEPTH_ONLY
void main() {
#ifdef MASKED
    if (base().a < alpha_cutoff) discard;
#endif
}
#elif defined(FIELD)
void main() {
    vec3 shown = field_color();
#ifdef MATCAP
    color = vec4(matcap_color() * shown, 1.0);
#else
    color = vec4(is_lit ? shade(unit_normal()) * shown : shown, 1.0);
#endif
}
#else
void main() {
    vec4 unlit = base();
#ifdef MASKED
    if (unlit.a < alpha_cutoff) discard;
#endif
#ifdef SHOWN
    leave(vec4(shown(unlit.rgb), 1.0));
#elif defined(MATCAP)
    leave(vec4(matcap_color() * encode_srgb(unlit.rgb), is_blended ? unlit.a : 1.0));
#else
    vec3 seen = is_lit ? lit_color(unlit.rgb, unit_normal()) : unlit.rgb;
    // What is not blended covers what lies behind it, whatever alpha its vertices have.
    leave(vec4(encode_srgb(seen), is_blended ? unlit.a : 1.0));
#endif
}
#endif
#endif
