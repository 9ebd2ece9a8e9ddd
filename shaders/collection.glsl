// What the vertex shaders of all collections share: the items, how an item's points come to the screen, how large it is.
// The layouts are those of scene/collection_item.h.

struct Item {
    vec4 rows[3];  // of an affine transform
    vec4 dashes;
    uint color;       // sRGB-encoded, linear alpha
    uint edge_color;  // the same
    float size;
    float edge_width;
    float dash_offset;
    float rotation;
    float miter_limit;
    uint style;  // bytes: shape, cap, join, visible
    uint first;
    uint count;
    uint closed;
    uint reserved;
};

struct Vertex {
    uint item;
    uint color;
    float along;
};

layout(std430, binding = 0) readonly buffer Items { Item items[]; };
layout(std430, binding = 1) readonly buffer Positions { float positions[]; };
layout(std430, binding = 2) readonly buffer Vertices { Vertex vertices[]; };

layout(location = 0) uniform mat4 model_view;
layout(location = 2) uniform vec4 base_color;  // linear
// Of the collection: pixels of one unit of size, or 0 where sizes are in world units; view-space length of one unit of
// size; view-space length of one unit of its coordinates; how soft its points are.
layout(location = 3) uniform vec4 sizes;

#define unit_pixels sizes.x
#define unit_scale sizes.y
#define length_scale sizes.z

const vec4 nowhere = vec4(2.0, 2.0, 2.0, 1.0);  // in front of the near plane

vec3 position_of(uint vertex) {
    return vec3(positions[3u * vertex], positions[3u * vertex + 1u], positions[3u * vertex + 2u]);
}

bool is_visible(uint item) {
    return items[item].style >> 24 != 0u;
}

vec3 placed(uint item, vec3 point) {
    vec4 at = vec4(point, 1.0);
    return vec3(dot(items[item].rows[0], at), dot(items[item].rows[1], at), dot(items[item].rows[2], at));
}

vec4 clip_position(uint item, vec3 point) {
    return frame.projection * (model_view * vec4(placed(item, point), 1.0));
}

// By how much an item's transform enlarges what lies in its plane z = 0.
float scale_of(uint item) {
    vec3 x = vec3(items[item].rows[0].x, items[item].rows[1].x, items[item].rows[2].x);
    vec3 y = vec3(items[item].rows[0].y, items[item].rows[1].y, items[item].rows[2].y);
    return sqrt(length(x) * length(y));
}

// Pixels of a view-space length of 1 where the clip coordinate is w.
float pixels_per_view_length(float w) {
    return 0.5 * frame.viewport.y * frame.projection[1][1] / max(w, 1e-6);
}

// The same of one unit of an item's coordinates.
float pixels_per_length(uint item, float w) {
    return length_scale * scale_of(item) * pixels_per_view_length(w);
}

// The same of one unit of size.
float pixels_per_unit(uint item, float w) {
    return unit_pixels > 0.0 ? unit_pixels : unit_scale * scale_of(item) * pixels_per_view_length(w);
}

vec2 to_screen(vec4 clip) {
    return (clip.xy / clip.w * 0.5 + 0.5) * frame.viewport.xy;
}

// An item's colour, sRGB-encoded; `own` multiplies it, and the collection's.
vec4 shown_color(uint item_color, uint own) {
    vec4 both = unpackUnorm4x8(item_color);
    if (own == 0xffffffffu && base_color == vec4(1.0)) return both;
    vec4 factor = unpackUnorm4x8(own);
    return vec4(encode_srgb(decode_srgb(both.rgb) * decode_srgb(factor.rgb) * base_color.rgb),
                both.a * factor.a * base_color.a);
}
