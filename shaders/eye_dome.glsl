// Eye-dome lighting (Boucheny, "Interactive scientific visualization of large datasets", 2009): how much of a pixel's
// light its neighbours take that are nearer to the eye. For shaders that have `cells`, colour and depth in turn.

layout(location = 1) uniform vec2 eye_dome;  // strength, 0: none; and the neighbours' distance in pixels
layout(location = 2) uniform uvec2 extent;   // columns and rows of cells

const vec2 eye_dome_neighbours[8] = vec2[](vec2(1, 0), vec2(0.7071, 0.7071), vec2(0, 1), vec2(-0.7071, 0.7071),
                                           vec2(-1, 0), vec2(-0.7071, -0.7071), vec2(0, -1), vec2(0.7071, -0.7071));
// Of the difference of two logarithms: how much of the light a step in depth takes.
const float eye_dome_response = 120.0;

// In front of the eye, of a reversed depth.
float distance_at(float depth) {
    bool perspective = frame.projection[2][3] != 0.0;
    return perspective ? frame.projection[3][2] / (depth + frame.projection[2][2])
                       : (frame.projection[3][2] - depth) / frame.projection[2][2];
}

// The part of the light that is left at a pixel.
float eye_dome_light(uvec2 pixel, float depth) {
    float own = distance_at(depth);
    // The sum of logarithms as the logarithm of a product. What is farther takes nothing, nor does the background.
    float obscured = 1.0;
    for (int i = 0; i < 8; ++i) {
        ivec2 at = ivec2(round(vec2(pixel) + eye_dome.y * eye_dome_neighbours[i]));
        if (any(lessThan(at, ivec2(0))) || any(greaterThanEqual(at, ivec2(extent)))) continue;
        uint neighbour = cells[2U * (uint(at.y) * extent.x + uint(at.x)) + 1U];
        if (neighbour != 0U) obscured *= max(1.0, own / distance_at(uintBitsToFloat(neighbour)));
    }
    return exp(-eye_dome_response * eye_dome.x * log2(obscured) / 8.0);
}
