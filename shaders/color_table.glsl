// How numbers become colours: as render::ColorScale has it.

layout(binding = 7) uniform sampler2D color_table;  // sRGB-encoded, in a row; the last one is of what is no number
layout(location = 30) uniform vec4 color_scale;     // low, factor that brings high to 1, logarithms if 1, categories

// In units of the scale; of what is positive where there are logarithms.
float on_scale(float number) {
    return color_scale.z > 0.0 ? 0.301029996 * log2(number) : number;
}

int table_place(float number) {
    int nothing = textureSize(color_table, 0).x - 1;
    if (isnan(number) || (color_scale.z > 0.0 && number <= 0.0)) return nothing;
    if (color_scale.w > 0.0) {
        float whole = floor(number + 0.5);
        float place = whole - color_scale.w * floor(whole / color_scale.w);
        return place >= 0.0 && place < color_scale.w ? int(place) : nothing;
    }
    float t = clamp((on_scale(number) - color_scale.x) * color_scale.y, 0.0, 1.0);
    return int(t * float(nothing - 1) + 0.5);
}

// sRGB-encoded.
vec3 mapped(float number) {
    return texelFetch(color_table, ivec2(table_place(number), 0), 0).rgb;
}
