#include <vitrine/io/ply_vertices.h>

#include <vitrine/base/error.h>
#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/names.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace vitrine::io {
namespace {

using Names = std::array<std::string_view, 4>;
constexpr std::array<Names, 3> color_names{{{"red", "green", "blue", "alpha"},
                                            {"diffuse_red", "diffuse_green", "diffuse_blue", "diffuse_alpha"},
                                            {"r", "g", "b", "a"}}};

/// Finds out where each property goes, has them read, and converts what has to be.
class VertexReader {
public:
    VertexReader(const SourceFile& file, const PlyHeader& header, const PlyElement& element)
        : file_(file), header_(header), element_(element), targets_(element.properties.size()) {}

    PlyVertices read(PlyBody& body) {
        body.check_fits(element_);
        aim_positions();
        aim_normals();
        aim_colors();
        if (!header_.is_cloud()) aim_texcoords();
        aim_scalars();
        Preview preview;
        if (header_.is_cloud() || header_.format == PlyFormat::ascii)
            preview = [this](std::size_t rows) { return first_points(rows); };
        body.read(element_, targets_, nullptr, preview);
        if (!wide_colors_.empty()) convert_colors();
        // The file's run up.
        for (glm::vec2& texcoord : vertices_.texcoords.edit()) texcoord.y = 1.0F - texcoord.y;
        return std::move(vertices_);
    }

private:
    /// The property of that name, when it is one number.
    std::optional<std::size_t> number(std::string_view name) const {
        const auto found = element_.find(name);
        return found && !element_.properties[*found].is_list() ? found : std::nullopt;
    }

    void aim_positions() {
        vertices_.positions = arrays::Elements<glm::vec3>::unset(element_.count);
        constexpr std::array<std::string_view, 3> names{"x", "y", "z"};
        for (int i = 0; i < 3; ++i) {
            const auto property = number(names[static_cast<std::size_t>(i)]);
            if (!property)
                throw FileError(
                    file_.path, FilePlace::at_line(element_.line),
                    "expected a property " + in_quotes(names[static_cast<std::size_t>(i)]) + " of element 'vertex'");
            if (vertices_.positions.empty()) continue;
            targets_[*property] = {.numbers = &vertices_.positions.edit()[0][i], .stride = 3, .finite = true};
        }
    }

    /// Without what is only brought into its final form when all have been read.
    scene::Scene first_points(std::size_t rows) const {
        scene::PointCloud cloud;
        cloud.positions.adopt(vertices_.positions.first(rows));
        if (!vertices_.colors.empty() && wide_colors_.empty()) cloud.colors.adopt(vertices_.colors.first(rows));
        return make_cloud_scene(std::move(cloud), glm::dvec3(0), file_.path);
    }

    void aim_normals() {
        const std::array properties{number("nx"), number("ny"), number("nz")};
        if (!properties[0] || !properties[1] || !properties[2] || element_.count == 0) return;
        vertices_.normals = arrays::Elements<glm::vec3>::unset(element_.count);
        for (int i = 0; i < 3; ++i)
            targets_[*properties[static_cast<std::size_t>(i)]] = {.numbers = &vertices_.normals.edit()[0][i],
                                                                  .stride = 3};
    }

    void aim_colors() {
        if (element_.count == 0) return;
        for (const Names& names : color_names) {
            if (!number(names[0]) || !number(names[1]) || !number(names[2])) continue;
            bool all_bytes = true;
            for (std::size_t i = 0; i < 4; ++i) {
                color_properties_[i] = number(names[i]);
                all_bytes &=
                    !color_properties_[i] || element_.properties[*color_properties_[i]].type == NumberType::uint8;
            }
            vertices_.colors = arrays::Elements<glm::u8vec4>::unset(element_.count);
            fill(vertices_.colors.edit(), glm::u8vec4(255));
            if (!all_bytes) wide_colors_.assign(element_.count, glm::vec4(1));
            for (int i = 0; i < 4; ++i) aim_color(i, all_bytes);
            return;
        }
    }

    void aim_color(int channel, bool bytes) {
        const auto property = color_properties_[static_cast<std::size_t>(channel)];
        if (!property) return;
        PlyTarget& target = targets_[*property];
        target.stride = 4;
        if (bytes) {
            target.bytes = &vertices_.colors.edit()[0][channel];
        } else {
            target.numbers = &wide_colors_[0][channel];
        }
    }

    /// Without a picture u and v may be anything.
    void aim_texcoords() {
        const bool has_picture = !header_.texture_files.empty();
        using Pair = std::array<std::string_view, 2>;
        constexpr std::array<Pair, 3> names{{{"s", "t"}, {"texture_u", "texture_v"}, {"u", "v"}}};
        for (std::size_t i = 0; i < (has_picture ? 3U : 2U); ++i) {
            const std::array properties{number(names[i][0]), number(names[i][1])};
            if (!properties[0] || !properties[1] || element_.count == 0) continue;
            vertices_.texcoords = arrays::Elements<glm::vec2>::unset(element_.count);
            for (int k = 0; k < 2; ++k)
                targets_[*properties[static_cast<std::size_t>(k)]] = {.numbers = &vertices_.texcoords.edit()[0][k],
                                                                      .stride = 2};
            return;
        }
    }

    void aim_scalars() {
        std::size_t fields = 0;
        for (std::size_t i = 0; i < targets_.size(); ++i) fields += is_scalar(i) ? 1 : 0;
        vertices_.scalars.reserve(fields);
        for (std::size_t i = 0; i < targets_.size(); ++i) {
            if (!is_scalar(i)) continue;
            scene::ScalarField& field = vertices_.scalars.emplace_back();
            field.name = clean_name(element_.properties[i].name);
            field.values.adopt(arrays::Elements<float>::unset(element_.count));
            targets_[i].numbers = field.values.edit().data();
        }
    }

    bool is_scalar(std::size_t i) const {
        return element_.count > 0 && !targets_[i].wanted() && !element_.properties[i].is_list();
    }

    /// What a channel of full strength is in the file.
    float full_strength(std::size_t channel, bool floats_are_bytes) const {
        const NumberType type = element_.properties[*color_properties_[channel]].type;
        if (is_float(type)) return floats_are_bytes ? 255.0F : 1.0F;
        return type == NumberType::uint16 ? 65535.0F : 255.0F;
    }

    /// Floats are from 0 to 1; where any is above, they are from 0 to 255.
    void convert_colors() {
        bool floats_are_bytes = false;
        for (const glm::vec4& color : wide_colors_) floats_are_bytes |= color.x > 1 || color.y > 1 || color.z > 1;
        glm::vec4 full(1);
        for (int i = 0; i < 4; ++i) {
            const auto channel = static_cast<std::size_t>(i);
            if (color_properties_[channel]) full[i] = full_strength(channel, floats_are_bytes);
        }
        const std::span<glm::u8vec4> colors = vertices_.colors.edit();
        for (std::size_t i = 0; i < wide_colors_.size(); ++i) colors[i] = color_bytes(wide_colors_[i] / full);
    }

    const SourceFile& file_;
    const PlyHeader& header_;
    const PlyElement& element_;
    std::vector<PlyTarget> targets_;
    PlyVertices vertices_;
    std::array<std::optional<std::size_t>, 4> color_properties_;
    std::vector<glm::vec4> wide_colors_;  ///< channels as in the file, where some are no bytes
};

}  // namespace

PlyVertices read_ply_vertices(const SourceFile& file, const PlyHeader& header, const PlyElement& element,
                              PlyBody& body) {
    return VertexReader(file, header, element).read(body);
}

}  // namespace vitrine::io
