#version 450 core

in vec3 arrow_shown;  // sRGB-encoded

layout(location = 0) out vec4 color;

void main() {
    color = vec4(arrow_shown, 1.0);
}
