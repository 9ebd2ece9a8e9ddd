#version 450 core
#include "fragment.glsl"

layout(location = 7) uniform float size_pixels;

flat in vec4 point_color;

void main() {
    vec2 offset = 2.0 * gl_PointCoord - 1.0;
    if (size_pixels > 2.5 && dot(offset, offset) > 1.0) discard;  // small points are squares anyway
    leave(vec4(point_color.rgb, 1.0));  // dots are not blended
}
