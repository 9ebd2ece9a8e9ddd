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
layout(binding = 16) uniform sampler2D specular_texture;
layout(binding = 17) uniform sampler2D specular_color_texture;
layout(binding = 18) uniform sampler2D clearcoat_texture;
layout(binding = 19) uniform sampler2D clearcoat_roughness_texture;
layout(binding = 20) uniform sampler2D clearcoat_normal_texture;
layout(binding = 21) uniform sampler2D sheen_color_texture;
layout(binding = 22) uniform sampler2D sheen_roughness_texture;
layout(binding = 23) uniform sampler2D transmission_texture;
layout(binding = 24) uniform sampler2D thickness_texture;

#ifdef COVERED
in vec2 surface_texcoord;
#ifdef OWN_TEXCOORDS
in vec2 surface_second_texcoord;
layout(location = 48) uniform mat3 texcoord_transforms[14];
layout(location = 13) uniform uint second_texcoords;

vec2 texcoord_of(int slot) {
    vec2 own = (second_texcoords >> slot & 1U) == 0U ? surface_texcoord : surface_second_texcoord;
    return (texcoord_transforms[slot] * vec3(own, 1.0)).xy;
}
#else
#define texcoord_of(slot) surface_texcoord
#endif
#endif

#ifdef TANGENTS
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

#ifdef TANGENTS
// The vertices' normal, as a map bends it: its texel, and by how much its slopes are steeper.
vec3 bent(vec3 texel, float scale) {
    vec3 normal = normalize(view_normal);
    vec3 tangent = normalize(view_tangent.xyz - normal * dot(normal, view_tangent.xyz));
    vec3 by = (2.0 * texel - 1.0) * vec3(scale, scale, 1.0);
    return tangent * by.x + cross(normal, tangent) * (view_tangent.w * by.y) + normal * by.z;
}
#endif

// Of length 1. Both sides of a surface are lit: a normal of the other side is turned around.
vec3 facing(vec3 normal) {
#ifdef FACE_NORMALS
    // The face's own normal always points to the side that is seen, since screen x and y run right and up. Comparing
    // with it, not with the direction to the eye, keeps the normals at a silhouette, which lean over it, as they are.
    vec3 face_normal = across(dFdx(view_position), dFdy(view_position));
    bool is_back = dot(view_normal, face_normal) < 0.0;
    if (flat_normals) {
        normal = face_normal;
        is_back = false;
    }
#else
    // All normals are known to lean to the front of their faces.
    bool is_back = !gl_FrontFacing;
#endif
    normal *= inversesqrt(max(dot(normal, normal), 1e-30));
    return is_back ? -normal : normal;
}

vec3 unit_normal() {
#ifdef NORMAL_MAPPED
    return facing(bent(texture(normal_texture, texcoord_of(2)).xyz, surface_numbers.z));
#else
    return facing(view_normal);
#endif
}

// Linear.
vec4 base() {
#ifdef TEXTURED
    return surface_color * texture(base_color_texture, texcoord_of(0));
#else
    return surface_color;
#endif
}

#ifdef PHYSICAL
void cover_layers(inout Surface surface) {
#ifdef CLEARCOAT
#ifdef CLEARCOAT_TEXTURED
    surface.coat *= texture(clearcoat_texture, texcoord_of(7)).r;
#endif
#ifdef CLEARCOAT_ROUGHNESS_TEXTURED
    surface.coat_roughness *= texture(clearcoat_roughness_texture, texcoord_of(8)).g;
#endif
    surface.coat_roughness = max(surface.coat_roughness, 0.045);
#ifdef CLEARCOAT_NORMAL_MAPPED
    surface.coat_normal = facing(bent(texture(clearcoat_normal_texture, texcoord_of(9)).xyz, surface_clearcoat.z));
#else
    surface.coat_normal = facing(view_normal);
#endif
#endif
#ifdef SHEEN
#ifdef SHEEN_COLOR_TEXTURED
    surface.sheen.rgb *= texture(sheen_color_texture, texcoord_of(10)).rgb;
#endif
#ifdef SHEEN_ROUGHNESS_TEXTURED
    surface.sheen.a *= texture(sheen_roughness_texture, texcoord_of(11)).a;
#endif
    surface.sheen.a = max(surface.sheen.a, 0.15);
#endif
#ifdef TRANSMISSION
#ifdef TRANSMISSION_TEXTURED
    surface.transmission *= texture(transmission_texture, texcoord_of(12)).r;
#endif
#ifdef THICKNESS_TEXTURED
    surface.thickness *= texture(thickness_texture, texcoord_of(13)).g;
#endif
#endif
}

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
#ifdef SPECULAR_TEXTURED
    surface.mirrored *= texture(specular_texture, texcoord_of(5)).a;
#endif
#ifdef SPECULAR_COLOR_TEXTURED
    surface.mirrored.rgb *= texture(specular_color_texture, texcoord_of(6)).rgb;
#endif
    cover_layers(surface);
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
#elif defined(TRANSMISSION)
// Linear; alpha: what is covered.
vec4 lit_color(vec3 own_color, vec3 normal) {
    Surface surface = covered_surface(own_color, normal);
    return vec4(screen_color(surface), 0.0) + transmitted(surface);
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

#ifdef SHAPE
void main() {
    vec4 unlit = base();
#ifdef MASKED
    if (unlit.a < alpha_cutoff) discard;
#endif
    leave(vec4(unlit.rgb, is_blended ? unlit.a : 1.0));
}
#elif defined(FIELD)
void main() {
    vec3 shown = field_color();
#ifdef MATCAP
    leave(vec4(matcap_color() * shown, 1.0));
#else
    leave(vec4(is_lit ? shade(unit_normal()) * shown : shown, 1.0));
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
#elif defined(TRANSMISSION)
    vec4 seen = lit_color(unlit.rgb, unit_normal());
    leave(vec4(encode_srgb(min(seen.rgb, vec3(1.0))), seen.a));
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
