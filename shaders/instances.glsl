// Places at which a mesh is drawn, see render/item_instances.h.
layout(location = 3) in uint instance;
layout(std430, binding = 0) readonly buffer Instances { mat4 instances[]; };
layout(location = 33) uniform vec3 instance_origin;

vec3 placed_point(vec3 point) {
    mat4 place = instances[instance];
    return mat3(place) * point + (place[3].xyz - instance_origin);
}

vec3 placed_direction(vec3 direction) {
    return mat3(instances[instance]) * direction;
}

// By the matrix of cofactors, the inverse transpose but for a factor, which flat ones have, too.
vec3 placed_normal(vec3 normal) {
    mat3 place = mat3(instances[instance]);
    mat3 cofactors = mat3(cross(place[1], place[2]), cross(place[2], place[0]), cross(place[0], place[1]));
    return cofactors * normal * (dot(place[0], cofactors[0]) < 0.0 ? -1.0 : 1.0);
}
