#version 450 core
#include "fragment.glsl"

struct Curve {
    vec2 from;
    vec2 control;
    vec2 to;
};
layout(std430, binding = 4) readonly buffer Curves { Curve all_curves[]; };

in vec2 em;
flat in uvec2 curves;
flat in vec4 text_color;

// Where a curve that rises or falls all the way, from y0 by y1 to y2, is at height y: its parameter.
float parameter_at(float y0, float y1, float y2, float y) {
    float rising = y2 > y0 ? 1.0 : -1.0;
    float a = rising * (y0 - 2.0 * y1 + y2);
    float b = rising * 2.0 * (y1 - y0);
    float c = rising * (y0 - y);
    float root = sqrt(max(b * b - 4.0 * a * c, 0.0));
    return clamp(2.0 * c / min(-b - root, -1e-9), 0.0, 1.0);
}

float x_at(vec2 from, vec2 control, vec2 to, float t) {
    return mix(mix(from.x, control.x, t), mix(control.x, to.x, t), t);
}

// The pixel is the unit square around the origin. What a curve that turns back nowhere has to its left of it: negative
// for falling ones, so that the sum over an outline is how much of the pixel lies within (Simpson's rule along y).
float area_left_of(vec2 from, vec2 control, vec2 to) {
    float low = clamp(from.y, -0.5, 0.5);
    float high = clamp(to.y, -0.5, 0.5);
    if (low == high || max(from.x, to.x) <= -0.5) return 0.0;
    if (min(from.x, to.x) >= 0.5) return high - low;
    float begin = parameter_at(from.y, control.y, to.y, low);
    float middle = parameter_at(from.y, control.y, to.y, 0.5 * (low + high));
    float end = parameter_at(from.y, control.y, to.y, high);
    vec3 x = vec3(x_at(from, control, to, begin), x_at(from, control, to, middle), x_at(from, control, to, end));
    vec3 left = clamp(x + 0.5, 0.0, 1.0);
    return (high - low) * (left.x + 4.0 * left.y + left.z) / 6.0;
}

void main() {
    vec2 dx = dFdx(em);
    vec2 dy = dFdy(em);
    vec2 pixel = max(vec2(length(vec2(dx.x, dy.x)), length(vec2(dx.y, dy.y))), vec2(1e-9));
    float inside = 0.0;
    for (uint i = curves.x; i < curves.x + curves.y; ++i) {
        Curve curve = all_curves[i];
        inside += area_left_of((curve.from - em) / pixel, (curve.control - em) / pixel, (curve.to - em) / pixel);
    }
    float coverage = min(abs(inside), 1.0);
    if (text_color.a * coverage <= 0.0) discard;
    leave(vec4(text_color.rgb, text_color.a * coverage));
}
