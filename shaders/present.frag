#version 450 core

layout(location = 0) uniform ivec2 origin;  // pixel of the picture's lower left corner
layout(location = 1) uniform vec2 scale;    // texels per pixel
layout(location = 2) uniform bool filtered;

layout(binding = 0) uniform sampler2D picture;  // sRGB-encoded

layout(location = 0) out vec4 color;

vec3 texel(ivec2 at) {
    return texelFetch(picture, clamp(at, ivec2(0), textureSize(picture, 0) - 1), 0).rgb;
}

// The four texels around a point, weighted: whatever filter the texture itself is set to.
vec3 blended(vec2 at) {
    vec2 corner = at - 0.5;
    ivec2 first = ivec2(floor(corner));
    vec2 part = fract(corner);
    vec3 low = mix(texel(first), texel(first + ivec2(1, 0)), part.x);
    vec3 high = mix(texel(first + ivec2(0, 1)), texel(first + ivec2(1, 1)), part.x);
    return mix(low, high, part.y);
}

void main() {
    vec2 pixel = gl_FragCoord.xy - vec2(origin);
    color = vec4(filtered ? blended(pixel * scale) : texel(ivec2(pixel)), 1.0);
}
