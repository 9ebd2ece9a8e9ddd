// Shapes of markers as signed distances in units of their radius, negative inside. The numbers are those of
// scene::MarkerShape.

const float pi = 3.14159265358979;

float box(vec2 at, vec2 half_size) {
    vec2 beyond = abs(at) - half_size;
    return max(beyond.x, beyond.y);
}

// A regular polygon in the unit circle, a corner up.
float regular_polygon(vec2 at, float corners) {
    float sector = 2.0 * pi / corners;
    float angle = mod(atan(at.x, at.y), sector) - 0.5 * sector;
    return length(at) * cos(angle) - cos(0.5 * sector);
}

// `arms` bars through the middle.
float bars(vec2 at, float arms, float half_width) {
    float sector = pi / arms;
    float angle = mod(atan(at.x, at.y) + 0.5 * sector, sector) - 0.5 * sector;
    return max(abs(length(at) * sin(angle)) - half_width, length(at) * cos(angle) - 1.0);
}

// Five tips, one up, whose sides lie on a pentagram.
float star(vec2 at) {
    const float sector = 0.4 * pi;
    float angle = abs(mod(atan(at.x, at.y) + 0.5 * sector, sector) - 0.5 * sector);
    vec2 folded = length(at) * vec2(sin(angle), cos(angle));
    const vec2 tip = vec2(0.0, 1.0);
    const vec2 along = normalize(vec2(0.224514, 0.309017) - tip);  // to the inner corner
    vec2 from_tip = folded - tip;
    return from_tip.x * -along.y + from_tip.y * along.x;
}

// Pointing up.
float arrow(vec2 at) {
    vec2 folded = vec2(abs(at.x), at.y);
    float shaft = box(at - vec2(0.0, -0.45), vec2(0.22, 0.55));
    float head = max(dot(folded - vec2(0.0, 1.0), normalize(vec2(0.9, 0.75))), 0.1 - at.y);
    return min(shaft, head);
}

// A square on its corner and two discs over its upper sides.
float heart(vec2 at) {
    vec2 folded = vec2(abs(at.x), at.y + 0.9) / 1.75;
    float square = (folded.x + abs(folded.y - 0.5) - 0.5) * 0.70710678;
    float disc = length(folded - vec2(0.25, 0.75)) - 0.35355339;
    return 1.75 * min(square, disc);
}

float marker_distance(uint shape, vec2 at) {
    switch (shape) {
        case 1u: return abs(length(at) - 0.78) - 0.22;
        case 2u: return box(at, vec2(0.82));
        case 3u: return (abs(at.x) + abs(at.y) - 1.0) * 0.70710678;
        case 4u: return regular_polygon(at, 3.0);
        case 5u: return regular_polygon(-at, 3.0);
        case 6u: return regular_polygon(at, 5.0);
        case 7u: return regular_polygon(at, 6.0);
        case 8u: return star(at);
        case 9u: return bars(at, 2.0, 0.26);
        case 10u: return bars(mat2(0.70710678, 0.70710678, -0.70710678, 0.70710678) * at, 2.0, 0.26);
        case 11u: return bars(at, 3.0, 0.17);
        case 12u: return arrow(at);
        case 13u: return heart(at);
        default: return length(at) - 1.0;
    }
}
