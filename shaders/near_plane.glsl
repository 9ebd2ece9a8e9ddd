// Cuts the segment at the near plane (z = w in reversed depth), so that what lies behind the eye does not come back.
// What is left runs from ends.x to ends.y of 0 to 1.
vec2 clip_near(inout vec4 a, inout vec4 b) {
    float da = a.w - a.z;
    float db = b.w - b.z;
    if ((da < 0.0) == (db < 0.0)) return vec2(0.0, 1.0);
    float cut = da / (da - db);
    vec4 at_plane = mix(a, b, cut);
    if (da < 0.0) {
        a = at_plane;
        return vec2(cut, 1.0);
    }
    b = at_plane;
    return vec2(0.0, cut);
}
