#version 450 core
#include "fragment.glsl"
#include "color_table.glsl"

layout(binding = 0) uniform sampler2D texels;

layout(location = 2) uniform bool is_scalar;
layout(location = 3) uniform bool is_smooth;

in vec2 place;

vec4 texel() {
    if (is_smooth) return texture(texels, place);
    ivec2 size = textureSize(texels, 0);
    return texelFetch(texels, clamp(ivec2(place * vec2(size)), ivec2(0), size - 1), 0);
}

void main() {
    vec4 shown = texel();
    leave(vec4(is_scalar ? mapped(shown.r) : shown.rgb, 1.0));
}
