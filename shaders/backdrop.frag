#version 450 core
// Variants: BLURRED, and as of mesh.frag MAPPED_LIGHT and those of tone mapping.
#include "common.glsl"
#include "surroundings.glsl"
#include "tone_mapping.glsl"

layout(binding = 9) uniform sampler2D map;  // the sphere: render/environment.h

in vec3 direction;  // view space

layout(location = 0) out vec4 color;

vec3 radiance(vec3 seen) {
#if defined(BLURRED) || !defined(MAPPED_LIGHT)
#ifdef BLURRED
    const float roughness = 0.2;
#else
    const float roughness = 0.0;
#endif
    return mirrored_light(seen, 1.0, roughness);
#else
    vec3 d = mat3(light.to_map) * seen;
    vec2 place = vec2(0.5 + atan(d.x, -d.z) / 6.2831853, acos(clamp(d.y, -1.0, 1.0)) / 3.14159265);
    return light.map.x * textureLod(map, place, light.map.z).rgb;
#endif
}

void main() {
    color = vec4(encode_srgb(tone_mapped(light.exposure.x * radiance(normalize(direction)))), 1.0);
}
