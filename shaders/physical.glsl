// What the eye sees of a surface, linear and of any brightness.
#include "brdf.glsl"
#include "surroundings.glsl"
#ifdef SHADOWED
#include "shadow.glsl"
#endif
#ifdef OCCLUDED
#include "occlusion.glsl"
#endif
#ifdef SCENE_LIGHTS
#include "scene_lights.glsl"
#endif

struct Surface {
    vec3 base_color;
    float metallic;
    float roughness;
    vec4 mirrored;    // of what is no metal: at right angles, and w at flat ones
    vec3 point;       // view space
    vec3 normal;      // view space, to the side that is seen
    vec3 to_eye;      // view space
    float occlusion;  // of light from all around: what is left
    vec3 emissive;
#ifdef CLEARCOAT
    float coat;
    float coat_roughness;
    vec3 coat_normal;  // as `normal`
#endif
#ifdef SHEEN
    vec4 sheen;  // colour, roughness
#endif
#ifdef TRANSMISSION
    float transmission;
    float ior;
    float thickness;   // world
    vec3 attenuation;  // of light in the body: exponents for a length of 1
#endif
};

#ifdef CLEARCOAT
#include "clearcoat.glsl"
#endif
#ifdef SHEEN
#include "sheen.glsl"
#endif
#ifdef TRANSMISSION
#include "transmission.glsl"
#endif

// A surface in between is a mixture: so much metal, which mirrors light in its base colour, and so much of what is none,
// which mirrors a part of it and scatters the others below.

// From one direction, of light that makes a surface facing it as bright as `irradiance`.
vec3 scattered(Surface surface, vec3 to_light, vec3 irradiance, float n_v) {
    float n_l = dot(surface.normal, to_light);
    if (n_l <= 0.0) return vec3(0.0);
    vec3 between = normalize(to_light + surface.to_eye);
    float n_h = max(dot(surface.normal, between), 0.0);
    float v_h = max(dot(surface.to_eye, between), 0.0);
    float alpha = surface.roughness * surface.roughness;
    vec3 by_others = fresnel(surface.mirrored.rgb, surface.mirrored.a, v_h);
    vec3 matte = surface.base_color / pi * (1.0 - by_others);
#ifdef NO_METAL
    vec3 mirrored = by_others;
#else
    matte *= 1.0 - surface.metallic;
    vec3 mirrored = mix(by_others, fresnel(surface.base_color, 1.0, v_h), surface.metallic);
#endif
#ifdef TRANSMISSION
    matte *= 1.0 - surface.transmission;
#endif
    vec3 part = n_l * (mirrored * (distribution(n_h, alpha) * visibility(n_l, n_v, alpha)) + matte);
#ifdef SHEEN
    part *= below_sheen(surface, n_v);
    part += surface.sheen.rgb * (n_l * fibres(n_h, n_l, n_v, surface.sheen.a));
#endif
#ifdef CLEARCOAT
    float coat_n_v = clamp(dot(surface.coat_normal, surface.to_eye), 1e-3, 1.0);
    part *= below_coat(surface, coat_n_v);
    part += coat_scattered(surface, to_light, between, coat_n_v);
#endif
    return irradiance * part;
}

// Of light from all around alike: what is mirrored at once, and what is after it has met more than one facet, so that it
// comes from elsewhere (Fdez-Aguera, "A multiple-scattering microfacet model for real-time image based lighting", 2019).
struct Mirrored {
    vec3 once;
    vec3 again;
};

Mirrored mirrored_around(vec3 f0, float f90, vec2 parts) {
    Mirrored mirrored;
    float missing = 1.0 - (parts.x + parts.y);
    vec3 average = f0 + (f90 - f0) / 21.0;
    mirrored.once = f0 * parts.x + f90 * parts.y;
    mirrored.again = mirrored.once * average / (1.0 - average * missing) * missing;
    return mirrored;
}

#ifdef OCCLUDED
// What gets to a crevice after it has been scattered in there, too: a fit for its walls' colour (Jimenez and others, 2016).
vec3 after_bounces(float visibility, vec3 albedo) {
    vec3 cubed = (2.0404 * albedo - 0.3324) * visibility;
    vec3 squared = 4.7951 * albedo - 0.6417;
    vec3 all = ((cubed - squared) * visibility + 2.7552 * albedo + 0.6903) * visibility;
    return max(vec3(visibility), all);
}
#endif

vec3 shaded(Surface surface) {
    surface.roughness = max(surface.roughness, 0.045);
    float n_v = clamp(dot(surface.normal, surface.to_eye), 1e-3, 1.0);
    vec2 parts = mirrored_parts(n_v, surface.roughness);
    Mirrored mirrored = mirrored_around(surface.mirrored.rgb, surface.mirrored.a, parts);
    vec3 below = surface.base_color * (1.0 - mirrored.once - mirrored.again);
#ifndef NO_METAL
    Mirrored by_metal = mirrored_around(surface.base_color, 1.0, parts);
    mirrored.once = mix(mirrored.once, by_metal.once, surface.metallic);
    mirrored.again = mix(mirrored.again, by_metal.again, surface.metallic);
    below *= 1.0 - surface.metallic;
#endif
#ifdef TRANSMISSION
    below *= 1.0 - surface.transmission;
#endif
    vec3 mirror = mirrored_light(reflect(-surface.to_eye, surface.normal), n_v, surface.roughness);
#ifdef OCCLUDED
    surface.occlusion *= ambient_visibility(-surface.point.z);
    vec3 reached = after_bounces(surface.occlusion, surface.base_color);
#else
    float reached = surface.occlusion;
#endif
    // A crevice that light from all around does not reach is not mirrored in either.
    vec3 color = surface.occlusion * mirrored.once * mirror + reached * (mirrored.again + below) * diffuse_light(surface.normal);
    color += surface.emissive;
#ifdef SHEEN
    color *= below_sheen(surface, n_v);
    vec3 sheen_mirror = mirrored_light(reflect(-surface.to_eye, surface.normal), n_v, surface.sheen.a);
    color += surface.occlusion * surface.sheen.rgb * fibres_part(n_v, surface.sheen.a) * sheen_mirror;
#endif
#ifdef CLEARCOAT
    float coat_n_v = clamp(dot(surface.coat_normal, surface.to_eye), 1e-3, 1.0);
    color = color * below_coat(surface, coat_n_v) + coat_around(surface, coat_n_v);
#endif
    vec3 key = light.key_color.rgb;
#ifdef SHADOWED
    key *= key_visibility(surface.point, surface.normal);
#endif
    color += scattered(surface, light.key_direction.xyz, key, n_v);
#ifdef SCENE_LIGHTS
    for (int i = 0; i < scene_lights.length(); ++i) {
        vec3 to_light;
        vec3 irradiance = light_at(scene_lights[i], surface.point, to_light);
        color += scattered(surface, to_light, irradiance, n_v);
    }
#endif
    return color;
}
