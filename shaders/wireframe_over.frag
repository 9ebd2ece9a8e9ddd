#version 450 core
// Brings lines that were drawn apart over the picture.

layout(location = 0) uniform ivec2 origin;  // pixel of the picture's lower left corner

layout(binding = 0) uniform sampler2D lines;  // colours are multiplied by alpha

layout(location = 0) out vec4 color;

void main() {
    vec4 line = texelFetch(lines, ivec2(gl_FragCoord.xy) - origin, 0);
    if (line.a == 0.0) discard;
    color = vec4(line.rgb / line.a, line.a);
}
