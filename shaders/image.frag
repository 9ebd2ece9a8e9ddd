#version 450 core
#include "fragment.glsl"

layout(binding = 0) uniform sampler2D texels;
layout(binding = 1) uniform sampler2D color_map;  // sRGB-encoded, in a row

layout(location = 2) uniform bool is_scalar;
layout(location = 3) uniform bool is_smooth;
layout(location = 4) uniform vec2 range;  // numbers that get the first and the last colour

in vec2 place;

vec4 texel() {
    if (is_smooth) return texture(texels, place);
    ivec2 size = textureSize(texels, 0);
    return texelFetch(texels, clamp(ivec2(place * vec2(size)), ivec2(0), size - 1), 0);
}

// The middles of the first and the last texel of the map are its ends.
vec3 mapped(float number) {
    if (isnan(number)) return vec3(0.5);
    float t = clamp((number - range.x) / max(range.y - range.x, 1e-30), 0.0, 1.0);
    float colors = float(textureSize(color_map, 0).x);
    return texture(color_map, vec2((t * (colors - 1.0) + 0.5) / colors, 0.5)).rgb;
}

void main() {
    vec4 shown = texel();
    leave(vec4(is_scalar ? mapped(shown.r) : shown.rgb, 1.0));
}
