#include <vitrine/io/gltf_meshes.h>

#include <vitrine/base/log.h>
#include <vitrine/io/byte_reader.h>
#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/gltf_topology.h>
#include <vitrine/io/names.h>

#include <array>
#include <numeric>
#include <string_view>
#include <utility>

namespace vitrine::io {
namespace {

/// Which elements of its accessors a primitive uses: all of them, or some.
struct Selection {
    std::size_t count = 0;
    std::vector<std::uint32_t> places;  ///< empty: all

    std::size_t place(std::size_t i) const { return places.empty() ? i : places[i]; }
};

/// Reads one primitive's accessors into arrays.
class PrimitiveReader {
public:
    PrimitiveReader(const JsonElement& primitive, GltfAccessors& accessors, GltfBuffers& buffers)
        : primitive_(primitive),
          attributes_(primitive.get("attributes")),
          position_(attributes_.get("POSITION")),
          accessors_(accessors),
          buffers_(buffers),
          vertex_count_(accessors.get(position_).count) {
        read_mode();
        read_indices();
    }

    GltfMode mode() const { return mode_; }
    bool is_triangles() const { return mode_ >= GltfMode::triangles; }

    std::vector<glm::vec3> positions() {
        std::vector<glm::vec3> positions = vectors(position_);
        for (std::size_t i = 0; i < positions.size(); ++i) {
            if (!is_finite(positions[i]))
                position_.fail("expected finite positions, found NaN or infinity in element " +
                               std::to_string(selection_.place(i)));
        }
        return positions;
    }

    std::vector<glm::vec3> normals() {
        const auto normal = attributes_.find("NORMAL");
        return normal ? vectors(*normal) : std::vector<glm::vec3>{};
    }

    std::vector<glm::u8vec4> colors() {
        std::vector<glm::u8vec4> colors;
        const auto color = attributes_.find("COLOR_0");
        if (!color) return colors;
        const GltfAccessor& accessor = accessors_.get(*color);
        if (accessor.components != 3 && accessor.components != 4)
            color->fail("expected an accessor of type VEC3 or VEC4");
        check_count(accessor, *color);
        const bool normalized = accessor.type != GltfComponent::float32;  // integers always are, even if unmarked
        buffers_.charge(selection_.count * sizeof(glm::u8vec4), *color);
        colors.reserve(selection_.count);
        for (std::size_t i = 0; i < selection_.count; ++i)
            colors.push_back(scene::encode_color(accessor.vector(selection_.place(i), normalized)));
        return colors;
    }

    /// Indices into the arrays that the others return; empty: one vertex follows the other.
    std::vector<std::uint32_t> take_indices() { return std::move(indices_); }

private:
    void read_mode() {
        const std::uint64_t mode = primitive_.count_or("mode", 4);
        if (mode > 6) primitive_.get("mode").fail("expected 0 to 6, found " + std::to_string(mode));
        mode_ = static_cast<GltfMode>(mode);
    }

    void read_indices() {
        const auto element = primitive_.find("indices");
        const bool in_order = mode_ == GltfMode::points || mode_ == GltfMode::lines || mode_ == GltfMode::triangles;
        const std::size_t count = element ? accessors_.get(*element).count : vertex_count_;
        check_multiple(count, element ? *element : position_);
        selection_.count = vertex_count_;
        if (!element && in_order) return;
        // The sequence, what it is turned into (three times as many at most), and its sorted copy.
        buffers_.charge(std::uint64_t{count} * 7 * sizeof(std::uint32_t), primitive_);
        indices_ = separated(element ? sequence(*element) : counted(count), mode_);
        if (mode_ == GltfMode::points) {
            selection_ = {indices_.size(), std::move(indices_)};
            indices_.clear();
        } else if (indices_.size() < vertex_count_) {
            selection_.places = compacted(indices_);
            selection_.count = selection_.places.size();
        }
    }

    void check_multiple(std::size_t count, const JsonElement& element) const {
        const std::size_t group = mode_ == GltfMode::triangles ? 3 : mode_ == GltfMode::lines ? 2 : 1;
        if (count % group != 0)
            element.fail("expected a multiple of " + std::to_string(group) + " vertices, found " +
                         std::to_string(count));
    }

    static std::vector<std::uint32_t> counted(std::size_t count) {
        std::vector<std::uint32_t> sequence(count);
        std::iota(sequence.begin(), sequence.end(), 0U);
        return sequence;
    }

