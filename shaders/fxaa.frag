#version 450 core
// Smooths edges of a finished picture: an edge is followed both ways to where it ends, and tells by that how far the
// border between its two sides runs into a pixel (T. Lottes, "FXAA", 2009).

layout(location = 0) uniform ivec2 origin;  // pixel of the picture's lower left corner

layout(binding = 0) uniform sampler2D picture;  // sRGB-encoded, filtered

layout(location = 0) out vec4 color;

const float least_contrast = 1.0 / 24.0;
const float least_part = 1.0 / 8.0;  // of the brightest around
const int most_steps = 10;

float brightness(vec3 encoded) {
    return dot(encoded, vec3(0.299, 0.587, 0.114));
}

float at(vec2 place) {
    return brightness(textureLod(picture, place, 0.0).rgb);
}

// How far, in pixels, one must go from `place` along the edge until its sides are no longer `middle` on average; and by
// how much they are off there.
vec2 end_of_edge(vec2 place, vec2 along, float middle, float enough) {
    float off = 0.0;
    float way = 0.0;
    for (int i = 0; i < most_steps; ++i) {
        way += i < 4 ? 1.0 : 2.0;
        off = at(place + way * along) - middle;
        if (abs(off) >= enough) break;
    }
    return vec2(way, off);
}

void main() {
    vec2 texel = 1.0 / vec2(textureSize(picture, 0));
    vec2 place = (gl_FragCoord.xy - vec2(origin)) * texel;
    color = textureLod(picture, place, 0.0);
    float m = brightness(color.rgb);
    float n = at(place + vec2(0.0, texel.y));
    float s = at(place - vec2(0.0, texel.y));
    float e = at(place + vec2(texel.x, 0.0));
    float w = at(place - vec2(texel.x, 0.0));
    float brightest = max(max(max(n, s), max(e, w)), m);
    float contrast = brightest - min(min(min(n, s), min(e, w)), m);
    if (contrast < max(least_contrast, least_part * brightest)) return;

    float nw = at(place + vec2(-texel.x, texel.y));
    float ne = at(place + texel);
    float sw = at(place - texel);
    float se = at(place + vec2(texel.x, -texel.y));
    bool level = abs(nw + sw - 2.0 * w) + 2.0 * abs(n + s - 2.0 * m) + abs(ne + se - 2.0 * e) >=
                 abs(nw + ne - 2.0 * n) + 2.0 * abs(w + e - 2.0 * m) + abs(sw + se - 2.0 * s);
    float upper = level ? n : e;
    float lower = level ? s : w;
    bool is_upper = abs(upper - m) >= abs(lower - m);
    vec2 across = (level ? vec2(0.0, texel.y) : vec2(texel.x, 0.0)) * (is_upper ? 1.0 : -1.0);
    vec2 along = level ? vec2(texel.x, 0.0) : vec2(0.0, texel.y);
    float other = is_upper ? upper : lower;
    float middle = 0.5 * (m + other);
    float enough = 0.25 * abs(other - m);
    vec2 ahead = end_of_edge(place + 0.5 * across, along, middle, enough);
    vec2 behind = end_of_edge(place + 0.5 * across, -along, middle, enough);
    // At the nearer end the sides must differ the other way than here, or the border runs through the other pixels.
    vec2 nearer = ahead.x < behind.x ? ahead : behind;
    float by_edge = (nearer.y < 0.0) != (m < middle) ? 0.5 - nearer.x / (ahead.x + behind.x) : 0.0;
    // A lone pixel is a part of what is around it.
    float around = (2.0 * (n + s + e + w) + nw + ne + sw + se) / 12.0;
    float lone = smoothstep(0.0, 1.0, abs(around - m) / contrast);
    color = textureLod(picture, place + max(by_edge, 0.5 * lone * lone) * across, 0.0);
}
