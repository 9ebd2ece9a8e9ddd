#include <vitrine/io/gltf_meshes.h>

#include <vitrine/base/log.h>
#include <vitrine/base/parallel.h>
#include <vitrine/io/byte_reader.h>
#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/gltf_draco.h>
#include <vitrine/io/gltf_influences.h>
#include <vitrine/io/gltf_morph.h>
#include <vitrine/io/gltf_topology.h>
#include <vitrine/io/names.h>
#include <vitrine/scene/tangents.h>

#include <algorithm>
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
    PrimitiveReader(const SourceFile& file, const JsonElement& primitive, GltfAccessors& accessors,
                    GltfBuffers& buffers)
        : file_(file),
          primitive_(primitive),
          attributes_(primitive.get("attributes")),
          position_(attributes_.get("POSITION")),
          accessors_(accessors),
          buffers_(buffers) {
        read_mode();
        decompress();
        vertex_count_ = attribute("POSITION").count;
        read_indices();
    }

    GltfMode mode() const { return mode_; }
    bool is_triangles() const { return mode_ >= GltfMode::triangles; }

    arrays::Elements<glm::vec3> positions() {
        arrays::Elements<glm::vec3> positions = vectors<3>("POSITION");
        parallel_parts(positions.size(), elements_at_a_time, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                if (!is_finite(positions[i]))
                    position_.fail("expected finite positions, found NaN or infinity in element " +
                                   std::to_string(selection_.place(i)));
            }
        });
        return positions;
    }

    arrays::Elements<glm::vec3> normals() {
        return attributes_.find("NORMAL") ? vectors<3>("NORMAL") : arrays::Elements<glm::vec3>{};
    }

    /// Of the set with that number, where the primitive has it.
    arrays::Elements<glm::vec2> texcoords(std::size_t set) {
        const std::string name = "TEXCOORD_" + std::to_string(set);
        return attributes_.find(name) ? vectors<2>(name) : arrays::Elements<glm::vec2>{};
    }

    arrays::Elements<glm::vec4> tangents() {
        return attributes_.find("TANGENT") ? vectors<4>("TANGENT") : arrays::Elements<glm::vec4>{};
    }

    arrays::Elements<glm::u8vec4> colors() {
        const auto color = attributes_.find("COLOR_0");
        if (!color) return {};
        const GltfAccessor& accessor = attribute("COLOR_0");
        if (accessor.components != 3 && accessor.components != 4)
            color->fail("expected an accessor of type VEC3 or VEC4");
        check_count(accessor, *color);
        const bool normalized = accessor.type != GltfComponent::float32;  // integers always are, even if unmarked
        return converted<glm::u8vec4>(*color, accessor, [&](std::size_t place) {
            return scene::encode_color(accessor.vector(place, normalized));
        });
    }

    /// Of a morph target; none, with a warning, where they do not fit the vertices.
    arrays::Elements<glm::vec3> displacements(const JsonElement& element) {
        const GltfAccessor& accessor = accessors_.get(element);
        if (accessor.components != 3 || accessor.count != vertex_count_) {
            element.warn("expected " + std::to_string(vertex_count_) +
                         " elements of type VEC3, one for each vertex; they are left out");
            return {};
        }
        arrays::Elements<glm::vec3> all = vectors<3>(element, accessor);
        if (std::all_of(all.begin(), all.end(), is_finite)) return all;
        element.warn("expected finite numbers, found NaN or infinity; they are left out");
        return {};
    }

    /// What moves the vertices, of all sets that the primitive has.
    void add_influences(scene::Mesh& mesh) {
        GltfInfluences influences;
        if (!find_influences(influences)) return;
        const JsonElement element = attributes_.get("JOINTS_0");
        const GltfAccessor& accessor = attribute("JOINTS_0");
        mesh.joints.adopt(
            converted<glm::u16vec4>(element, accessor, [&](std::size_t place) { return influences.of(place).joints; }));
        mesh.weights.adopt(
            converted<glm::vec4>(element, accessor, [&](std::size_t place) { return influences.of(place).weights; }));
        influences.warn(primitive_);
    }

    /// Indices into the arrays that the others return; empty: one vertex follows the other.
    arrays::Elements<std::uint32_t> take_indices() { return std::move(indices_); }

