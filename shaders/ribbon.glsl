// A line segment as a ribbon of two triangles, facing the screen, a few pixels wide.

out float across;      // distance from the middle of the line, pixels
flat out float half_width;  // pixels

// Cuts the segment at the near plane (z = w in reversed depth), so that what lies behind the eye does not come back.
void clip_near(inout vec4 a, inout vec4 b) {
    float da = a.w - a.z;
    float db = b.w - b.z;
    if (da < 0.0 && db >= 0.0) a = mix(a, b, da / (da - db));
    if (db < 0.0 && da >= 0.0) b = mix(b, a, db / (db - da));
}

// Clip position of corner 0 to 5 of the ribbon from a to b (clip space) of the given width in pixels.
// `end` is 0 at a and 1 at b.
vec4 ribbon_corner(vec4 a, vec4 b, float width_pixels, int corner, out float end) {
    clip_near(a, b);
    const ivec2 corners[6] = ivec2[6](ivec2(0, -1), ivec2(1, -1), ivec2(1, 1), ivec2(0, -1), ivec2(1, 1), ivec2(0, 1));
    ivec2 which = corners[corner];
    end = float(which.x);
    vec2 screen_a = a.xy / a.w * 0.5 * frame.viewport.xy;
    vec2 screen_b = b.xy / b.w * 0.5 * frame.viewport.xy;
    vec2 along = screen_b - screen_a;
    float length_pixels = length(along);
    along = length_pixels > 1e-6 ? along / length_pixels : vec2(1.0, 0.0);
    half_width = 0.5 * width_pixels;
    float reach = half_width + 1.0;  // one pixel to fade out
    across = float(which.y) * reach;
    vec2 offset = vec2(-along.y, along.x) * across;
    vec4 at = which.x == 0 ? a : b;
    at.xy += offset * 2.0 * frame.viewport.zw * at.w;
    return at;
}
