#version 450 core

flat in vec4 fill_color;
in float coverage;

layout(location = 0) out vec4 color;

void main() {
    color = vec4(fill_color.rgb, fill_color.a * coverage);
}
