#include <vitrine/io/mtl_reader.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/base/mapped_file.h>
#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/mtl_map.h>
#include <vitrine/io/names.h>
#include <vitrine/io/numbers.h>
#include <vitrine/io/source_file.h>
#include <vitrine/io/text_scanner.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vitrine::io {
namespace {

/// One material as the file describes it.
struct Description {
    std::string name;
    std::optional<glm::vec3> diffuse;
    std::optional<glm::vec3> specular;
    std::optional<glm::vec3> emissive;
    std::optional<float> opacity;
    std::optional<float> transparency;
    std::optional<float> shininess;
    std::optional<float> roughness;
    std::optional<float> metallic;
    std::optional<float> clearcoat;
    std::optional<float> clearcoat_roughness;
    std::optional<glm::vec3> sheen;
    MtlMap base_color_map;
    MtlMap specular_map;
    MtlMap emissive_map;
    MtlMap opacity_map;
    MtlMap normal_map;
    MtlMap bump_map;
};

float clamped(float value) {
    return std::isfinite(value) ? std::clamp(value, 0.0F, 1.0F) : 1.0F;
}

glm::vec3 clamped(const glm::vec3& color) {
    return {clamped(color.x), clamped(color.y), clamped(color.z)};
}

/// Programs disagree about which of `d` and `Tr` is 1 for an opaque material, and some write both the same. `d` goes
/// first; a material that would be invisible is one that was written the other way round.
float alpha(const Description& material) {
    float alpha = 1;
    if (material.opacity) {
        alpha = clamped(*material.opacity);
    } else if (material.transparency) {
        alpha = 1 - clamped(*material.transparency);
    }
    return alpha > 0 ? alpha : 1;
}

/// Black highlights are none.
float roughness(const Description& material) {
    if (material.roughness) return clamped(*material.roughness);
    if (material.specular && *material.specular == glm::vec3(0)) return 1;
    return material.shininess ? roughness_of_shininess(*material.shininess) : scene::Material().roughness;
}

/// As sRGB, but what is brighter than white is so many times as bright.
glm::vec3 emissive(const glm::vec3& srgb) {
    constexpr float brightest = 1e6F;
    glm::vec3 light(0);
    for (int i = 0; i < 3; ++i) light[i] = srgb[i] > 0 ? std::min(srgb[i], brightest) : 0;
    const float scale = std::max({light.x, light.y, light.z, 1.0F});
    return scale * scene::linear_from_srgb(light / scale);
}

/// By its name: what the format calls a bump map is one of heights, which is no map of normals, but more programs
/// write those there than under `norm`, which came later. Heights that were taken for normals would look worse than
/// none, so a map counts only where its name says what it is.
bool is_named_like_normals(std::string_view picture) {
    std::string name(picture.substr(0, picture.rfind('.')));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
    const auto ends = [&](std::string_view part) { return name.ends_with(part); };
    return has("normal") || has("nrm") || has("tangentspace") || ends("_n") || ends("-n") || ends("_nor") ||
           ends("_norm") || ends("_ddn");
}

scene::TextureSlot& base_color_slot(scene::Material& material) {
    return material.base_color_texture;
}
scene::TextureSlot& specular_slot(scene::Material& material) {
    return material.specular.color_texture;
}
scene::TextureSlot& emissive_slot(scene::Material& material) {
    return material.emissive_texture;
}
scene::TextureSlot& normal_slot(scene::Material& material) {
    return material.normal_texture;
}

/// Makes a material of what was read.
class Finisher {
public:
    Finisher(const Description& read, const std::filesystem::path& folder) : read_(read), made_{{}, {}, folder} {}

    MtlMaterial finish() {
        material_.name = read_.name;
        set_base_color();
        set_highlights();
        set_emissive();
        const bool bump_is_normals = read_.normal_map.name.empty() && is_named_like_normals(read_.bump_map.name);
        add(bump_is_normals ? read_.bump_map : read_.normal_map, scene::TextureEncoding::data, normal_slot);
        return std::move(made_);
    }

private:
    /// A map is multiplied with the colour; where that is black, nobody meant it to be. A map of opacity counts where
    /// it is the alpha of the colour's: what leaves and fences are cut out by.
    void set_base_color() {
        const MtlMap& map = read_.base_color_map;
        const bool mapped = !map.name.empty();
        if (mapped) material_.base_color = glm::vec4(1);
        if (read_.diffuse && !(mapped && *read_.diffuse == glm::vec3(0)))
            material_.base_color = glm::vec4(scene::linear_from_srgb(clamped(*read_.diffuse)), 1);
        material_.base_color.w = alpha(read_);
        if (mapped && read_.opacity_map.name == map.name && material_.base_color.w == 1)
            material_.alpha_mode = scene::AlphaMode::mask;
        add(map, scene::TextureEncoding::color, base_color_slot);
    }

