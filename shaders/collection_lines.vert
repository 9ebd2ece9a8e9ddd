#version 450 core
#include "common.glsl"
#include "collection.glsl"
#include "near_plane.glsl"

layout(location = 4) uniform bool is_path;  // lines between each point and the next, else between pairs

flat out vec4 ends;      // from, to: pixels
flat out vec4 tangents;  // of the joins at both ends, halfway between the directions of the lines that meet there
flat out vec4 dashes;    // in their own unit
flat out vec3 line;      // half the width in pixels; where in the dashes it begins and how long it is in their unit
flat out uvec3 joints;   // what is at its ends, and how it is cut: see collection_lines.frag
out vec4 line_color;     // sRGB-encoded

const uint cap = 0u;
const uint join = 4u;
const uint bevel = 2u;

// Unit vector; 0 where there is no direction.
vec2 direction(vec2 from, vec2 to) {
    precise vec2 along = to - from;
    precise float size = length(along);
    return size > 1e-6 ? along / size : vec2(0.0);
}

// Halfway between two directions. Both lines that meet come to the same bits, so that each pixel is one's.
vec2 join_tangent(vec2 before, vec2 here, vec2 after) {
    precise vec2 sum = direction(before, here) + direction(here, after);
    precise float size = length(sum);
    return size > 1e-3 ? sum / size : vec2(0.0);
}

// The place of the point before or after; its own where there is none.
uint neighbour(Item item, uint vertex, int step) {
    if (!is_path) return vertex;
    uint last = item.first + item.count - 1u;
    if (step < 0 && vertex == item.first) return item.closed != 0u && item.count > 2u ? last - 1u : vertex;
    if (step > 0 && vertex == last) return item.closed != 0u && item.count > 2u ? item.first + 1u : vertex;
    return vertex + uint(step);
}

// What is at an end, and how far beyond it the line's corner reaches, in half widths.
uint joint_at(vec2 tangent, vec2 along, Item item, out float reach) {
    uint caps = item.style >> 8 & 0xffu;
    uint joins = item.style >> 16 & 0xffu;
    reach = caps == 0u ? 0.0 : 1.0;
    if (tangent == vec2(0.0)) return cap + caps;
    reach = 1.0;
    float cosine = max(dot(tangent, along), 1e-3);
    if (joins != 0u) return join + joins;
    if (cosine * item.miter_limit < 1.0) return join + bevel;
    reach = sqrt(max(1.0 - cosine * cosine, 0.0)) / cosine;
    return join;
}

vec2 tangent_at(Item item, uint item_number, uint vertex, vec2 before, vec2 here, vec2 after, int step) {
    uint other = neighbour(item, vertex, step);
    if (other == vertex) return vec2(0.0);
    vec4 clip = clip_position(item_number, position_of(other));
    if (clip.w - clip.z < 0.0) return vec2(0.0);
    return step < 0 ? join_tangent(to_screen(clip), here, after) : join_tangent(before, here, to_screen(clip));
}

void main() {
    uint from = uint(gl_VertexID / 4) * (is_path ? 1u : 2u);
    uint to = from + 1u;
    uint number = vertices[from].item;
    Item item = items[number];
    gl_Position = nowhere;
    ends = tangents = dashes = vec4(0.0);
    line = vec3(0.0);
    joints = uvec3(0u);
    line_color = vec4(0.0);
    if (to >= item.first + item.count || !is_visible(number)) return;

    vec4 a = clip_position(number, position_of(from));
    vec4 b = clip_position(number, position_of(to));
    vec2 kept = clip_near(a, b);
    if (a.w - a.z < 0.0) return;
    vec2 screen_a = to_screen(a);
    vec2 screen_b = to_screen(b);
    vec2 along = direction(screen_a, screen_b);
    if (kept.x == 0.0) tangents.xy = tangent_at(item, number, from, screen_a, screen_a, screen_b, -1);
    if (kept.y == 1.0) tangents.zw = tangent_at(item, number, to, screen_a, screen_b, screen_b, 1);
    vec2 reach;
    joints.x = joint_at(tangents.xy, along, item, reach.x);
    joints.y = joint_at(tangents.zw, along, item, reach.y);
    if (along == vec2(0.0)) along = vec2(1.0, 0.0);
    ends = vec4(screen_a, screen_b);

    const ivec2 corners[4] = ivec2[4](ivec2(0, -1), ivec2(1, -1), ivec2(1, 1), ivec2(0, 1));
    ivec2 which = corners[gl_VertexID % 4];
    vec4 at = which.x == 0 ? a : b;
    float width = item.size * pixels_per_unit(number, at.w);
    // A line thinner than a pixel covers a part of one.
    line.x = 0.5 * max(width, 1.0);
    // Dashes in pixels are those of the item's first point, so that they go on from one part to the next.
    float first_w = clip_position(number, position_of(item.first)).w;
    float per_length = unit_pixels > 0.0 ? pixels_per_length(number, first_w) : 1.0;
    dashes = item.dashes * (unit_pixels > 0.0 ? unit_pixels : unit_scale / length_scale);
    float dash_offset = item.dash_offset * (unit_pixels > 0.0 ? unit_pixels : unit_scale / length_scale);
    float span = (vertices[to].along - vertices[from].along) * per_length;
    line.y = dash_offset + vertices[from].along * per_length + kept.x * span;
    line.z = (kept.y - kept.x) * span;
    joints.z = item.style >> 8 & 0xffu;

    line_color = shown_color(item.color, vertices[which.x == 0 ? from : to].color);
    line_color.a *= min(width, 1.0);
    float beyond = (which.x == 0 ? reach.x : reach.y) * line.x + 1.0;
    vec2 offset = along * (which.x == 0 ? -beyond : beyond) + vec2(-along.y, along.x) * float(which.y) * (line.x + 1.0);
    at.xy += offset * 2.0 * frame.viewport.zw * at.w;
    gl_Position = at;
}
