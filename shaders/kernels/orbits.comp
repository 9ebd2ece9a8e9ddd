#version 450
// Moves bodies on along their ellipses, which turn together, and says where they are.
layout(local_size_x = 256) in;  // 16 million bodies are 65,536 groups
layout(std430) readonly buffer SemiMajor { float semi_major[]; };
layout(std430) readonly buffer SemiMinor { float semi_minor[]; };
layout(std430) readonly buffer CosTilt { float cos_tilt[]; };
layout(std430) readonly buffer SinTilt { float sin_tilt[]; };
layout(std430) readonly buffer Speed { float speed[]; };    // revolutions in a million years
layout(std430) readonly buffer Height { float height[]; };  // above the plane
layout(std430) buffer Phase { float phase[]; };             // revolutions, 0 to 1
layout(std430) writeonly buffer Positions { float positions[]; };
uniform uint count;
uniform float myr;
uniform vec2 turned;  // cosine and sine of how far the ellipses have turned

void main() {
    uint i = gl_GlobalInvocationID.x;
    if (i >= count) return;
    phase[i] = fract(phase[i] + speed[i] * myr);
    // Half a turn is taken off and made up for by the signs: drivers are exact for angles between -pi and pi.
    float angle = 6.28318530718 * (phase[i] - 0.5);
    float along = -semi_major[i] * cos(angle);
    float across = -semi_minor[i] * sin(angle);
    vec2 tilted = vec2(along * cos_tilt[i] - across * sin_tilt[i], along * sin_tilt[i] + across * cos_tilt[i]);
    positions[3u * i] = tilted.x * turned.x - tilted.y * turned.y;
    positions[3u * i + 1u] = height[i];
    positions[3u * i + 2u] = tilted.x * turned.y + tilted.y * turned.x;
}
