// How a mesh's surface is lit, with what is the same all over it.
#ifdef PHYSICAL
#include "physical.glsl"
#include "tone_mapping.glsl"

#ifdef PARTS
flat in vec4 part_emissive;  // and roughness
flat in vec4 part_mirrored;
flat in float part_metallic;
#define surface_emissive part_emissive.rgb
#define surface_mirrored part_mirrored
#define surface_numbers vec4(part_metallic, part_emissive.a, 1.0, 1.0)
#else
layout(location = 16) uniform vec4 surface_numbers;  // metallic, roughness, scale of normals, strength of occlusion
layout(location = 17) uniform vec3 surface_emissive;
layout(location = 18) uniform vec4 surface_mirrored;
#endif

layout(location = 41) uniform vec3 surface_clearcoat;     // factor, roughness, scale of its normals
layout(location = 42) uniform vec4 surface_sheen;         // colour, roughness
layout(location = 43) uniform vec3 surface_transmission;  // factor, index of refraction, thickness
layout(location = 44) uniform vec3 surface_attenuation;

// At a point in view space. The normal: to the side that is seen, of length 1.
Surface surface_at(vec3 point, vec3 own_color, vec3 normal) {
    Surface surface;
    surface.base_color = own_color;
    surface.metallic = surface_numbers.x;
    surface.roughness = surface_numbers.y;
    surface.mirrored = surface_mirrored;
    surface.point = point;
    surface.normal = normal;
    bool perspective = frame.projection[2][3] != 0.0;
    surface.to_eye = perspective ? normalize(-point) : vec3(0.0, 0.0, 1.0);
    surface.occlusion = 1.0;
    surface.emissive = surface_emissive;
#ifdef CLEARCOAT
    surface.coat = surface_clearcoat.x;
    surface.coat_roughness = surface_clearcoat.y;
    surface.coat_normal = normal;
#endif
#ifdef SHEEN
    surface.sheen = surface_sheen;
#endif
#ifdef TRANSMISSION
    surface.transmission = surface_transmission.x;
    surface.ior = surface_transmission.y;
    surface.thickness = surface_transmission.z;
    surface.attenuation = surface_attenuation;
#endif
    return surface;
}

// Linear, as a screen can show it.
vec3 screen_color(Surface surface) {
    return tone_mapped(light.exposure.x * shaded(surface));
}

#else
#include "lighting.glsl"
#endif
