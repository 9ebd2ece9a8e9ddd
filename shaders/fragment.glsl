// What fragments leave behind; the last line of a shader that includes this is leave(its colour). See
// render/fragments.h.

#if defined(IDS) || defined(MASK)
const float least_alpha = 0.06;  // what is paler is not seen
#endif

#if defined(IDS)
layout(location = 40) uniform uvec3 who;  // item; number of the draw's first primitive; triangles of each
layout(location = 0) out uvec4 identity;  // item, primitive, bits of the depth

void leave(vec4 color) {
    if (color.a < least_alpha) discard;
    identity = uvec4(who.x, who.y + uint(gl_PrimitiveID) / who.z, floatBitsToUint(gl_FragCoord.z), 0u);
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

#else
layout(location = 0) out vec4 color;

void leave(vec4 shown) {
    color = shown;
}
#endif