    std::vector<std::uint32_t> sequence(const JsonElement& element) {
        const GltfAccessor& accessor = accessors_.get(element);
        const bool is_unsigned = accessor.type == GltfComponent::uint8 || accessor.type == GltfComponent::uint16 ||
                                 accessor.type == GltfComponent::uint32;
        if (accessor.components != 1 || !is_unsigned)
            element.fail("expected an accessor of type SCALAR and unsigned components");
        std::vector<std::uint32_t> sequence(accessor.count);
        for (std::size_t i = 0; i < sequence.size(); ++i) {
            sequence[i] = accessor.index(i);
            if (sequence[i] >= vertex_count_)
                element.fail("index " + std::to_string(sequence[i]) + " at element " + std::to_string(i) +
                             " is out of range, there are " + std::to_string(vertex_count_) + " vertices");
        }
        return sequence;
    }

    std::vector<glm::vec3> vectors(const JsonElement& element) {
        const GltfAccessor& accessor = accessors_.get(element);
        if (accessor.components != 3) element.fail("expected an accessor of type VEC3");
        check_count(accessor, element);
        buffers_.charge(selection_.count * sizeof(glm::vec3), element);
        std::vector<glm::vec3> vectors(selection_.count);
        if (accessor.type == GltfComponent::float32) {
            for (std::size_t i = 0; i < vectors.size(); ++i) {
                const std::byte* const data = accessor.element(selection_.place(i));
                for (int k = 0; k < 3; ++k) vectors[i][k] = load<float>(data + 4 * k, ByteOrder::little);
            }
        } else {
            for (std::size_t i = 0; i < vectors.size(); ++i) vectors[i] = accessor.vector(selection_.place(i));
        }
        return vectors;
    }

    void check_count(const GltfAccessor& accessor, const JsonElement& element) const {
        if (accessor.count != vertex_count_)
            element.fail("expected " + std::to_string(vertex_count_) + " elements as in POSITION, found " +
                         std::to_string(accessor.count));
    }

    const JsonElement& primitive_;
    JsonElement attributes_;
    JsonElement position_;
    GltfAccessors& accessors_;
    GltfBuffers& buffers_;
    GltfMode mode_{};
    std::size_t vertex_count_;
    std::vector<std::uint32_t> indices_;
    Selection selection_;
};

}  // namespace

GltfMeshes::GltfMeshes(const GltfFile& gltf, scene::Scene& scene)
    : gltf_(gltf),
      scene_(scene),
      buffers_(gltf),
      accessors_(gltf, buffers_),
      materials_(gltf, scene),
      meshes_(gltf.root().size_of("meshes")) {}

const std::vector<scene::Geometry>& GltfMeshes::get(const JsonElement& element) {
    const std::size_t index = element.index(meshes_.size(), "meshes");
    if (meshes_[index]) {
        buffers_.charge(meshes_[index]->size() * sizeof(scene::Geometry), element);
        return *meshes_[index];
    }
    const JsonElement mesh = gltf_.root().get("meshes").at(index);
    const std::string name = clean_name(mesh.text_or("name", "mesh " + std::to_string(index)));
    const JsonElement primitives = mesh.get("primitives");
    std::vector<scene::Geometry> geometries;
    for (std::size_t i = 0; i < primitives.size(); ++i) {
        const std::string suffix = i == 0 ? "" : " (" + std::to_string(i + 1) + ")";
        if (const auto geometry = read(primitives.at(i), name + suffix)) geometries.push_back(*geometry);
    }
    return meshes_[index].emplace(std::move(geometries));
}

std::optional<scene::Geometry> GltfMeshes::read(const JsonElement& primitive, std::string name) {
    if (!primitive.get("attributes").find("POSITION")) {
        log().warn("{}: {} has no positions and is not shown", display(gltf_.file.path), primitive.place());
        return std::nullopt;
    }
    PrimitiveReader reader(primitive, accessors_, buffers_);
    const auto fill = [&](auto geometry) {
        geometry.name = std::move(name);
        geometry.positions.assign(reader.positions());
        geometry.colors.assign(reader.colors());
        if (const auto material = primitive.find("material")) {
            geometry.material = materials_.get(*material);
        } else if (!geometry.colors.empty()) {
            geometry.material = materials_.vertex_colors();
        }
        if constexpr (requires { geometry.indices; }) geometry.indices.assign(reader.take_indices());
        if constexpr (requires { geometry.normals; }) {
            // A mesh without normals is to be shaded flat (glTF 2.0, 3.7.2.1), which the renderer does.
            std::vector<glm::vec3> normals = reader.normals();
            if (!normals.empty()) set_normals(geometry, std::move(normals));
        }
        label_arrays(geometry, gltf_.file.path);
        return scene::Geometry(scene_.add(std::move(geometry)));
    };
    if (reader.is_triangles()) return fill(scene::Mesh{});
    if (reader.mode() == GltfMode::points) return fill(scene::PointCloud{});
    return fill(scene::LineSet{});
}

}  // namespace vitrine::io
