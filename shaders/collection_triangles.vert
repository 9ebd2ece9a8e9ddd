#version 450 core
#include "common.glsl"
#include "collection.glsl"

// Distance from the pixel to each side in pixels, positive within; large for sides that are not smoothed. Times w:
// linear on the screen.
out vec3 inside_w;
out vec4 corner_color;  // sRGB-encoded

const float not_smoothed = 1e4;

// How far p is to the left of the line from a to b.
float left_of(vec2 a, vec2 b, vec2 p) {
    vec2 along = normalize(b - a);
    return dot(p - a, vec2(-along.y, along.x));
}

// Where the lines at distances da and db to the right of two sides that meet in a corner cross.
vec2 moved_corner(vec2 before, vec2 here, vec2 after, float da, float db) {
    vec2 a = normalize(here - before);
    vec2 b = normalize(after - here);
    float turn = a.x * b.y - a.y * b.x;
    if (abs(turn) < 0.05) return here + da * vec2(a.y, -a.x);
    return here + (a * db - b * da) / turn;
}

void main() {
    int corner = gl_VertexID % 3;
    uint first = uint(gl_VertexID - corner);
    Vertex vertex = vertices[gl_VertexID];
    corner_color = shown_color(items[vertex.item].color, vertex.color);
    inside_w = vec3(not_smoothed);
    gl_Position = nowhere;
    if (!is_visible(vertex.item)) return;

    vec4 clip[3];
    vec2 screen[3];
    bool in_front = true;
    for (int i = 0; i < 3; ++i) {
        clip[i] = clip_position(vertex.item, position_of(first + uint(i)));
        screen[i] = to_screen(clip[i]);
        in_front = in_front && clip[i].w > 0.0;
    }
    gl_Position = clip[corner];
    vec2 ab = screen[1] - screen[0];
    vec2 ac = screen[2] - screen[0];
    float area = ab.x * ac.y - ab.y * ac.x;
    uint rims = uint(vertex.along);
    inside_w *= gl_Position.w;
    if (!in_front || rims == 0u || abs(area) < 1e-6) return;

    // The sides that are smoothed move out by a pixel.
    float side = sign(area);
    vec3 moves = side * vec3(rims & 1u, rims >> 1 & 1u, rims >> 2 & 1u);
    int before = (corner + 2) % 3;
    vec2 here = moved_corner(screen[before], screen[corner], screen[(corner + 1) % 3], moves[before], moves[corner]);
    vec2 limited = clamp(here - screen[corner], vec2(-8.0), vec2(8.0));
    here = screen[corner] + limited;
    gl_Position.xy = (here * frame.viewport.zw * 2.0 - 1.0) * gl_Position.w;
    for (int i = 0; i < 3; ++i) {
        float distance_pixels = side * left_of(screen[i], screen[(i + 1) % 3], here);
        inside_w[i] = (moves[i] != 0.0 ? distance_pixels : not_smoothed) * gl_Position.w;
    }
}
