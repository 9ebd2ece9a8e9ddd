// Numbers of a mesh, as colours, with isolines on them.
#include "color_table.glsl"

#ifdef FIELD_OF_VERTICES
#ifdef CATEGORIES
flat in float surface_value;
#else
in float surface_value;
#endif
#else
layout(location = 32) uniform uint first_triangle;  // of the draw call
layout(std430, binding = 1) readonly buffer FaceValues { float face_values[]; };
#define surface_value face_values[first_triangle + uint(gl_PrimitiveID)]
#endif

#ifdef ISOLINES
layout(location = 31) uniform vec2 isolines;  // how many there are in a unit of the scale; half their width in pixels

// How much of a pixel a line covers. Beyond the scale, and where numbers are the same all around, there is none.
float line_cover(float number) {
    float at = (on_scale(number) - color_scale.x) * color_scale.y;
    float place = on_scale(number) * isolines.x;
    float change = fwidth(place);
    float noise = 4e-6 * max(abs(place), 1.0);
    float pixels = abs(fract(place - 0.5) - 0.5) / max(change, 1e-30);
    return change > noise && at >= 0.0 && at <= 1.0 ? clamp(isolines.y + 0.5 - pixels, 0.0, 1.0) : 0.0;
}
#endif

// sRGB-encoded.
vec3 field_color() {
    float number = surface_value;
    vec3 shown = mapped(number);
#ifdef ISOLINES
    bool dark = dot(shown, vec3(0.3, 0.6, 0.1)) < 0.4;
    shown = mix(shown, vec3(dark ? 0.85 : 0.07), 0.8 * line_cover(number));
#endif
    return shown;
}
