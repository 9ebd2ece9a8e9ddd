// What every program of the scene shares: the frame's constants and the output encoding.

layout(std140, binding = 0) uniform Frame {
    mat4 projection;   // reversed depth, z in [0, w]
    mat4 to_world;     // of directions in view space
    vec4 depths;       // where the scene is nearest to the eye and where it is farthest
    vec4 up_view;      // xyz: the world's up in view space
    vec4 viewport;     // width, height, 1/width, 1/height in pixels
    vec4 origin;       // xy: where in the framebuffer it begins, in pixels
    vec4 background_top;     // sRGB-encoded
    vec4 background_bottom;  // sRGB-encoded
} frame;

// Linear light to the sRGB encoding, IEC 61966-2-1. Its power is a polynomial of the fourth root here, fitted to
// 0.00004, a hundredth of what a byte can tell: pow costs several times as much where a CPU draws.
vec3 encode_srgb(vec3 linear) {
    vec3 low = 12.92 * linear;
    vec3 root = sqrt(sqrt(max(linear, vec3(0.0))));
    vec3 high = (((0.081330994 * root - 0.335505687) * root + 1.12268678) * root + 0.196133386) * root - 0.0646111426;
    return mix(high, low, lessThanEqual(linear, vec3(0.0031308)));
}

// The sRGB encoding to linear light.
vec3 decode_srgb(vec3 srgb) {
    vec3 low = srgb / 12.92;
    vec3 high = pow((srgb + 0.055) / 1.055, vec3(2.4));
    return mix(high, low, lessThanEqual(srgb, vec3(0.04045)));
}
