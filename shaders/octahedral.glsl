// The unit vector that scene::PackedNormal stands for.
vec3 unpacked(vec2 packed_normal) {
    vec3 unit = vec3(packed_normal, 1.0 - abs(packed_normal.x) - abs(packed_normal.y));
    float below = max(-unit.z, 0.0);
    unit.xy += mix(vec2(below), vec2(-below), greaterThanEqual(unit.xy, vec2(0.0)));
    return normalize(unit);
}
