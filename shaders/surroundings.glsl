// The light that falls on surfaces from all around, and from the key light: render/light_block.h fills the block.

const int studio_lamps = 3;

layout(std140, binding = 1) uniform Light {
    mat4 diffuse[3];             // n' M n for (n, 1) in view space, by red, green and blue: what a white surface scatters
    vec4 lamp_axes[studio_lamps];    // view space, towards the lamp; and how sharp its edge is
    vec4 lamp_colors[studio_lamps];  // radiance in the middle
    vec4 middle;                 // radiance at the horizon
    vec4 slope;                  // and how much more straight up
    vec4 key_direction;          // view space, towards the light
    vec4 key_color;              // irradiance of a surface that faces it
    vec4 tone;                   // factor of all light; how it becomes colours: see tone_mapping.glsl
} light;

// What a white matte surface scatters of it.
vec3 diffuse_light(vec3 normal_view) {
    vec4 n = vec4(normal_view, 1.0);
    return max(vec3(dot(n, light.diffuse[0] * n), dot(n, light.diffuse[1] * n), dot(n, light.diffuse[2] * n)), 0.0);
}

// What a mirror of this roughness shows of the studio: each lamp is a lobe exp(s * (cos - 1)), and so, about, is what
// blurs the mirror's picture (Wang and others, "All-frequency rendering of dynamic, spatially-varying reflectance",
// 2009), so that the blurred lamp is a lobe of the same light, too.
vec3 mirrored_light(vec3 direction_view, float n_v, float roughness) {
    float alpha = roughness * roughness;
    float blur = 1.0 / (2.0 * max(alpha * alpha, 1e-4) * max(n_v, 0.1));
    vec3 radiance = light.middle.rgb + light.slope.rgb * (dot(frame.up_view.xyz, direction_view) * (1.0 - 0.35 * alpha));
    for (int i = 0; i < studio_lamps; ++i) {
        float sharpness = light.lamp_axes[i].w;
        float blurred = sharpness * blur / (sharpness + blur);
        float lobe = exp(blurred * (dot(light.lamp_axes[i].xyz, direction_view) - 1.0));
        radiance += light.lamp_colors[i].rgb * (lobe * blurred / sharpness);
    }
    return max(radiance, vec3(0.0));
}
