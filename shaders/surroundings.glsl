// The light that falls on surfaces from all around, and from the key light: render/light_block.h fills the block.

const int studio_lamps = 3;

layout(std140, binding = 1) uniform Light {
    vec4 diffuse[9];                 // of a polynomial of normals in view space: see diffuse_light
    vec4 lamp_axes[studio_lamps];    // view space, towards the lamp; and how sharp its edge is
    vec4 lamp_colors[studio_lamps];  // radiance in the middle
    vec4 middle;                 // radiance at the horizon
    vec4 slope;                  // and how much more straight up
    vec4 key_direction;          // view space, towards the light
    vec4 key_color;              // irradiance of a surface that faces it
    vec4 exposure;               // factor of all light
    mat4 to_map;                 // of directions in view space
    vec4 map;                    // factor of its light, its last level, and the level that a pixel sees of what is sharp
    mat4 to_shadow;              // from view space to texels, from 0 to 1, and depths
    vec4 shadow;                 // how far off their surface points are looked up; texels along an edge, and its inverse
    vec4 behind;                 // fragment coordinates of the lower left corner of the picture behind; 1 / its size
    vec4 occlusion;              // xy: from fragment coordinates to those of the occlusion map, doubled
} light;

// What a white matte surface scatters of it.
vec3 diffuse_light(vec3 n) {
    vec3 sum = light.diffuse[0].rgb + light.diffuse[1].rgb * n.x + light.diffuse[2].rgb * n.y + light.diffuse[3].rgb * n.z;
    sum += light.diffuse[4].rgb * (n.x * n.y) + light.diffuse[5].rgb * (n.y * n.z) + light.diffuse[6].rgb * (n.x * n.z);
    return max(sum + light.diffuse[7].rgb * (n.x * n.x) + light.diffuse[8].rgb * (n.y * n.y), vec3(0.0));
}

#ifdef MAPPED_LIGHT
layout(binding = 8) uniform samplerCube mirrored_map;  // of mirrors of growing roughness
#define mirrored_light(direction_view, n_v, roughness) \
    (light.map.x * textureLod(mirrored_map, mat3(light.to_map) * (direction_view), (roughness) * light.map.y).rgb)
#else
// What a mirror of this roughness shows of the studio. Each lamp is a lobe 1 / (1 + s (1 - cos) / 2)^2; so, about, is what
// blurs the mirror's picture, and the blurred lamp is a wider lobe of the same light. (Sums of lobes of another kind, Wang
// and others, "All-frequency rendering of dynamic, spatially-varying reflectance", 2009, cost an exponential each.)
vec3 mirrored_light(vec3 direction_view, float n_v, float roughness) {
    float alpha = roughness * roughness;
    float blur = 1.0 / (2.0 * max(alpha * alpha, 1e-4) * max(n_v, 0.1));
    vec3 radiance = light.middle.rgb + light.slope.rgb * (dot(frame.up_view.xyz, direction_view) * (1.0 - 0.35 * alpha));
    for (int i = 0; i < studio_lamps; ++i) {
        float sharpness = light.lamp_axes[i].w;
        float blurred = sharpness * blur / (sharpness + blur);
        float falloff = 1.0 + 0.5 * blurred * (1.0 - dot(light.lamp_axes[i].xyz, direction_view));
        radiance += light.lamp_colors[i].rgb * ((1.0 + blurred) / ((1.0 + sharpness) * falloff * falloff));
    }
    return max(radiance, vec3(0.0));
}
#endif
