// y = amplitude * sin(frequency * x + phase): a point of the plane z = 0 for each x.
#pragma OPENCL FP_CONTRACT OFF  // so that it computes what the GLSL does
kernel void sine(global const float* x, global float* positions, uint count, float amplitude, float frequency,
                 float phase) {
    size_t i = get_global_id(0);
    if (i >= count) return;
    positions[3 * i] = x[i];
    positions[3 * i + 1] = amplitude * sin(frequency * x[i] + phase);
    positions[3 * i + 2] = 0.0f;
}
