// From linear light of any brightness to colours that a screen has, linear, 0 to 1.

// By the Khronos group, "PBR neutral tone mapper", 2024: colours of materials stay what they are, but for what is nearly
// white and above, which is compressed and loses saturation.
vec3 neutral(vec3 color) {
    const float start = 0.8 - 0.04;
    const float desaturation = 0.15;
    float least = min(color.r, min(color.g, color.b));
    float offset = least < 0.08 ? least - 6.25 * least * least : 0.04;
    color -= offset;
    float peak = max(color.r, max(color.g, color.b));
    if (peak < start) return color;
    float range = 1.0 - start;
    float compressed = 1.0 - range * range / (peak + range - start);
    color *= compressed / peak;
    float white = 1.0 - 1.0 / (desaturation * (peak - compressed) + 1.0);
    return mix(color, vec3(compressed), white);
}

// The Academy's reference curve as S. Hill fitted it, with its change of primaries.
vec3 aces(vec3 color) {
    const mat3 to_film = mat3(0.59719, 0.07600, 0.02840, 0.35458, 0.90834, 0.13383, 0.04823, 0.01566, 0.83777);
    const mat3 from_film = mat3(1.60475, -0.10208, -0.00327, -0.53108, 1.10813, -0.07276, -0.07367, -0.00605, 1.07602);
    color = to_film * color;
    color = (color * (color + 0.0245786) - 0.000090537) / (color * (0.983729 * color + 0.4329510) + 0.238081);
    return clamp(from_film * color, 0.0, 1.0);
}

// AgX by T. Sobotka, with the polynomial of B. Wrensch for its curve.
vec3 agx(vec3 color) {
    const mat3 inset = mat3(0.842479062253094, 0.0423282422610123, 0.0423756549057051,
                            0.0784335999999992, 0.878468636469772, 0.0784336,
                            0.0792237451477643, 0.0791661274605434, 0.879142973793104);
    const mat3 outset = mat3(1.19687900512017, -0.0528968517574562, -0.0529716355144438,
                             -0.0980208811401368, 1.15190312990417, -0.0980434501171241,
                             -0.0990297440797205, -0.0989611768448433, 1.15107367264116);
    const float darkest = -12.47393;
    const float brightest = 4.026069;
    vec3 x = clamp((log2(max(inset * color, vec3(1e-10))) - darkest) / (brightest - darkest), 0.0, 1.0);
    vec3 x2 = x * x;
    vec3 x4 = x2 * x2;
    vec3 curve = 15.5 * x4 * x2 - 40.14 * x4 * x + 31.96 * x4 - 6.868 * x2 * x + 0.4298 * x2 + 0.1191 * x - 0.00232;
    return pow(clamp(outset * curve, 0.0, 1.0), vec3(2.2));
}

// Programs have one of them: a driver that computes all sides of a branch would compute all.
vec3 tone_mapped(vec3 color) {
#if defined(ACES)
    return aces(color);
#elif defined(AGX)
    return agx(color);
#elif defined(NO_TONES)
    return clamp(color, 0.0, 1.0);
#else
    return clamp(neutral(color), 0.0, 1.0);
#endif
}
