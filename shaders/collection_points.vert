#version 450 core
#include "common.glsl"
#include "collection.glsl"

flat out vec4 point_color;  // sRGB-encoded
flat out float radius;      // pixels

void main() {
    Vertex vertex = vertices[gl_VertexID];
    gl_Position = nowhere;
    gl_PointSize = 1.0;
    point_color = vec4(0.0);
    radius = 0.0;
    if (!is_visible(vertex.item)) return;
    gl_Position = clip_position(vertex.item, position_of(uint(gl_VertexID)));
    float wanted = 0.5 * items[vertex.item].size * pixels_per_unit(vertex.item, gl_Position.w);
    point_color = shown_color(items[vertex.item].color, vertex.color);
    // What is smaller than a pixel covers a part of one.
    radius = max(wanted, 0.5);
    float covered = min(wanted / radius, 1.0);
    point_color.a *= covered * covered;
    gl_PointSize = 2.0 * radius + 1.0;  // half a pixel around it to fade out
}
