// How surfaces scatter light: the model of glTF 2.0 (its appendix B), with GGX after Walter and others, "Microfacet models
// for refraction through rough surfaces", 2007, and Smith's shadowing of Heitz, "Understanding the masking-shadowing
// function", 2014. Roughness here is glTF's; alpha is its square.

const float pi = 3.14159265;

// Of half vectors.
float distribution(float n_h, float alpha) {
    float squared = alpha * alpha;
    float slope = n_h * n_h * (squared - 1.0) + 1.0;
    return squared / (pi * slope * slope);
}

// Shadowing and masking, divided by 4 (n.l) (n.v).
float visibility(float n_l, float n_v, float alpha) {
    float squared = alpha * alpha;
    float masking = n_l * sqrt(n_v * n_v * (1.0 - squared) + squared);
    float shadowing = n_v * sqrt(n_l * n_l * (1.0 - squared) + squared);
    return 0.5 / max(masking + shadowing, 1e-6);
}

// What is mirrored, of light that falls in at this angle (Schlick 1994). At a right angle f0, at a flat one f90.
vec3 fresnel(vec3 f0, float f90, float v_h) {
    float flat_part = 1.0 - v_h;
    float squared = flat_part * flat_part;
    return f0 + (vec3(f90) - f0) * (squared * squared * flat_part);
}

// The part of light from all around alike that is mirrored is f0 * x + f90 * y: a fit by B. Karis, "Physically based
// shading on mobile", 2014.
vec2 mirrored_parts(float n_v, float roughness) {
    vec4 fit = roughness * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
    float edge = min(fit.x * fit.x, exp2(-9.28 * n_v)) * fit.x + fit.y;
    return clamp(vec2(-1.04, 1.04) * edge + fit.zw, 0.0, 1.0);
}
