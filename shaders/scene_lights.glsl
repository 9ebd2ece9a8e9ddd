// Light of the lamps and suns that a scene brings along (KHR_lights_punctual).

struct SceneLight {
    vec4 place;  // where it stands, and 1; or the direction towards it, and 0; view space
    vec4 axis;   // where it shines; of a spot light
    vec4 color;  // irradiance at a distance of 1, or everywhere
    vec4 reach;  // 1 / range, 0 where that is infinite; factor and constant of the cosine between cones
};
layout(std430, binding = 2) readonly buffer SceneLights { SceneLight scene_lights[]; };

// Irradiance of a surface that faces the light; `to_light`: of length 1.
vec3 light_at(SceneLight source, vec3 point, out vec3 to_light) {
    vec3 way = source.place.xyz - source.place.w * point;
    float squared = max(dot(way, way), 1e-12);
    to_light = way * inversesqrt(squared);
    if (source.place.w == 0.0) return source.color.rgb;
    float cone = clamp(dot(source.axis.xyz, -to_light) * source.reach.y + source.reach.z, 0.0, 1.0);
    float part = squared * source.reach.x * source.reach.x;
    return source.color.rgb * (cone * cone * clamp(1.0 - part * part, 0.0, 1.0) / squared);
}