private:
    void read_mode() {
        const std::uint64_t mode = primitive_.count_or("mode", 4);
        if (mode > 6) primitive_.get("mode").fail("expected 0 to 6, found " + std::to_string(mode));
        mode_ = static_cast<GltfMode>(mode);
    }

    void decompress() {
        const auto extensions = primitive_.find("extensions");
        if (extensions && has_draco()) compression_ = extensions->find(draco_extension);
        if (!compression_) return;
        if (mode_ != GltfMode::triangles && mode_ != GltfMode::triangle_strip)
            compression_->fail("expected a primitive of mode 4 or 5, found " + std::to_string(static_cast<int>(mode_)));
        mode_ = GltfMode::triangles;  // whatever it was made from
        decompressed_ = decode_draco(primitive_, *compression_, accessors_, buffers_);
        file_.finish(decompressed_.source.data(), decompressed_.source.size());
    }

    /// An attribute that is there: of the compressed mesh, or else the accessor that the primitive names.
    const GltfAccessor& attribute(std::string_view name) {
        const auto found = decompressed_.attributes.find(name);
        return found != decompressed_.attributes.end() ? found->second : accessors_.get(attributes_.get(name));
    }

    const GltfAccessor& indices_at(const JsonElement& element) {
        return compression_ ? decompressed_.indices : accessors_.get(element);
    }

    void read_indices() {
        const auto element = compression_ ? compression_ : primitive_.find("indices");
        const bool in_order = mode_ == GltfMode::points || mode_ == GltfMode::lines || mode_ == GltfMode::triangles;
        const std::size_t count = element ? indices_at(*element).count : vertex_count_;
        check_multiple(count, element ? *element : position_);
        selection_.count = vertex_count_;
        if (!element && in_order) return;
        const bool as_they_are = in_order && mode_ != GltfMode::points && count >= vertex_count_;
        // Without that: the sequence, what it is turned into (three times as many at most), and its sorted copy.
        buffers_.charge(std::uint64_t{count} * (as_they_are ? 1 : 7) * sizeof(std::uint32_t), primitive_);
        if (as_they_are) {
            indices_ = sequence(*element);
            return;
        }
        std::vector<std::uint32_t> all = separated(element ? listed(*element) : counted(count), mode_);
        if (mode_ == GltfMode::points) {
            selection_ = {all.size(), std::move(all)};
            return;
        }
        if (all.size() < vertex_count_) {
            selection_.places = compacted(all);
            selection_.count = selection_.places.size();
        }
        indices_ = arrays::Elements<std::uint32_t>(std::move(all));
    }

    /// False where there are none, or, with a warning, where they do not fit the vertices.
    bool find_influences(GltfInfluences& influences) {
        for (std::size_t set = 0;; ++set) {
            const std::string joints_name = "JOINTS_" + std::to_string(set);
            const std::string weights_name = "WEIGHTS_" + std::to_string(set);
            if (!attributes_.find(joints_name) || !attributes_.find(weights_name)) return !influences.empty();
            const GltfAccessor& joints = attribute(joints_name);
            const GltfAccessor& weights = attribute(weights_name);
            if (joints.count == vertex_count_ && weights.count == vertex_count_ && influences.add(joints, weights))
                continue;
            attributes_.get(joints_name)
                .warn("expected " + std::to_string(vertex_count_) +
                      " elements of type VEC4, joints of unsigned bytes or shorts and weights of floats, unsigned "
                      "bytes or shorts; the mesh is not moved by joints");
            return false;
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

    std::vector<std::uint32_t> listed(const JsonElement& element) {
        const arrays::Elements<std::uint32_t> all = sequence(element);
        return {all.begin(), all.end()};
    }

    arrays::Elements<std::uint32_t> sequence(const JsonElement& element) {
        const GltfAccessor& accessor = indices_at(element);
        const bool is_unsigned = accessor.type == GltfComponent::uint8 || accessor.type == GltfComponent::uint16 ||
                                 accessor.type == GltfComponent::uint32;
        if (accessor.components != 1 || !is_unsigned)
            element.fail("expected an accessor of type SCALAR and unsigned components");
        auto sequence = arrays::Elements<std::uint32_t>::unset(accessor.count);
        std::uint32_t* const to = sequence.mutable_data();
        parallel_parts(accessor.count, elements_at_a_time, [&](std::size_t begin, std::size_t end) {
            const std::uint32_t largest = accessor.copy_indices(begin, end, to);
            if (largest >= vertex_count_) fail_index(element, accessor, begin);
            finish(accessor, begin, end);
        });
        return sequence;
    }

    [[noreturn]] void fail_index(const JsonElement& element, const GltfAccessor& accessor, std::size_t first) const {
        std::size_t i = first;
        while (accessor.index(i) < vertex_count_) ++i;
        element.fail("index " + std::to_string(accessor.index(i)) + " at element " + std::to_string(i) +
                     " is out of range, there are " + std::to_string(vertex_count_) + " vertices");
    }

    template <int N>
    arrays::Elements<glm::vec<N, float>> vectors(std::string_view name) {
        const JsonElement element = attributes_.get(name);
        const GltfAccessor& accessor = attribute(name);
        if (accessor.components != N) element.fail("expected an accessor of type VEC" + std::to_string(N));
        check_count(accessor, element);
        return vectors<N>(element, accessor);
    }

    template <int N>
    arrays::Elements<glm::vec<N, float>> vectors(const JsonElement& element, const GltfAccessor& accessor) {
        using Vector = glm::vec<N, float>;
        if (accessor.type != GltfComponent::float32)
            return converted<Vector>(element, accessor,
                                     [&](std::size_t place) { return Vector(accessor.vector(place)); });
        if (accessor.data == nullptr || !accessor.sparse_places.empty())
            return converted<Vector>(element, accessor,
                                     [&](std::size_t place) { return load_vector<N>(accessor.element(place)); });
        return converted<Vector>(element, accessor,
                                 [data = accessor.data, stride = accessor.stride](std::size_t place) {
                                     return load_vector<N>(data + place * stride);
                                 });
    }

    template <int N>
    static glm::vec<N, float> load_vector(const std::byte* data) {
        glm::vec<N, float> vector;
        for (int i = 0; i < N; ++i) vector[i] = load<float>(data + 4 * static_cast<std::size_t>(i), ByteOrder::little);
        return vector;
    }

    /// What `convert` makes of each selected element.
    template <class T, class Convert>
    arrays::Elements<T> converted(const JsonElement& element, const GltfAccessor& accessor, const Convert& convert) {
        buffers_.charge(selection_.count * sizeof(T), element);
        auto values = arrays::Elements<T>::unset(selection_.count);
        T* const to = values.mutable_data();
        parallel_parts(selection_.count, elements_at_a_time, [&](std::size_t begin, std::size_t end) {
            if (!selection_.places.empty()) {
                for (std::size_t i = begin; i < end; ++i) to[i] = convert(selection_.places[i]);
                return;
            }
            for (std::size_t i = begin; i < end; ++i) to[i] = convert(i);
            finish(accessor, begin, end);
        });
        return values;
    }

    /// Elements that were read for the last time, for most files have each vertex once. Interleaved ones are not yet.
    void finish(const GltfAccessor& accessor, std::size_t begin, std::size_t end) const {
        if (accessor.data == nullptr || accessor.stride != accessor.element_size()) return file_.check_cancelled();
        file_.finish(accessor.data + begin * accessor.stride, (end - begin) * accessor.stride);
    }

    void check_count(const GltfAccessor& accessor, const JsonElement& element) const {
        if (accessor.count != vertex_count_)
            element.fail("expected " + std::to_string(vertex_count_) + " elements as in POSITION, found " +
                         std::to_string(accessor.count));
    }

    static constexpr std::size_t elements_at_a_time = 16'384;

    const SourceFile& file_;
    const JsonElement& primitive_;
    JsonElement attributes_;
    JsonElement position_;
    GltfAccessors& accessors_;
    GltfBuffers& buffers_;
    GltfMode mode_{};
    std::optional<JsonElement> compression_;  ///< of the whole primitive
    DracoMesh decompressed_;
    std::size_t vertex_count_ = 0;
    arrays::Elements<std::uint32_t> indices_;
    Selection selection_;
};

/// Tangents go by one set: that of the surface's own normals, if it has a texture of them.
unsigned texcoord_set_of_normals(const scene::Material& material) {
    const scene::TextureSlot& own = material.normal_texture;
    return own.texture ? own.texcoord_set : material.clearcoat.normal_texture.texcoord_set;
}

}  // namespace

