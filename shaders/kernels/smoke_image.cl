// Writes smoke to the image that is drawn, whose first row is the upper one.
#pragma OPENCL FP_CONTRACT OFF  // so that it computes what the GLSL does
kernel void smoke_image(global const float* density, write_only image2d_t image, uint2 count) {
    uint2 cell = (uint2)(get_global_id(0), get_global_id(1));
    if (cell.x >= count.x || cell.y >= count.y) return;
    write_imagef(image, (int2)(cell.x, count.y - 1 - cell.y), (float4)(density[cell.y * count.x + cell.x]));
}
