#version 450 core
// How much light from all around gets to a point, from the depths around it. Planes through the line to the eye are looked
// along, to both sides: between the two highest things in the way the sky is open, and what the surface gets of that part
// of the sky is an integral that is known (Jimenez and others, 2016).
#include "common.glsl"

layout(location = 0) uniform float radius;       // world: what is farther away is not in the way
layout(location = 1) uniform float most_texels;  // that are looked at to each side
layout(location = 2) uniform ivec2 corner;       // texel of the picture, of the first one here
layout(location = 3) uniform uint picture;       // which of several

layout(binding = 0) uniform sampler2D depths;  // reversed

layout(location = 0) out vec2 result;  // what gets there; depth in front of the eye

const int planes = 2;
const int steps = 4;
const float pi = 3.14159265;
const float half_pi = 1.57079633;
const float nowhere = 3e38;

// View space. The projection is one that neither leans nor turns.
vec3 point_at(ivec2 texel, float depth) {
    mat4 p = frame.projection;
    float z = (p[3][2] - depth * p[3][3]) / (depth * p[2][3] - p[2][2]);
    float w = p[2][3] * z + p[3][3];
    vec2 place = 2.0 * (vec2(texel) + 0.5) * frame.viewport.zw - 1.0;
    return vec3((place * w - vec2(p[2][0], p[2][1]) * z - vec2(p[3][0], p[3][1])) / vec2(p[0][0], p[1][1]), z);
}

vec3 seen_at(ivec2 texel) {
    return point_at(texel, texelFetch(depths, clamp(texel, ivec2(0), ivec2(frame.viewport.xy) - 1), 0).r);
}

// From a point to its neighbour on the same surface: the one that is not as far behind or in front.
vec3 shorter(vec3 a, vec3 b) {
    return abs(a.z) < abs(b.z) ? a : b;
}

vec3 normal_at(ivec2 texel, vec3 point) {
    vec3 right = shorter(seen_at(texel + ivec2(1, 0)) - point, point - seen_at(texel - ivec2(1, 0)));
    vec3 up = shorter(seen_at(texel + ivec2(0, 1)) - point, point - seen_at(texel - ivec2(0, 1)));
    float scale = 1.0 / max(length(right), 1e-30);
    return normalize(cross(scale * right, scale * up));
}

// Numbers from 0 to 1, each of 16 once in each square of 4 x 4 texels; those of pictures are far from each other.
float spread(ivec2 texel, uint step) {
    uvec2 at = uvec2(texel) & 3u;
    uint mixed = at.x ^ at.y;
    uint order = (mixed & 1u) << 3 | (at.y & 1u) << 2 | (mixed & 2u) | (at.y & 2u) >> 1;
    return fract((float(order) + 0.5) / 16.0 + 0.618033989 * float(picture) + 0.381966011 * float(step));
}

// acos, to 0.0002 (Abramowitz and Stegun, 4.4.45).
float angle_of(float cosine) {
    float a = abs(cosine);
    float angle = sqrt(max(1.0 - a, 0.0)) * (((-0.0187293 * a + 0.0742610) * a - 0.2121144) * a + 1.5707288);
    return cosine < 0.0 ? pi - angle : angle;
}

// The cosine, from the line to the eye, of the highest thing in the way to one side; at least `lowest`.
float horizon(ivec2 texel, vec3 point, vec3 to_eye, vec2 way, float reach, float shift, float lowest) {
    float highest = lowest;
    for (int i = 0; i < steps; ++i) {
        float part = (float(i) + shift) / float(steps);
        vec2 off = way * max(part * part * reach, float(i) + 1.0);
        ivec2 there = texel + ivec2(floor(off + 0.5));
        float depth = texelFetch(depths, clamp(there, ivec2(0), ivec2(frame.viewport.xy) - 1), 0).r;
        if (depth == 0.0) continue;
        vec3 step = point_at(there, depth) - point;
        float far = dot(step, step);
        float nearness = clamp(2.0 - 2.0 * sqrt(far) / radius, 0.0, 1.0);
        highest = max(highest, mix(lowest, dot(step, to_eye) * inversesqrt(max(far, 1e-30)), nearness));
    }
    return highest;
}

// What the surface gets from the sky between the line to the eye and an angle from it.
float sky(float angle, float normal_angle) {
    return 0.25 * (cos(normal_angle) + 2.0 * angle * sin(normal_angle) - cos(2.0 * angle - normal_angle));
}

float open_sky(ivec2 texel, vec3 point, float reach) {
    bool perspective = frame.projection[2][3] != 0.0;
    vec3 to_eye = perspective ? normalize(-point) : vec3(0.0, 0.0, 1.0);
    vec3 normal = normal_at(texel, point);
    float turn = spread(texel + corner, 0u);
    float shift = spread(texel + corner, 1u);
    float sum = 0.0;
    for (int i = 0; i < planes; ++i) {
        float angle = (float(i) + turn) * pi / float(planes);
        vec2 way = vec2(cos(angle), sin(angle));
        vec3 along = vec3(way, 0.0) - dot(way, to_eye.xy) * to_eye;
        vec3 axis = normalize(cross(along, to_eye));
        vec3 in_plane = normal - axis * dot(normal, axis);
        float part = max(length(in_plane), 1e-6);
        float normal_cosine = clamp(dot(in_plane, to_eye) / part, 0.0, 1.0);
        float normal_angle = sign(dot(along, in_plane)) * angle_of(normal_cosine);
        // Below these the surface itself is in the way.
        float ahead = angle_of(horizon(texel, point, to_eye, way, reach, shift, cos(normal_angle + half_pi)));
        float behind = -angle_of(horizon(texel, point, to_eye, -way, reach, shift, cos(normal_angle - half_pi)));
        ahead = normal_angle + clamp(ahead - normal_angle, -half_pi, half_pi);
        behind = normal_angle + clamp(behind - normal_angle, -half_pi, half_pi);
        sum += part * (sky(ahead, normal_angle) + sky(behind, normal_angle));
    }
    return clamp(sum / float(planes), 0.0, 1.0);
}

void main() {
    ivec2 texel = ivec2(gl_FragCoord.xy);
    float depth = texelFetch(depths, texel, 0).r;
    result = vec2(1.0, nowhere);
    if (depth == 0.0) return;
    vec3 point = point_at(texel, depth);
    float texels_per_unit = 0.5 * frame.viewport.y * abs(frame.projection[1][1]) /
                            max(abs(frame.projection[2][3] * point.z + frame.projection[3][3]), 1e-30);
    result = vec2(open_sky(texel, point, min(radius * texels_per_unit, most_texels)), -point.z);
}