GltfMeshes::GltfMeshes(const GltfFile& gltf, scene::Scene& scene)
    : gltf_(gltf),
      scene_(scene),
      buffers_(gltf),
      accessors_(gltf, buffers_),
      materials_(gltf, buffers_, scene),
      variants_(gltf, buffers_, materials_),
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
        if (const auto geometry = read(mesh, primitives.at(i), name + suffix)) geometries.push_back(*geometry);
    }
    return meshes_[index].emplace(std::move(geometries));
}

GltfMeshes::Looks GltfMeshes::looks_of(const JsonElement& primitive, bool colored) {
    Looks looks;
    if (const auto material = primitive.find("material")) {
        looks.own = materials_.get(*material);
    } else if (colored) {
        looks.own = materials_.vertex_colors();
    }
    looks.others = variants_.read(primitive);
    return looks;
}

/// What textures of any of its materials need: coordinates of the first set are kept where there are none, too.
template <class Reader>
void GltfMeshes::add_surface(const JsonElement& primitive, const Looks& looks, Reader& reader, scene::Mesh& mesh) {
    bool second = false;
    std::optional<unsigned> set_of_normals;
    const auto add_needs = [&](scene::MaterialId id) {
        const scene::Material& material = scene_.material(id);
        second = second || scene::uses_texcoords(material, 1);
        if (!set_of_normals && material.has_normal_map()) set_of_normals = texcoord_set_of_normals(material);
    };
    add_needs(looks.own);
    for (const GltfVariants::Mapping& mapping : looks.others) add_needs(mapping.material);
    mesh.texcoords.adopt(reader.texcoords(0));
    if (second) mesh.second_texcoords.adopt(reader.texcoords(1));
    if (!set_of_normals) return;
    arrays::Elements<glm::vec4> given = mesh.normals.empty() ? arrays::Elements<glm::vec4>{} : reader.tangents();
    if (!given.empty()) return set_tangents(mesh, std::move(given));
    if (mesh.texcoord_set(*set_of_normals).empty()) return;
    buffers_.charge(mesh.vertex_count() * sizeof(glm::vec4), primitive);
    scene::compute_tangents(mesh, *set_of_normals);
}

