// What fragments leave behind; the last line of a shader that includes this is leave(its colour). See
// render/fragments.h. Where SHAPE is defined no more is asked of that than its alpha.

#if defined(IDS) || defined(MASK) || defined(DEPTHS)
#define SHAPE
#endif

#if defined(IDS) || defined(MASK)
const float least_alpha = 0.06;  // what is paler is not seen
#endif

#if defined(IDS)
layout(location = 40) uniform uvec3 who;  // item; number of the draw's first primitive; triangles of each
layout(location = 0) out uvec4 identity;  // item, primitive, bits of the depth, instance
#ifdef INSTANCED
flat in uint instance_number;
#else
const uint instance_number = 0u;
#endif

void leave(vec4 color) {
    if (color.a < least_alpha) discard;
    identity = uvec4(who.x, who.y + uint(gl_PrimitiveID) / who.z, floatBitsToUint(gl_FragCoord.z), instance_number);
}

#elif defined(MASK)
layout(binding = 6) uniform sampler2D scene_depth;  // one sample per pixel
layout(location = 0) out float mask;  // 0.5 where something is there, 1 where nothing hides it

// What the scene has there is the same surface where it lies no farther in front than this fragment slopes.
void leave(vec4 color) {
    float slack = fwidth(gl_FragCoord.z) + 1e-4 * gl_FragCoord.z + 2e-7;
    if (color.a < least_alpha) discard;
    float nearest = texelFetch(scene_depth, ivec2(gl_FragCoord.xy), 0).r;
    mask = gl_FragCoord.z + slack >= nearest ? 1.0 : 0.5;
}

#elif defined(DEPTHS)
void leave(vec4 color) {}

#elif defined(WEIGHTED)
layout(location = 0) out vec4 sum;     // of colours, by their alpha and a weight; and of these
layout(location = 1) out float layers;  // sum of logarithms of what each lets through

// What is nearer counts more (McGuire and Bavoil, "Weighted blended order-independent transparency", 2013), by where it
// lies between the scene's nearest point and its farthest.
void leave(vec4 shown) {
    float depth = 1.0 / gl_FragCoord.w;
    if (frame.projection[2][3] == 0.0)
        depth = (gl_FragCoord.z - frame.projection[3][2]) / -frame.projection[2][2];
    float part = clamp((depth - frame.depths.x) / max(frame.depths.y - frame.depths.x, 1e-30), 0.0, 1.0);
    float alpha = clamp(shown.a, 0.0, 0.9999);
    float far = 1.0 - part;
    float weight = alpha * (0.2 + 2.0 * far * far);
    sum = vec4(shown.rgb, 1.0) * weight;
    layers = -log2(1.0 - alpha);
}

#elif defined(PEELED)
layout(binding = 13) uniform sampler2D opaque_depths;  // reversed, one sample per pixel
layout(binding = 14) uniform sampler2D peeled_depths;  // of the layer before; above all where there is none
layout(location = 0) out vec4 color;                   // multiplied by alpha

void leave(vec4 shown) {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    if (gl_FragCoord.z <= texelFetch(opaque_depths, pixel, 0).r) discard;
    if (gl_FragCoord.z >= texelFetch(peeled_depths, pixel, 0).r) discard;
    color = vec4(shown.rgb * shown.a, shown.a);
}

#else
layout(location = 0) out vec4 color;

void leave(vec4 shown) {
    color = shown;
}
#endif
