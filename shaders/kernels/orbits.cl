// Moves bodies on along their ellipses, which turn together, and says where they are.
#pragma OPENCL FP_CONTRACT OFF  // so that it computes what the GLSL does
kernel void orbits(global const float* semi_major, global const float* semi_minor, global const float* cos_tilt,
                   global const float* sin_tilt, global const float* speed, global const float* height,
                   global float* phase, global float* positions, uint count, float myr, float2 turned) {
    size_t i = get_global_id(0);
    if (i >= count) return;
    float turns = phase[i] + speed[i] * myr;
    turns -= floor(turns);
    phase[i] = turns;
    // Half a turn is taken off and made up for by the signs: native functions are exact between -pi and pi.
    float angle = 6.28318530718f * (turns - 0.5f);
    float along = -semi_major[i] * cos(angle);
    float across = -semi_minor[i] * sin(angle);
    float x = along * cos_tilt[i] - across * sin_tilt[i];
    float z = along * sin_tilt[i] + across * cos_tilt[i];
    positions[3 * i] = x * turned.x - z * turned.y;
    positions[3 * i + 1] = height[i];
    positions[3 * i + 2] = x * turned.y + z * turned.x;
}
