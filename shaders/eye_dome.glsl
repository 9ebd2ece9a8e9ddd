// Eye-dome lighting (Boucheny, "Interactive scientific visualization of large datasets", 2009): how much of a pixel's
// light its neighbours take that are nearer to the eye. For shaders that have `cells`, a texture of (colour, depth).

// Strength, 0: none; the neighbours' distance in pixels; and how many times as far as a neighbour a pixel may be for that
// to take light from it.
layout(location = 1) uniform vec3 eye_dome;
layout(location = 2) uniform ivec4 region;   // first pixel of the picture that has a cell; columns and rows of cells

const vec2 eye_dome_neighbours[8] = vec2[](vec2(1, 0), vec2(0.7071, 0.7071), vec2(0, 1), vec2(-0.7071, 0.7071),
                                           vec2(-1, 0), vec2(-0.7071, -0.7071), vec2(0, -1), vec2(0.7071, -0.7071));
// Of the difference of two logarithms: how much of the light a step in depth takes.
const float eye_dome_response = 120.0;

// Of two pixels, by reversed depths: how many times as far from the eye as `other` is `own`.
float times_as_far(float own, float other) {
    bool perspective = frame.projection[2][3] != 0.0;
    return perspective ? (other + frame.projection[2][2]) / (own + frame.projection[2][2])
                       : (frame.projection[3][2] - own) / (frame.projection[3][2] - other);
}

// The part of the light that is left at a pixel.
float eye_dome_light(ivec2 pixel, float depth) {
    // The sum of logarithms as the logarithm of a product. What is farther takes nothing, nor does the background.
    float obscured = 1.0;
    for (int i = 0; i < 8; ++i) {
        vec2 offset = eye_dome.y * eye_dome_neighbours[i];
        ivec2 at = pixel + ivec2(sign(offset) * floor(abs(offset) + 0.5));  // the same on both sides
        if (any(lessThan(at, ivec2(0))) || any(greaterThanEqual(at, region.zw))) continue;
        uint neighbour = texelFetch(cells, at.y * region.z + at.x).y;
        if (neighbour == 0U) continue;
        float times = times_as_far(depth, uintBitsToFloat(neighbour));
        if (times < eye_dome.z) obscured *= max(1.0, times);
    }
    return exp2(-eye_dome_response / (8.0 * log(2.0)) * eye_dome.x * log2(obscured));
}
