// What is seen through a surface (KHR_materials_transmission and _volume): the picture of what is behind it, bent as if the
// body below were a flat piece of glass, and coloured by it.
layout(binding = 12) uniform sampler2D picture_behind;  // sRGB-encoded, alpha: what is covered

// Where the light that leaves towards the eye has got into the body, in view space.
vec3 far_side(Surface surface) {
    if (surface.thickness <= 0.0) return surface.point;
    return surface.point + surface.thickness * refract(-surface.to_eye, surface.normal, 1.0 / surface.ior);
}

// Linear, and what is covered. What a rough surface shows is blurred, the more the more it bends light.
vec4 behind(Surface surface, vec3 far_point) {
    vec4 clip = frame.projection * vec4(far_point, 1.0);
    vec2 pixel = (0.5 + 0.5 * clip.xy / clip.w) * frame.viewport.xy + frame.origin.xy;
    float blur = surface.roughness * clamp(2.0 * surface.ior - 2.0, 0.0, 1.0);
    float level = log2(frame.viewport.y) * blur;
    vec4 seen = textureLod(picture_behind, (pixel - light.behind.xy) * light.behind.zw, level);
    return vec4(decode_srgb(seen.rgb), seen.a);
}

// As `behind`, of what gets through.
vec4 transmitted(Surface surface) {
    vec3 far_point = far_side(surface);
    vec4 seen = behind(surface, far_point);
    float n_v = clamp(dot(surface.normal, surface.to_eye), 1e-3, 1.0);
    vec2 parts = mirrored_parts(n_v, surface.roughness);
    vec3 below = 1.0 - surface.mirrored.rgb * parts.x - surface.mirrored.a * parts.y;
    vec3 part = surface.transmission * (1.0 - surface.metallic) * below * surface.base_color;
    part *= exp(-surface.attenuation * distance(far_point, surface.point));
    return vec4(part * seen.rgb, 1.0 - surface.transmission * (1.0 - seen.a));
}
