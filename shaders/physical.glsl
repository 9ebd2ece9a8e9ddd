// What the eye sees of a surface, linear and of any brightness.
#include "brdf.glsl"
#include "surroundings.glsl"
#ifdef SHADOWED
#include "shadow.glsl"
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
};

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
    return irradiance * n_l * (mirrored * (distribution(n_h, alpha) * visibility(n_l, n_v, alpha)) + matte);
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
    vec3 mirror = mirrored_light(reflect(-surface.to_eye, surface.normal), n_v, surface.roughness);
    // A crevice that light from all around does not reach is not mirrored in either.
    vec3 color = surface.occlusion * (mirrored.once * mirror + (mirrored.again + below) * diffuse_light(surface.normal));
    vec3 key = light.key_color.rgb;
#ifdef SHADOWED
    key *= key_visibility(surface.point, surface.normal);
#endif
    return color + scattered(surface, light.key_direction.xyz, key, n_v) + surface.emissive;
}
