// A directional light that follows the camera plus a hemisphere term, so that no side of a model is black.

const vec3 key_direction = vec3(0.32, 0.48, 0.816);  // view space, towards the light, unit length

vec3 lit(vec3 albedo, vec3 normal_view) {
    float key = max(dot(normal_view, key_direction), 0.0);
    float sky = 0.5 + 0.5 * dot(normal_view, frame.up_view.xyz);
    // The sum stays below 1, so that a white surface keeps its shape.
    return albedo * (0.66 * key + mix(vec3(0.075, 0.07, 0.065), vec3(0.285, 0.30, 0.325), sky));
}

// By how much light darkens colours that stand for numbers, sRGB-encoded: their hue stays what it is.
float shade(vec3 normal_view) {
    return encode_srgb(lit(vec3(1.0), normal_view)).g;
}
