#version 450 core
#include "common.glsl"
#include "collection.glsl"

struct Point {
    float x;
    float y;
    float half_width;
    uint item;
    int to_previous;
    int to_next;
};
layout(std430, binding = 3) readonly buffer Points { Point points[]; };

flat out vec4 fill_color;  // sRGB-encoded
out float coverage;

vec4 clip_of(uint point) {
    return clip_position(points[point].item, vec3(points[point].x, points[point].y, 0.0));
}

// 1 where the item's plane is seen from its front, -1 from behind.
float facing(uint item, vec4 clip) {
    mat4 to_view = model_view;
    vec4 x = frame.projection * (to_view * vec4(items[item].rows[0].x, items[item].rows[1].x, items[item].rows[2].x, 0.0));
    vec4 y = frame.projection * (to_view * vec4(items[item].rows[0].y, items[item].rows[1].y, items[item].rows[2].y, 0.0));
    return determinant(mat3(x.xyw, y.xyw, clip.xyw)) < 0.0 ? -1.0 : 1.0;
}

// From a corner outwards, as long as sides at a distance of one pixel demand.
vec2 miter(vec2 before, vec2 here, vec2 after, float side) {
    vec2 in_edge = here - before;
    vec2 out_edge = after - here;
    float in_length = length(in_edge);
    float out_length = length(out_edge);
    if (in_length < 1e-5 && out_length < 1e-5) return vec2(0.0);
    in_edge = in_length < 1e-5 ? out_edge / out_length : in_edge / in_length;
    out_edge = out_length < 1e-5 ? in_edge : out_edge / out_length;
    vec2 sum = vec2(in_edge.y + out_edge.y, -in_edge.x - out_edge.x);  // of the normals to the right, which is outside
    return side * sum / max(1.0 + dot(in_edge, out_edge), 0.25);
}

void main() {
    uint number = uint(gl_VertexID) >> 1;
    bool is_outer = (gl_VertexID & 1) != 0;
    Point point = points[number];
    fill_color = shown_color(items[point.item].color, 0xffffffffu);
    coverage = is_outer ? 0.0 : 1.0;
    gl_Position = nowhere;
    if (!is_visible(point.item)) return;

    vec4 here = clip_of(number);
    gl_Position = here;
    uint next = number + uint(point.to_next);
    vec4 before = clip_of(number + uint(point.to_previous));
    vec4 after = clip_of(next);
    if (min(here.w, min(before.w, after.w)) <= 0.0) return;
    vec2 screen = to_screen(here);
    vec2 outwards = miter(to_screen(before), screen, to_screen(after), facing(point.item, here));
    // Half a pixel to both sides of the edge. A shape thinner than that keeps its middle and pales, so that as much of
    // it is seen as there is.
    float length_here = distance(vec2(point.x, point.y), vec2(points[next].x, points[next].y));
    float half_width = point.half_width * distance(screen, to_screen(after)) / max(length_here, 1e-20);
    float inwards = min(half_width, 0.5);
    // What is left at the rim: none at a thick shape's; with some a hairline is an even band, none of whose pixels can
    // miss its middle; with more a speck would be seen as too much.
    float rest = 0.6 * (1.0 - 2.0 * inwards);
    float inner = 2.0 * inwards / ((inwards + 0.5) * (1.0 + rest));
    coverage = is_outer ? rest * inner : inner;
    gl_Position.xy += outwards * (is_outer ? 0.5 : -inwards) * 2.0 * frame.viewport.zw * here.w;
}
