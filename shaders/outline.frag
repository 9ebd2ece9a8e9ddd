#version 450 core

layout(location = 3) uniform ivec2 origin;  // of the picture, in pixels
layout(location = 4) uniform float width;   // of the line, in pixels, 4 at most
layout(location = 5) uniform vec3 line_color;  // sRGB-encoded
layout(binding = 6) uniform sampler2D mask;  // 0 beside what is selected, 0.5 where it is hidden, 1 where it is seen

layout(location = 0) out vec4 color;

const float hidden = 0.35;  // as strong is the line around what is hidden
const float reach = 5.5;    // pixels that are looked at

// Of what lies around the pixel.
float weight = 0.0;            // of the mask's part in it, near pixels counting more
float all_weight = 0.0;
float to_mask = 100.0;         // the distance to the nearest pixel of the mask,
float to_seen = 100.0;         // to one that is seen
float to_rest = 100.0;         // and to one beside the mask

void look_at(float covered, vec2 offset) {
    float far = length(offset);
    float counts = max(reach - far, 0.0);
    all_weight += counts;
    weight += covered > 0.0 ? counts : 0.0;
    to_mask = min(to_mask, covered > 0.0 ? far : 100.0);
    to_seen = min(to_seen, covered > 0.75 ? far : 100.0);
    to_rest = min(to_rest, covered > 0.0 ? 100.0 : far);
}

void look_around(ivec2 pixel) {
    vec2 texel = 1.0 / vec2(textureSize(mask, 0));
    for (int y = -6; y <= 4; y += 2) {
        for (int x = -6; x <= 4; x += 2) {
            vec2 at = vec2(x, y);
            vec4 four = textureGather(mask, (vec2(pixel) + at + 1.0) * texel);
            look_at(four.w, at);
            look_at(four.z, at + vec2(1, 0));
            look_at(four.x, at + vec2(0, 1));
            look_at(four.y, at + vec2(1, 1));
        }
    }
}

// How far outside of the mask's edge the pixel lies. Whole pixels would make steps: an edge that is straight has as much
// of the surroundings on one side as its distance says. The polynomial is fitted to that for a reach of 5.5. Corners and
// thin parts have less; there the distance in whole pixels keeps the line from vanishing.
float distance_to_edge() {
    float whole = to_mask > 0.0 ? to_mask - 0.5 : 0.5 - to_rest;
    float less = 0.5 - weight / all_weight;
    float square = less * less;
    float even = less * (6.2545 + square * (-5.6354 + square * 69.983));
    float difference = clamp(even - whole, -0.6, whole > 0.0 ? 0.6 : 0.4);
    return whole + sign(difference) * max(abs(difference) - 0.1, 0.0);
}

void main() {
    look_around(ivec2(gl_FragCoord.xy) - origin);
    float outside = distance_to_edge();
    float alpha = clamp(outside + 0.5, 0.0, 1.0) * clamp(width + 0.5 - outside, 0.0, 1.0);
    if (alpha <= 0.0) discard;
    color = vec4(line_color, to_seen <= to_mask + 1.0 ? alpha : hidden * alpha);
}
