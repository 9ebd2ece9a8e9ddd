#version 450 core
// Edges of a triangle as lines, smooth at their sides. Colours are multiplied by what is covered, for of those that meet
// in a pixel the largest is kept: so an edge that two triangles have is one line, and corners are no darker than it.

layout(location = 34) uniform float half_width;  // pixels

flat in vec4 edges[3];  // where each begins, and the way to its end, in pixels
flat in vec4 line_color;

layout(location = 0) out vec4 color;

float distance_to(vec4 edge) {
    vec2 from = gl_FragCoord.xy - edge.xy;
    float part = clamp(dot(from, edge.zw) / max(dot(edge.zw, edge.zw), 1e-12), 0.0, 1.0);
    return distance(from, part * edge.zw);
}

void main() {
    float nearest = min(min(distance_to(edges[0]), distance_to(edges[1])), distance_to(edges[2]));
    float covered = clamp(half_width + 0.5 - nearest, 0.0, 1.0);
    if (covered <= 0.0) discard;
    float alpha = line_color.a * covered;
    color = vec4(line_color.rgb * alpha, alpha);
}
