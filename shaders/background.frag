#version 450 core

in vec3 gradient;

layout(location = 0) out vec4 color;

void main() {
    color = vec4(gradient, 1.0);
}
