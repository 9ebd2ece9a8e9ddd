#version 450 core
#include "fragment.glsl"

flat in vec4 fill_color;
in float coverage;

void main() {
    leave(vec4(fill_color.rgb, fill_color.a * coverage));
}
