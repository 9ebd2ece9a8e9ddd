#version 450 core

layout(location = 3) uniform ivec2 origin;  // of the picture, in pixels
layout(location = 4) uniform float width;   // of the line, in pixels, 4 at most
layout(location = 5) uniform vec3 line_color;  // sRGB-encoded
layout(binding = 6) uniform sampler2D mask;  // 0 beside what is selected, 0.5 where it is hidden, 1 where it is seen

layout(location = 0) out vec4 color;

const float hidden = 0.35;  // as strong is the line around what is hidden

// How much of the line a pixel of the mask draws at that distance from it.
float drawn_by(float covered, vec2 offset) {
    return step(0.25, covered) * clamp(width + 1.0 - length(offset), 0.0, 1.0) * (covered > 0.75 ? 1.0 : hidden);
}

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy) - origin;
    if (texelFetch(mask, pixel, 0).r > 0.0) discard;
    vec2 texel = 1.0 / vec2(textureSize(mask, 0));
    float alpha = 0.0;
    for (int y = -4; y <= 4; y += 2) {
        for (int x = -4; x <= 4; x += 2) {
            vec2 at = vec2(x, y);  // the texels to its left and below it, and those to its right and above it
            vec4 four = textureGather(mask, (vec2(pixel) + at + 1.0) * texel);
            alpha = max(alpha, drawn_by(four.w, at));
            alpha = max(alpha, drawn_by(four.z, at + vec2(1, 0)));
            alpha = max(alpha, drawn_by(four.x, at + vec2(0, 1)));
            alpha = max(alpha, drawn_by(four.y, at + vec2(1, 1)));
        }
    }
    if (alpha == 0.0) discard;
    color = vec4(line_color, alpha);
}