    void set_highlights() {
        material_.roughness = roughness(read_);
        if (read_.metallic) material_.metallic = clamped(*read_.metallic);
        if (read_.clearcoat) material_.clearcoat.factor = clamped(*read_.clearcoat);
        if (read_.clearcoat_roughness) material_.clearcoat.roughness = clamped(*read_.clearcoat_roughness);
        if (read_.sheen) {
            constexpr float usual_roughness = 0.3F;  // the file says nothing of it
            material_.sheen.color = clamped(*read_.sheen);
            material_.sheen.roughness = usual_roughness;
        }
        add(read_.specular_map, scene::TextureEncoding::color, specular_slot);
    }

    void set_emissive() {
        const bool mapped = !read_.emissive_map.name.empty();
        if (read_.emissive) material_.emissive = emissive(*read_.emissive);
        if (mapped && material_.emissive == glm::vec3(0)) material_.emissive = glm::vec3(1);
        add(read_.emissive_map, scene::TextureEncoding::color, emissive_slot);
    }

    void add(const MtlMap& map, scene::TextureEncoding encoding, scene::TextureSlot& (*slot)(scene::Material&)) {
        if (map.name.empty()) return;
        slot(material_) = map.slot;
        made_.pictures.push_back({map.name, encoding, slot});
    }

    const Description& read_;
    MtlMaterial made_;
    scene::Material& material_ = made_.material;
};

class MtlReader {
public:
    explicit MtlReader(const SourceFile& file) : file_(file), scanner_(file, {.comment = '#', .continuations = true}) {}

    std::map<std::string, MtlMaterial> read() {
        while (scanner_.next_line()) {
            const std::string_view keyword = scanner_.word();
            if (keyword == "newmtl") {
                keep();
                current_.emplace().name = clean_name(scanner_.rest_of_line());
            } else if (current_) {
                property(keyword);
            }
        }
        keep();
        return std::move(materials_);
    }

private:
    void property(std::string_view keyword) {
        Description& material = *current_;
        if (keyword == "Kd") return color(material.diffuse);
        if (keyword == "Ks") return color(material.specular);
        if (keyword == "Ke") return color(material.emissive);
        if (keyword == "Ps") return color(material.sheen);
        for (const auto& [name, member] : numbers) {
            if (keyword == name) material.*member = number();
        }
        for (const auto& [name, member] : maps) {
            if (keyword == name) material.*member = parse_mtl_map(scanner_.rest_of_line());
        }
    }

    /// One number stands for all three.
    void color(std::optional<glm::vec3>& to) {
        const auto red = number();
        if (!red) return;
        const float green = number().value_or(*red);
        to = glm::vec3(*red, green, number().value_or(green));
    }

    template <class T>
    struct Named {
        std::string_view name;
        T Description::*member;
    };
    static constexpr std::array<Named<std::optional<float>>, 7> numbers{{{"d", &Description::opacity},
                                                                         {"Tr", &Description::transparency},
                                                                         {"Ns", &Description::shininess},
                                                                         {"Pr", &Description::roughness},
                                                                         {"Pm", &Description::metallic},
                                                                         {"Pc", &Description::clearcoat},
                                                                         {"Pcr", &Description::clearcoat_roughness}}};
    static constexpr std::array<Named<MtlMap>, 8> maps{{{"map_Kd", &Description::base_color_map},
                                                        {"map_Ks", &Description::specular_map},
                                                        {"map_Ke", &Description::emissive_map},
                                                        {"map_d", &Description::opacity_map},
                                                        {"norm", &Description::normal_map},
                                                        {"map_Bump", &Description::bump_map},
                                                        {"map_bump", &Description::bump_map},
                                                        {"bump", &Description::bump_map}}};

    /// The next number; none, and a warning when there is something else. Passes over options like "-halo".
    std::optional<float> number() {
        std::string_view word = scanner_.word();
        while (word.starts_with("-") && !parse_float(word)) word = scanner_.word();
        if (word.empty()) return std::nullopt;
        const auto value = parse_float(word);
        if (!value)
            log().warn("{}: line {}: expected a number, found {}", display(file_.path), scanner_.line(),
                       in_quotes(word));
        return value;
    }

    void keep() {
        if (current_)
            materials_.insert_or_assign(current_->name, Finisher(*current_, file_.path.parent_path()).finish());
        current_.reset();
    }

    const SourceFile& file_;
    TextScanner scanner_;
    std::optional<Description> current_;
    std::map<std::string, MtlMaterial> materials_;
};

}  // namespace

std::map<std::string, MtlMaterial> read_mtl(const std::filesystem::path& path) {
    const MappedFile mapped(path);
    const SourceFile file{path, mapped.bytes()};
    return MtlReader(file).read();
}

}  // namespace vitrine::io
