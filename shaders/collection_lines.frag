#version 450 core
#include "common.glsl"
#include "fragment.glsl"

flat in vec4 ends;
flat in vec4 tangents;
flat in vec4 dashes;
flat in vec3 line;
flat in uvec3 joints;
in vec4 line_color;

// What is at an end: a cap (0 butt, 1 round, 2 square) or, plus 4, a join (0 miter, 1 round, 2 bevel).
const uint joined = 4u;
const uint round_one = 1u;
const uint square = 2u;
const uint bevel = 2u;

// How much of a pixel is covered by what begins `inside` pixels before it.
float covered(float inside) {
    return clamp(inside + 0.5, 0.0, 1.0);
}

// An end's share of the coverage. `from_end`: from the end to the pixel; `beyond`: how far past the end it is.
float end_coverage(uint joint, vec2 from_end, float beyond, vec2 tangent, vec2 along, float half_width) {
    if (joint < joined) {
        if (joint == round_one) return beyond > 0.0 ? covered(half_width - length(from_end)) : 1.0;
        return covered((joint == square ? half_width : 0.0) - beyond);
    }
    if (joint == joined + round_one) return beyond > 0.0 ? covered(half_width - length(from_end)) : 1.0;
    if (joint == joined + bevel) {
        vec2 left = vec2(-tangent.y, tangent.x);
        float outer = abs(dot(from_end, left));
        bool is_outer = dot(from_end, left) * dot(along, left) < 0.0;
        return is_outer ? covered(half_width * abs(dot(along, tangent)) - outer) : 1.0;
    }
    return 1.0;
}

// How far a place along the line lies outside the dashes, negative within one.
float outside_dashes(float at) {
    float period = dashes.x + dashes.y + dashes.z + dashes.w;
    float phase = mod(at, period);
    float second = dashes.x + dashes.y;
    float to_first = max(-phase, phase - dashes.x);
    float to_second = max(second - phase, phase - second - dashes.z);
    bool has_second = dashes.z + dashes.w > 0.0;
    if (!has_second) to_second = period;
    float to_next = period - phase;
    float to_last = has_second ? phase + dashes.w : phase + period - dashes.x;
    return min(min(to_first, to_second), min(to_next, to_last));
}

// `pixels`: of one unit of the dashes.
float dash_coverage(float at, float pixels, float across, uint caps) {
    if (dashes.x + dashes.y + dashes.z + dashes.w <= 0.0) return 1.0;  // unbroken
    float outside = outside_dashes(at) * pixels;
    // Without caps a dash of no length is not there.
    if (caps == 0u) return dashes.x + dashes.z > 0.0 ? covered(-outside) : 0.0;
    if (caps == round_one) return outside <= 0.0 ? 1.0 : covered(line.x - length(vec2(outside, across)));
    return covered(line.x - outside);
}

void main() {
    vec2 here = gl_FragCoord.xy - frame.origin.xy;
    vec2 from_a = here - ends.xy;
    vec2 from_b = here - ends.zw;
    // Each pixel of a join belongs to one of its two lines.
    if (joints.x >= joined && dot(from_a, tangents.xy) < 0.0) discard;
    if (joints.y >= joined && dot(from_b, tangents.zw) >= 0.0) discard;
    vec2 span = ends.zw - ends.xy;
    float size = length(span);
    vec2 along = size > 1e-6 ? span / size : vec2(1.0, 0.0);
    float x = dot(from_a, along);
    float across = dot(from_a, vec2(-along.y, along.x));
    float coverage = covered(line.x - abs(across));
    coverage *= end_coverage(joints.x, from_a, -x, tangents.xy, along, line.x);
    coverage *= end_coverage(joints.y, from_b, x - size, tangents.zw, -along, line.x);
    float pixels = size / max(line.z, 1e-12);
    coverage *= dash_coverage(line.y + x / max(pixels, 1e-6), pixels, across, joints.z);
    if (line_color.a * coverage <= 0.0) discard;
    leave(vec4(line_color.rgb, line_color.a * coverage));
}
