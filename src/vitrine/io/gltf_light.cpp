#include <vitrine/io/gltf_light.h>

#include <vitrine/io/names.h>

#include <numbers>
#include <string_view>

namespace vitrine::io {
namespace {

std::optional<JsonElement> find_lights(const JsonElement& element) {
    const auto extensions = element.find("extensions");
    return extensions ? extensions->find("KHR_lights_punctual") : std::nullopt;
}

float read_not_negative(const JsonElement& element) {
    const float number = element.number();
    if (number < 0) element.fail("expected a number, not negative, found " + std::to_string(number));
    return number;
}

scene::LightKind read_kind(const JsonElement& type) {
    for (const auto kind : {scene::LightKind::directional, scene::LightKind::point, scene::LightKind::spot}) {
        if (type.text() == name_of(kind)) return kind;
    }
    type.fail("expected 'directional', 'point' or 'spot', found " + in_quotes(type.text()));
}

void read_cone(const JsonElement& spot, scene::Light& light) {
    constexpr auto widest = static_cast<float>(std::numbers::pi / 2);
    if (const auto outer = spot.find("outerConeAngle")) {
        light.outer_cone_radians = outer->number();
        if (!(light.outer_cone_radians > 0 && light.outer_cone_radians <= widest))
            outer->fail("expected an angle above 0 and up to pi / 2, found " +
                        std::to_string(light.outer_cone_radians));
    }
    if (const auto inner = spot.find("innerConeAngle")) {
        light.inner_cone_radians = read_not_negative(*inner);
        if (light.inner_cone_radians > light.outer_cone_radians)  // exporters write equal ones for a sharp edge
            inner->fail("expected at most the outer angle, " + std::to_string(light.outer_cone_radians) + ", found " +
                        std::to_string(light.inner_cone_radians));
    }
}

scene::Light read_numbers(const JsonElement& element) {
    scene::Light light;
    light.kind = read_kind(element.get("type"));
    if (const auto color = element.find("color")) {
        for (int i = 0; i < 3; ++i) light.color[i] = read_not_negative(color->at(static_cast<std::size_t>(i)));
    }
    if (const auto intensity = element.find("intensity")) light.intensity = read_not_negative(*intensity);
    if (const auto range = element.find("range")) {
        const float metres = read_not_negative(*range);
        if (metres > 0) light.range = metres;  // exporters write 0 for no end
    }
    if (light.kind == scene::LightKind::spot) read_cone(element.get("spot"), light);
    return light;
}

}  // namespace

std::optional<scene::Light> read_light(const GltfFile& gltf, const JsonElement& node, const std::string& otherwise) {
    const auto use = find_lights(node);
    if (!use) return std::nullopt;
    const auto of_file = find_lights(gltf.root());
    const std::size_t index = use->get("light").index(of_file ? of_file->size_of("lights") : 0, "lights");
    const JsonElement element = of_file->get("lights").at(index);
    scene::Light light = read_numbers(element);
    light.name = clean_name(element.text_or("name", ""));
    if (light.name.empty()) light.name = otherwise;
    return light;
}

}  // namespace vitrine::io
