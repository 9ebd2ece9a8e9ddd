#include <vitrine/io/mtl_reader.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/base/mapped_file.h>
#include <vitrine/io/mtl_map.h>
#include <vitrine/io/names.h>
#include <vitrine/io/numbers.h>
#include <vitrine/io/source_file.h>
#include <vitrine/io/text_scanner.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace vitrine::io {
namespace {

/// One material as the file describes it.
struct Description {
    std::string name;
    std::optional<glm::vec3> diffuse;
    std::optional<float> opacity;
    std::optional<float> transparency;
    MtlMap base_color_map;
};

float clamped(float value) {
    return std::isfinite(value) ? std::clamp(value, 0.0F, 1.0F) : 1.0F;
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

/// A map is multiplied with the colour; where that is black, nobody meant it to be.
MtlMaterial finished(const Description& read, const std::filesystem::path& folder) {
    scene::Material material;
    const bool mapped = !read.base_color_map.name.empty();
    if (mapped) material.base_color = glm::vec4(1);
    material.base_color_texture = read.base_color_map.slot;
    material.name = read.name;
    if (read.diffuse && !(mapped && *read.diffuse == glm::vec3(0))) {
        const glm::vec3 srgb(clamped(read.diffuse->x), clamped(read.diffuse->y), clamped(read.diffuse->z));
        material.base_color = glm::vec4(scene::linear_from_srgb(srgb), 1);
    }
    material.base_color.w = alpha(read);
    return {std::move(material), read.base_color_map.name, folder};
}

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
        if (keyword == "Kd") {
            const auto red = number();
            if (!red) return;
            const float green = number().value_or(*red);
            current_->diffuse = glm::vec3(*red, green, number().value_or(green));
        } else if (keyword == "d") {
            current_->opacity = number();
        } else if (keyword == "Tr") {
            current_->transparency = number();
        } else if (keyword == "map_Kd") {
            current_->base_color_map = parse_mtl_map(scanner_.rest_of_line());
        }
    }

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
        if (current_) materials_.insert_or_assign(current_->name, finished(*current_, file_.path.parent_path()));
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
