// How much of a pixel a ribbon covers, by its distance from the middle of the line.

in float across_w;
flat in float half_width;

float ribbon_coverage() {
    return clamp(half_width + 0.5 - abs(across_w * gl_FragCoord.w), 0.0, 1.0);
}
