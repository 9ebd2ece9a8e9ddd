// A clear layer of varnish above a surface (KHR_materials_clearcoat). What it mirrors does not get below.

const vec3 varnish = vec3(0.04);  // what it mirrors at right angles

// What the layers below get of light that comes from there, and give back.
float below_coat(Surface surface, float coat_n_v) {
    return 1.0 - surface.coat * fresnel(varnish, 1.0, coat_n_v).x;
}

// Of a light, for an irradiance of 1 where the surface faces it.
float coat_scattered(Surface surface, vec3 to_light, vec3 between, float coat_n_v) {
    float n_l = dot(surface.coat_normal, to_light);
    if (n_l <= 0.0) return 0.0;
    float n_h = max(dot(surface.coat_normal, between), 0.0);
    float v_h = max(dot(surface.to_eye, between), 0.0);
    float alpha = surface.coat_roughness * surface.coat_roughness;
    float mirrored = fresnel(varnish, 1.0, v_h).x * distribution(n_h, alpha) * visibility(n_l, coat_n_v, alpha);
    return surface.coat * n_l * mirrored;
}

// Of the light from all around.
vec3 coat_around(Surface surface, float coat_n_v) {
    vec2 parts = mirrored_parts(coat_n_v, surface.coat_roughness);
    vec3 direction = reflect(-surface.to_eye, surface.coat_normal);
    vec3 mirror = mirrored_light(direction, coat_n_v, surface.coat_roughness);
    return surface.coat * surface.occlusion * (varnish * parts.x + parts.y) * mirror;
}
