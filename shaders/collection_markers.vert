#version 450 core
#include "common.glsl"
#include "collection.glsl"

out vec2 place;  // in the marker: -1 to 1 from rim to rim, y up
flat out vec4 fill_color;  // sRGB-encoded
flat out vec4 edge_color;
flat out float radius;      // pixels
flat out float edge_width;  // pixels
flat out uint shape;

const vec2 corners[4] = vec2[4](vec2(-1, -1), vec2(1, -1), vec2(1, 1), vec2(-1, 1));

void main() {
    uint number = uint(gl_VertexID / 4);
    Vertex vertex = vertices[number];
    Item item = items[vertex.item];
    vec4 at = clip_position(vertex.item, position_of(number));
    float unit = pixels_per_unit(vertex.item, at.w);
    float wanted = 0.5 * item.size * unit;
    fill_color = shown_color(item.color, vertex.color);
    edge_color = shown_color(item.edge_color, 0xffffffffu);
    radius = max(wanted, 0.5);
    float covered = min(wanted / radius, 1.0);
    fill_color.a *= covered * covered;
    edge_color.a *= covered * covered;
    edge_width = item.edge_width * unit;
    shape = item.style & 0xffu;
    place = corners[gl_VertexID % 4] * (radius + 1.0) / radius;
    float turn = item.rotation;
    vec2 offset = mat2(cos(turn), sin(turn), -sin(turn), cos(turn)) * (place * radius);
    at.xy += offset * 2.0 * frame.viewport.zw * at.w;
    gl_Position = is_visible(vertex.item) ? at : nowhere;
}
