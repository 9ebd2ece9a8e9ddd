#version 450 core
#include "common.glsl"
#include "surroundings.glsl"
#include "shadow.glsl"

layout(location = 13) uniform float darkness;  // of a ground that no key light gets to

in vec3 view_position;
in vec2 place;

layout(location = 0) out vec4 color;

// Nothing of the ground is seen but that it is darker where light does not get to.
void main() {
    float fade = 1.0 - smoothstep(0.6, 1.0, length(place));
    float shaded = 1.0 - key_visibility(view_position, frame.up_view.xyz);
    color = vec4(0.0, 0.0, 0.0, darkness * fade * shaded);
}