std::optional<scene::Geometry> GltfMeshes::read(const JsonElement& mesh, const JsonElement& primitive,
                                                std::string name) {
    if (!primitive.get("attributes").find("POSITION")) {
        log().warn("{}: {} has no positions and is not shown", display(gltf_.file.path), primitive.place());
        return std::nullopt;
    }
    PrimitiveReader reader(gltf_.file, primitive, accessors_, buffers_);
    const auto fill = [&](auto geometry) {
        geometry.name = std::move(name);
        geometry.positions.adopt(reader.positions());
        geometry.colors.adopt(reader.colors());
        const Looks looks = looks_of(primitive, !geometry.colors.empty());
        geometry.material = looks.own;
        if constexpr (requires { geometry.indices; }) geometry.indices.adopt(reader.take_indices());
        if constexpr (requires { geometry.normals; }) {
            // A mesh without normals is to be shaded flat (glTF 2.0, 3.7.2.1), which the renderer does.
            arrays::Elements<glm::vec3> normals = reader.normals();
            if (!normals.empty()) set_normals(geometry, std::move(normals));
        }
        if constexpr (requires { geometry.texcoords; }) {
            add_surface(primitive, looks, reader, geometry);
            reader.add_influences(geometry);
            const auto displacements = [&](const JsonElement& accessor) { return reader.displacements(accessor); };
            read_morph_targets(mesh, primitive, displacements, buffers_, geometry);
        }
        label_arrays(geometry, gltf_.file.path);
        const scene::Geometry added(scene_.add(std::move(geometry)));
        variants_.add(added, looks.others);
        return added;
    };
    if (reader.is_triangles()) return fill(scene::Mesh{});
    if (reader.mode() == GltfMode::points) return fill(scene::PointCloud{});
    return fill(scene::LineSet{});
}

}  // namespace vitrine::io
