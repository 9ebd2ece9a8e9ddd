#include "scene_summary.h"

#include "text_table.h"

#include <vitrine/scene/field_statistics.h>
#include <vitrine/scene/scene_arrays.h>
#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <system_error>

namespace vitrine::app {
namespace {

/// Adds up attributes of the same name and kind over all geometries.
class AttributeTable {
public:
    template <class T>
    AttributeSummary* add(const std::string& of, const std::string& name, const std::string& type,
                          const arrays::TrackedArray<T>& array, bool scalar = false) {
        if (array.empty()) return nullptr;
        AttributeSummary& entry = entry_of(of, name, type, scalar);
        ++entry.geometries;
        entry.elements += array.size();
        entry.bytes += array.size_bytes();
        return &entry;
    }

    void add(const std::string& of, const std::string& name, const std::string& type,
             const arrays::TrackedTexels& image) {
        AttributeSummary& entry = entry_of(of, name, type, false);
        ++entry.geometries;
        entry.elements += image.width * image.height;
        entry.bytes += image.bytes.size_bytes;
    }

    void add_scalars(const std::string& of, const std::vector<scene::ScalarField>& fields) {
        for (const scene::ScalarField& field : fields) {
            AttributeSummary* entry = add(of, field.name, "float32", field.values, true);
            if (entry == nullptr) continue;
            const scene::FieldStatistics known = scene::statistics_of({field.values.view()});
            entry->not_numbers += known.not_numbers;
            entry->infinite += known.infinite;
            if (known.finite() == 0) continue;
            entry->min = std::min(entry->min, known.min);
            entry->max = std::max(entry->max, known.max);
        }
    }

    std::vector<AttributeSummary> take() { return std::move(entries_); }

private:
    AttributeSummary& entry_of(const std::string& of, const std::string& name, const std::string& type, bool scalar) {
        const auto same = [&](const AttributeSummary& e) { return e.of == of && e.name == name && e.scalar == scalar; };
        const auto found = std::find_if(entries_.begin(), entries_.end(), same);
        if (found != entries_.end()) return *found;
        AttributeSummary entry{.name = name, .of = of, .type = type, .scalar = scalar};
        if (scalar) {
            entry.min = std::numeric_limits<float>::infinity();
            entry.max = -std::numeric_limits<float>::infinity();
        }
        return entries_.emplace_back(std::move(entry));
    }

