// Fibres above a surface (KHR_materials_sheen): they scatter by a distribution of Estevez and Kulla, "Production friendly
// microfacet sheen BRDF", 2017, and hide each other by one of Neubelt and Pettineo, "Crafting a next-gen material
// pipeline", 2013.

float fibres(float n_h, float n_l, float n_v, float roughness) {
    float sharpness = 1.0 / (roughness * roughness);
    float squared_sine = max(1.0 - n_h * n_h, 1e-6);
    float distribution = (2.0 + sharpness) * pow(squared_sine, 0.5 * sharpness) / (2.0 * pi);
    return distribution / (4.0 * (n_l + n_v - n_l * n_v));
}

// The part of light from all around alike that white fibres scatter: fitted to sums over directions, off by 0.02 at most
// for a roughness of 0.15 and more.
float fibres_part(float n_v, float roughness) {
    vec4 powers = vec4(1.0, sqrt(n_v), n_v, n_v * n_v);
    float inverse = 1.0 / roughness;
    float by_1 = dot(powers, vec4(-0.8045, -0.6203, 0.2268, 0.2360));
    float by_inverse = dot(powers, vec4(0.4595, -0.3682, -0.2763, -0.6990));
    float by_square = dot(powers, vec4(-0.0265, 0.0246, -0.0650, -0.0302));
    return min(exp(by_1 + inverse * (by_inverse + inverse * by_square)), 1.0);
}

// What gets between them, to the surface and from there.
float below_sheen(Surface surface, float n_v) {
    vec3 color = surface.sheen.rgb;
    return 1.0 - max(max(color.r, color.g), color.b) * fibres_part(n_v, surface.sheen.a);
}
