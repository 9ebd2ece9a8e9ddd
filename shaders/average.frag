#version 450 core

layout(location = 0) uniform ivec2 origin;  // pixel of the picture's lower left corner
layout(location = 1) uniform float factor;

layout(binding = 0) uniform sampler2D picture;

layout(location = 0) out vec4 color;

void main() {
    color = factor * texelFetch(picture, ivec2(gl_FragCoord.xy) - origin, 0);
}
