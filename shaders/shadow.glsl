// How much of the key light gets to a point.
layout(binding = 10) uniform sampler2DShadow shadow_map;

// The average of nine texels under a tent, by four comparisons that are filtered (I. Castano, "Shadow mapping summary",
// 2013). The normal: of length 1, to the side that is seen.
float key_visibility(vec3 point_view, vec3 normal_view) {
    // Off the surface, or its own texels would shade it.
    vec4 place = light.to_shadow * vec4(point_view + light.shadow.x * normal_view, 1.0);
    vec2 texels = place.xy * light.shadow.y;
    vec2 base = floor(texels + 0.5);
    vec2 part = texels + 0.5 - base;
    vec2 low_weight = 3.0 - 2.0 * part;
    vec2 high_weight = 1.0 + 2.0 * part;
    vec2 low = (base - 0.5 + (2.0 - part) / low_weight - 1.0) * light.shadow.z;
    vec2 high = (base - 0.5 + part / high_weight + 1.0) * light.shadow.z;
    float sum = low_weight.x * low_weight.y * texture(shadow_map, vec3(low, place.z));
    sum += high_weight.x * low_weight.y * texture(shadow_map, vec3(high.x, low.y, place.z));
    sum += low_weight.x * high_weight.y * texture(shadow_map, vec3(low.x, high.y, place.z));
    sum += high_weight.x * high_weight.y * texture(shadow_map, vec3(high, place.z));
    return sum / 16.0;
}
