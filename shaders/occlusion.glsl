// How much of the light from all around gets to a fragment.
layout(binding = 11) uniform sampler2D occlusion_map;  // what gets there; depth in front of the eye

// `depth`: in front of the eye. Of the four texels around those that are as deep count most.
float ambient_visibility(float depth) {
    vec2 place = 0.5 * (gl_FragCoord.xy + light.occlusion.xy) - 0.5;
    vec2 base = floor(place);
    vec2 part = place - base;
    float least = 0.002 * abs(depth) + 1e-30;
    vec2 sum = vec2(0.0);
    for (int i = 0; i < 4; ++i) {
        ivec2 corner = ivec2(i & 1, i >> 1);
        vec2 there = texelFetch(occlusion_map, ivec2(base) + corner, 0).rg;
        vec2 near = mix(1.0 - part, part, vec2(corner));
        float weight = (near.x * near.y + 1e-4) / (least + abs(there.g - depth));
        sum += weight * vec2(there.r, 1.0);
    }
    return sum.x / sum.y;
}
