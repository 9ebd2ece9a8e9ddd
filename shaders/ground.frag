#version 450 core
#include "common.glsl"
#include "fragment.glsl"
#ifndef SHAPE
#include "surroundings.glsl"
#ifdef SHADOWED
#include "shadow.glsl"
#endif
#ifdef OCCLUDED
#include "occlusion.glsl"
#endif
#endif

layout(location = 13) uniform float key_part;  // of the light that a white ground gets

in vec3 view_position;
in vec2 place;

// Nothing of the ground is seen but that it is darker where light does not get to.
void main() {
    float key = 1.0;
    float around = 1.0;
#ifdef SHADOWED
    key = key_visibility(view_position, frame.up_view.xyz);
#endif
#ifdef OCCLUDED
    around = ambient_visibility(-view_position.z);
#endif
    float fade = 1.0 - smoothstep(0.6, 1.0, length(place));
    leave(vec4(0.0, 0.0, 0.0, fade * (1.0 - mix(around, key, key_part))));
}