    std::vector<AttributeSummary> entries_;
};

constexpr const char* vector_type = "3 x float32";
constexpr const char* color_type = "4 x uint8";
constexpr const char* index_type = "uint32";

std::vector<AttributeSummary> attributes_of(const scene::Scene& scene) {
    AttributeTable table;
    scene.meshes().for_each([&](scene::MeshId, const scene::Mesh& mesh) {
        table.add("mesh", "position", vector_type, mesh.positions);
        table.add("mesh", "normal", vector_type, mesh.normals);
        table.add("mesh", "normal, packed", "2 x int16", mesh.packed_normals);
        table.add("mesh", "color", color_type, mesh.colors);
        table.add("mesh", "vertex", "28 bytes", mesh.vertices);
        table.add("mesh", "texture coordinate", "2 x float32", mesh.texcoords);
        table.add("mesh", "texture coordinate, second", "2 x float32", mesh.second_texcoords);
        table.add("mesh", "tangent", "4 x float32", mesh.tangents);
        table.add("mesh", "joint", "4 x uint16", mesh.joints);
        table.add("mesh", "weight", "4 x float32", mesh.weights);
        scene::visit_morph_arrays(mesh,
                                  [&](const auto& array) { table.add("mesh", "morph target", vector_type, array); });
        table.add("mesh", "index", index_type, mesh.indices);
        table.add("mesh", "index, short", "uint16", mesh.short_indices);
        table.add("mesh", "index, coarser levels", index_type, mesh.level_indices);
        table.add_scalars("mesh", mesh.scalars);
        table.add_scalars("faces", mesh.face_scalars);
    });
    scene.point_clouds().for_each([&](scene::PointCloudId, const scene::PointCloud& cloud) {
        table.add("point cloud", "position", vector_type, cloud.positions);
        table.add("point cloud", "normal", vector_type, cloud.normals);
        table.add("point cloud", "color", color_type, cloud.colors);
        table.add_scalars("point cloud", cloud.scalars);
    });
    scene.line_sets().for_each([&](scene::LineSetId, const scene::LineSet& lines) {
        table.add("line set", "position", vector_type, lines.positions);
        table.add("line set", "color", color_type, lines.colors);
        table.add("line set", "index", index_type, lines.indices);
    });
    scene.instances().for_each([&](scene::InstancesId, const scene::Instances& instances) {
        table.add("instances", "transform", "16 x float32", instances.transforms);
        table.add_scalars("instances", instances.scalars);
    });
    scene::visit_images(scene, [&](const arrays::TrackedTexels& image) {
        table.add(image.levels ? "texture" : "image", "texels", std::string(name_of(image.format)), image);
    });
    scene.collections().for_each([&](scene::CollectionId, const scene::Collection& collection) {
        table.add("collection", "item", "112 bytes", collection.items());
        table.add("collection", "position", vector_type, collection.positions());
        table.add("collection", "vertex", "12 bytes", collection.vertices());
        table.add("collection", "outline", "24 bytes", collection.outline());
        table.add("collection", "index", index_type, collection.indices());
    });
    return table.take();
}

std::vector<TextureSlotSummary> textured_slots(const scene::Scene& scene) {
    std::vector<TextureSlotSummary> slots;
    scene.materials().for_each([&](scene::MaterialId, const scene::Material& material) {
        std::size_t next = 0;
        const auto count = [&](const char* name, const scene::TextureSlot& slot, scene::TextureEncoding) {
            if (next == slots.size()) slots.push_back({name, 0});
            slots[next++].materials += scene.textures().contains(slot.texture) ? 1 : 0;
        };
        scene::visit_slots(material, count);
    });
    std::erase_if(slots, [](const TextureSlotSummary& slot) { return slot.materials == 0; });
    return slots;
}

std::vector<std::string> variant_names(const scene::Scene& scene) {
    std::vector<std::string> names;
    for (const scene::MaterialVariant& variant : scene.variants()) names.push_back(variant.name);
    return names;
}

/// A line; nothing where nobody has a texture.
std::string text_of(const std::vector<TextureSlotSummary>& slots) {
    std::string text;
    for (const TextureSlotSummary& slot : slots)
        text += fmt::format("{}{} ({})", text.empty() ? "  textures of materials  " : ", ", slot.slot, slot.materials);
    return text.empty() ? text : text + '\n';
}

/// "0.5 to 2, 3 NaN"; empty for what has no range.
std::string range_text(const AttributeSummary& attribute) {
    if (!attribute.scalar) return {};
    std::string text;
    if (attribute.min <= attribute.max) text = fmt::format("{:g} to {:g}", attribute.min, attribute.max);
    const auto add = [&text](std::size_t count, const char* what) {
        if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", ui::format_count(count), what);
    };
    add(attribute.not_numbers, "NaN");
    add(attribute.infinite, "infinite");
    return text;
}

/// The counts in the order in which they are shown.
std::array<std::pair<const char*, std::size_t>, 16> named_counts(const scene::SceneCounts& counts) {
    return {{{"nodes", counts.nodes},
             {"instances", counts.instances},
             {"meshes", counts.meshes},
             {"point_clouds", counts.point_clouds},
             {"line_sets", counts.line_sets},
             {"collections", counts.collections},
             {"materials", counts.materials},
             {"textures", counts.textures},
             {"lights", counts.lights},
             {"vertices", counts.vertices},
             {"triangles", counts.triangles},
             {"points", counts.points},
             {"segments", counts.segments},
             {"images", counts.images},
             {"texels", counts.texels},
             {"items", counts.items}}};
}

nlohmann::ordered_json array_of(const glm::dvec3& v) {
    return nlohmann::ordered_json::array({v.x, v.y, v.z});
}

std::string text_of(const glm::dvec3& v, int digits = 6) {
    return fmt::format("{:.{}g}, {:.{}g}, {:.{}g}", v.x, digits, v.y, digits, v.z, digits);
}

nlohmann::ordered_json json_of(const scene::Light& light) {
    nlohmann::ordered_json json{{"name", light.name},
                                {"kind", name_of(light.kind)},
                                {"color", array_of(light.color)},
                                {"intensity", light.intensity},
                                {"intensity_unit", intensity_unit(light.kind)},
                                {"range", nullptr}};
    if (std::isfinite(light.range)) json["range"] = light.range;
    if (light.kind == scene::LightKind::spot) {
        json["inner_cone_radians"] = light.inner_cone_radians;
        json["outer_cone_radians"] = light.outer_cone_radians;
    }
    return json;
}

std::string table_of(const std::vector<scene::Light>& lights) {
    TextTable table({{"light", Align::left},
                     {"kind", Align::left},
                     {"color", Align::left},
                     {"intensity", Align::right},
                     {"range", Align::right},
                     {"cone", Align::left}});
    for (const scene::Light& light : lights) {
        const bool has_cone = light.kind == scene::LightKind::spot;
        table.add_row(
            {light.name, std::string(name_of(light.kind)), text_of(light.color),
             fmt::format("{:g} {}", light.intensity, intensity_unit(light.kind)),
             std::isfinite(light.range) ? fmt::format("{:g} m", light.range) : "",
             has_cone ? fmt::format("{:.4g} to {:.4g} rad", light.inner_cone_radians, light.outer_cone_radians) : ""});
    }
    return lights.empty() ? "" : table.text();
}

/// As few digits, but at least 6, as show on each axis that two ends are not the same.
int digits_for(const scene::Bounds& bounds) {
    constexpr int most = 17;  // of a double
    int digits = 6;
    for (int axis = 0; axis < 3; ++axis) {
        const double low = bounds.min[axis];
        const double high = bounds.max[axis];
        while (digits < most && low != high &&
               fmt::format("{:.{}g}", low, digits) == fmt::format("{:.{}g}", high, digits))
            ++digits;
    }
    return digits;
}

}  // namespace

SceneSummary summarize(const std::filesystem::path& file, const scene::Scene& scene) {
    std::error_code ignored;
    const std::uintmax_t size = std::filesystem::file_size(file, ignored);
    return {.file = file,
            .file_bytes = ignored ? 0 : size,
            .counts = scene.counts(),
            .bounds = scene.bounds(),
            .lights = scene.lights(),
            .motion = motion_of(scene),
            .variants = variant_names(scene),
            .textured = textured_slots(scene),
            .attributes = attributes_of(scene)};
}

nlohmann::ordered_json to_json(const SceneSummary& summary) {
    nlohmann::ordered_json json;
    json["file"] = summary.file.string();
    json["file_bytes"] = summary.file_bytes;
    for (const auto& [name, count] : named_counts(summary.counts)) json[name] = count;
    json["bounds"] = nullptr;
    if (!summary.bounds.empty()) {
        json["bounds"] = {{"min", array_of(summary.bounds.min)},
                          {"max", array_of(summary.bounds.max)},
                          {"size", array_of(summary.bounds.size())}};
    }
    json["light_sources"] = nlohmann::ordered_json::array();
    for (const scene::Light& light : summary.lights) json["light_sources"].push_back(json_of(light));
    add_to_json(summary.motion, json);
    json["variants"] = summary.variants;
    json["textures_of_materials"] = nlohmann::ordered_json::object();
    for (const TextureSlotSummary& slot : summary.textured) json["textures_of_materials"][slot.slot] = slot.materials;
    json["attributes"] = nlohmann::ordered_json::array();
    for (const AttributeSummary& attribute : summary.attributes) {
        nlohmann::ordered_json entry{{"name", attribute.name},
                                     {"of", attribute.of},
                                     {"type", attribute.type},
                                     {"scalar", attribute.scalar},
                                     {"geometries", attribute.geometries},
                                     {"elements", attribute.elements},
                                     {"bytes", attribute.bytes}};
        if (attribute.scalar && attribute.min <= attribute.max) {
            entry["min"] = attribute.min;
            entry["max"] = attribute.max;
        }
        if (attribute.scalar) {
            entry["nan"] = attribute.not_numbers;
            entry["infinite"] = attribute.infinite;
        }
        json["attributes"].push_back(std::move(entry));
    }
    json["memory_bytes"] = summary.counts.bytes;
    return json;
}

std::string to_text(const SceneSummary& summary) {
    std::string text = fmt::format("{}  ({})\n", summary.file.string(), ui::format_bytes(summary.file_bytes).text());
    TextTable counts({{"", Align::left}, {"", Align::right}});
    for (const auto& [name, count] : named_counts(summary.counts)) {
        std::string label = name;
        std::replace(label.begin(), label.end(), '_', ' ');
        counts.add_row({label, ui::format_count(count)});
    }
    counts.add_row({"memory", ui::format_bytes(summary.counts.bytes).text()});
    text += counts.text();
    if (summary.bounds.empty()) {
        text += "  bounds  none: nothing is visible\n";
    } else {
        const int digits = digits_for(summary.bounds);
        text += fmt::format("  bounds  {}  to  {}\n  size    {}\n", text_of(summary.bounds.min, digits),
                            text_of(summary.bounds.max, digits), text_of(summary.bounds.size()));
    }
    text += text_of(summary.textured);
    for (std::size_t i = 0; i < summary.variants.size(); ++i)
        text += (i == 0 ? "  variants  " : ", ") + summary.variants[i];
    if (!summary.variants.empty()) text += '\n';
    text += table_of(summary.lights);
    text += to_text(summary.motion);
    TextTable attributes({{"attribute", Align::left},
                          {"of", Align::left},
                          {"type", Align::left},
                          {"elements", Align::right},
                          {"memory", Align::right},
                          {"range", Align::left}});
    for (const AttributeSummary& a : summary.attributes) {
        attributes.add_row(
            {a.name, a.of, a.type, ui::format_count(a.elements), ui::format_bytes(a.bytes).text(), range_text(a)});
    }
    if (!summary.attributes.empty()) text += attributes.text();
    return text;
}

}  // namespace vitrine::app
