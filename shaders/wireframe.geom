#version 450 core
// Lies over each triangle a rectangle in its plane, large enough for its edges as lines of even width: see wireframe.frag.
#include "common.glsl"
#include "near_plane.glsl"

layout(triangles) in;
layout(triangle_strip, max_vertices = 4) out;

layout(location = 6) uniform bool over_faces;
layout(location = 34) uniform float half_width;    // pixels
layout(location = 35) uniform float slack_pixels;  // along a slope, by which lines are nearer than their faces

in vec4 surface_color[];
flat out vec4 edges[3];  // where each begins, and the way to its end, in pixels
flat out vec4 line_color;

const float nowhere = -1e6;

vec3 on_screen(vec4 at) {
    return vec3((0.5 + 0.5 * at.xy / at.w) * frame.viewport.xy, at.z / at.w);
}

// What of the three edges lies in front of the near plane: two ends of each. Returns the number of the longest; -1: none does.
int place_edges(out vec3 ends[6]) {
    int longest = -1;
    float most = -1.0;
    for (int i = 0; i < 3; ++i) {
        vec4 a = gl_in[i].gl_Position;
        vec4 b = gl_in[(i + 1) % 3].gl_Position;
        clip_near(a, b);
        bool is_behind = a.w <= 0.0 || b.w <= 0.0 || min(a.w - a.z, b.w - b.z) < -1e-6 * a.w;
        ends[2 * i] = is_behind ? vec3(nowhere) : on_screen(a);
        ends[2 * i + 1] = is_behind ? vec3(nowhere) : on_screen(b);
        vec2 way = ends[2 * i + 1].xy - ends[2 * i].xy;
        float reach = is_behind ? -1.0 : dot(way, way);
        if (reach <= most) continue;
        most = reach;
        longest = i;
    }
    return longest;
}

vec4 color_of_lines() {
    vec3 own = encode_srgb((surface_color[0].rgb + surface_color[1].rgb + surface_color[2].rgb) / 3.0);
    return over_faces ? vec4(0.25 * own, 0.55) : vec4(mix(own, vec3(0.8), 0.4), 1.0);
}

void main() {
    vec3 ends[6];
    int longest = place_edges(ends);
    if (longest < 0) return;
    vec3 start = ends[2 * longest];
    vec2 along = ends[2 * longest + 1].xy - start.xy;
    float reach = length(along);
    along = reach > 1e-6 ? along / reach : vec2(1.0, 0.0);
    vec2 across = vec2(-along.y, along.x);
    float rise = reach > 1e-6 ? (ends[2 * longest + 1].z - start.z) / reach : 0.0;

    // Along the longest edge, and off it: how far the ends reach, and the depth that their plane has.
    vec4 box = vec4(0.0);
    vec2 depths = start.zz;
    vec2 farthest = vec2(0.0);  // off the edge, and what its depth is beyond the edge's
    for (int i = 0; i < 6; ++i) {
        if (ends[i].x == nowhere) continue;
        vec2 at = vec2(dot(ends[i].xy - start.xy, along), dot(ends[i].xy - start.xy, across));
        box = vec4(min(box.xy, at), max(box.zw, at));
        depths = vec2(min(depths.x, ends[i].z), max(depths.y, ends[i].z));
        if (abs(at.y) > abs(farthest.x)) farthest = vec2(at.y, ends[i].z - start.z - rise * at.x);
    }
    // What is seen at a flat angle has no slope that numbers could tell.
    float steepest = depths.y - depths.x;
    float slope = abs(farthest.x) > 1e-4 ? clamp(farthest.y / farthest.x, -steepest, steepest) : 0.0;

    float nearer = slack_pixels * (abs(rise) + abs(slope)) + 1e-5 * depths.y + 1e-7;
    box += (half_width + 1.0) * vec4(-1.0, -1.0, 1.0, 1.0);
    vec4 own_color = color_of_lines();
    for (int i = 0; i < 4; ++i) {
        vec2 at = vec2((i & 1) == 0 ? box.x : box.z, (i & 2) == 0 ? box.y : box.w);
        vec2 pixel = start.xy + at.x * along + at.y * across;
        float depth = start.z + rise * at.x + slope * at.y + nearer;
        gl_Position = vec4(pixel * frame.viewport.zw * 2.0 - 1.0, min(depth, 1.0), 1.0);
        for (int k = 0; k < 3; ++k) edges[k] = vec4(ends[2 * k].xy, ends[2 * k + 1].xy - ends[2 * k].xy);
        line_color = own_color;
        EmitVertex();
    }
    EndPrimitive();
}
