// A line segment as a ribbon of two triangles, facing the screen, a few pixels wide.

out float across_w;  // distance from the middle of the line in pixels, times w: linear on the screen, not in the scene
flat out float half_width;  // pixels

// Clip position of corner 0 to 5 of the ribbon from a to b (clip space) of the given width in pixels.
// `end` is 0 at a and 1 at b, between them where the near plane cuts.
vec4 ribbon_corner(vec4 a, vec4 b, float width_pixels, int corner, out float end) {
    vec2 ends = clip_near(a, b);
    const ivec2 corners[6] = ivec2[6](ivec2(0, -1), ivec2(1, -1), ivec2(1, 1), ivec2(0, -1), ivec2(1, 1), ivec2(0, 1));
    ivec2 which = corners[corner];
    end = which.x == 0 ? ends.x : ends.y;
    vec2 screen_a = a.xy / a.w * 0.5 * frame.viewport.xy;
    vec2 screen_b = b.xy / b.w * 0.5 * frame.viewport.xy;
    vec2 along = screen_b - screen_a;
    float length_pixels = length(along);
    along = length_pixels > 1e-6 ? along / length_pixels : vec2(1.0, 0.0);
    half_width = 0.5 * width_pixels;
    float reach = half_width + 1.0;  // one pixel to fade out
    float across = float(which.y) * reach;
    vec2 offset = vec2(-along.y, along.x) * across;
    vec4 at = which.x == 0 ? a : b;
    across_w = across * at.w;
    at.xy += offset * 2.0 * frame.viewport.zw * at.w;
    return at;
}
