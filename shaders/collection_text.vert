#version 450 core
#include "common.glsl"
#include "collection.glsl"

struct Glyph {
    float min_x;
    float min_y;
    float max_x;
    float max_y;
    uint first_curve;
    uint curve_count;
};
layout(std430, binding = 3) readonly buffer Glyphs { Glyph glyphs[]; };

out vec2 em;               // place in the glyph, in em
flat out uvec2 curves;     // the first one and their number
flat out vec4 text_color;  // sRGB-encoded

const vec2 corners[4] = vec2[4](vec2(0, 0), vec2(1, 0), vec2(1, 1), vec2(0, 1));

void main() {
    uint number = uint(gl_VertexID / 4);
    Vertex vertex = vertices[number];
    Item item = items[vertex.item];
    Glyph glyph = glyphs[uint(vertex.along)];
    text_color = shown_color(item.color, vertex.color);
    curves = uvec2(glyph.first_curve, glyph.curve_count);
    mat2 turned = mat2(cos(item.rotation), sin(item.rotation), -sin(item.rotation), cos(item.rotation));
    vec4 origin = clip_position(vertex.item, vec3(0.0));
    float em_pixels = item.size * pixels_per_unit(vertex.item, origin.w);
    vec2 corner = corners[gl_VertexID % 4];
    float margin = 1.0 / max(em_pixels, 1e-3);  // a pixel to fade out
    em = mix(vec2(glyph.min_x, glyph.min_y) - margin, vec2(glyph.max_x, glyph.max_y) + margin, corner);
    vec2 offset = turned * (position_of(number).xy + em);
    vec4 at = origin;
    if (unit_pixels > 0.0) {
        at.xy += offset * em_pixels * 2.0 * frame.viewport.zw * origin.w;
    } else {
        at = clip_position(vertex.item, vec3(offset * item.size * unit_scale / length_scale, 0.0));
    }
    gl_Position = is_visible(vertex.item) ? at : nowhere;
}
