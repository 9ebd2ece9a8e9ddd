#include <vitrine/scene/element.h>

#include <algorithm>
#include <span>
#include <utility>

namespace vitrine::scene {
namespace {

std::vector<double> numbers_of(float value) {
    return {double{value}};
}

template <glm::length_t L, class T>
std::vector<double> numbers_of(const glm::vec<L, T>& value) {
    std::vector<double> numbers;
    for (glm::length_t i = 0; i < L; ++i) numbers.push_back(static_cast<double>(value[i]));
    return numbers;
}

std::vector<double> numbers_of(const PackedNormal& value) {
    return numbers_of(unpack_normal(value));
}

/// Reads what there is of an element.
class Reader {
public:
    Reader(Element& element, arrays::ElementSource* elsewhere) : element_(element), elsewhere_(elsewhere) {}

    /// None where the array has no such element, or it cannot be read.
    template <class T>
    std::optional<T> get(const arrays::TrackedArray<T>& array, std::size_t i) {
        if (i >= array.size()) return std::nullopt;
        if (array.has_copy()) return array[i];
        T value{};
        const std::span<T, 1> one(&value, 1);
        if (elsewhere_ != nullptr && elsewhere_->read(array.tracked_bytes(), i, std::as_writable_bytes(one)))
            return value;
        element_.complete = false;
        return std::nullopt;
    }
    template <class T>
    void read(const std::string& name, const arrays::TrackedArray<T>& array, std::size_t i) {
        if (const std::optional<T> value = get(array, i)) add(name, *value);
    }
    void read(std::span<const ScalarField> fields, std::size_t i) {
        for (const ScalarField& field : fields) read(field.name, field.values, i);
    }
    template <class T>
    void add(const std::string& name, const T& value) {
        element_.values.push_back({name, numbers_of(value)});
    }

private:
    Element& element_;
    arrays::ElementSource* elsewhere_;
};

/// Of the corners of a triangle, at the place on it that is nearest to `point`.
std::vector<double> weights_in(std::span<const glm::dvec3> corners, const glm::dvec3& point) {
    const glm::dvec3 a = corners[1] - corners[0];
    const glm::dvec3 b = corners[2] - corners[0];
    const glm::dvec3 offset = point - corners[0];
    const glm::dvec3 normal = glm::cross(a, b);
    const double area = glm::dot(normal, normal);
    if (!(area > 0)) return {1, 0, 0};
    const double second = std::clamp(glm::dot(glm::cross(offset, b), normal) / area, 0.0, 1.0);
    const double third = std::clamp(glm::dot(glm::cross(a, offset), normal) / area, 0.0, 1.0 - second);
    return {1 - second - third, second, third};
}

/// The same of a segment's ends.
std::vector<double> weights_along(std::span<const glm::dvec3> ends, const glm::dvec3& point) {
    const glm::dvec3 along = ends[1] - ends[0];
    const double length = glm::dot(along, along);
    const double part = length > 0 ? std::clamp(glm::dot(point - ends[0], along) / length, 0.0, 1.0) : 0.0;
    return {1 - part, part};
}

/// `corners`: where the element's vertices are. `point`: in the same coordinates.
void set_nearest(Element& element, std::span<const glm::dvec3> corners, const glm::dvec3& point) {
    element.weights = corners.size() == 3 ? weights_in(corners, point) : weights_along(corners, point);
    std::size_t nearest = 0;
    for (std::size_t i = 1; i < corners.size(); ++i)
        if (glm::distance(point, corners[i]) < glm::distance(point, corners[nearest])) nearest = i;
    element.nearest = element.vertices[nearest];
}

/// Where they are, and which is nearest. False where one of them cannot be read.
template <class PlaceOf>
bool find_nearest(Element& element, const glm::dvec3& point, const PlaceOf& place_of) {
    std::vector<glm::dvec3> places;
    for (const std::uint32_t vertex : element.vertices)
        if (const std::optional<glm::vec3> place = place_of(vertex)) places.emplace_back(*place);
    if (places.size() != element.vertices.size() || places.empty()) return false;
    set_nearest(element, places, point);
    return true;
}

std::optional<glm::vec3> position_of(const Mesh& mesh, std::size_t vertex, Reader& reader) {
    if (!mesh.is_interleaved()) return reader.get(mesh.positions, vertex);
    const std::optional<MeshVertex> whole = reader.get(mesh.vertices, vertex);
    return whole ? std::optional(whole->position) : std::nullopt;
}

void read_vertex(Reader& reader, const Mesh& mesh, std::size_t vertex) {
    if (const std::optional<MeshVertex> whole = reader.get(mesh.vertices, vertex)) {
        reader.add("Position", whole->position);
        reader.add("Normal", whole->normal);
        reader.add("Colour", whole->color);
    }
    reader.read("Position", mesh.positions, vertex);
    reader.read("Normal", mesh.normals, vertex);
    reader.read("Normal", mesh.packed_normals, vertex);
    reader.read("Colour", mesh.colors, vertex);
    reader.read("Texture coordinates", mesh.texcoords, vertex);
    reader.read(mesh.scalars, vertex);
}

/// The corners of a mesh's triangle; fewer where they cannot be read.
std::vector<std::uint32_t> corners_of(const Mesh& mesh, std::uint64_t triangle, Reader& reader) {
    std::vector<std::uint32_t> corners;
    for (std::size_t i = 3 * triangle; i < 3 * triangle + 3; ++i) {
        if (!mesh.is_indexed()) corners.push_back(static_cast<std::uint32_t>(i));
        if (const auto index = reader.get(mesh.indices, i)) corners.push_back(*index);
        if (const auto index = reader.get(mesh.short_indices, i)) corners.push_back(*index);
    }
    return corners;
}

std::optional<Element> triangle_of(const Mesh& mesh, std::uint64_t number, const glm::dvec3& point,
                                   arrays::ElementSource* elsewhere) {
    if (number >= mesh.triangle_count()) return std::nullopt;
    Element element{.kind = ElementKind::triangle, .number = number};
    Reader reader(element, elsewhere);
    element.vertices = corners_of(mesh, number, reader);
    const auto place = [&](std::size_t vertex) { return position_of(mesh, vertex, reader); };
    if (element.vertices.size() == 3 && find_nearest(element, point, place))
        read_vertex(reader, mesh, *element.nearest);
    return element;
}

std::optional<Element> point_of(const PointCloud& cloud, std::uint64_t number, arrays::ElementSource* elsewhere) {
    if (number >= cloud.positions.size()) return std::nullopt;
    Element element{.kind = ElementKind::point, .number = number};
    Reader reader(element, elsewhere);
    reader.read("Position", cloud.positions, number);
    reader.read("Normal", cloud.normals, number);
    reader.read("Colour", cloud.colors, number);
    reader.read(cloud.scalars, number);
    return element;
}

std::optional<Element> segment_of(const LineSet& lines, std::uint64_t number, const glm::dvec3& point,
                                  arrays::ElementSource* elsewhere) {
    if (number >= lines.segment_count()) return std::nullopt;
    Element element{.kind = ElementKind::segment, .number = number};
    Reader reader(element, elsewhere);
    for (std::size_t i = 2 * number; i < 2 * number + 2; ++i) {
        if (lines.indices.empty()) element.vertices.push_back(static_cast<std::uint32_t>(i));
        if (const auto index = reader.get(lines.indices, i)) element.vertices.push_back(*index);
    }
    const auto place = [&](std::size_t vertex) { return reader.get(lines.positions, vertex); };
    if (element.vertices.size() != 2 || !find_nearest(element, point, place)) return element;
    reader.read("Position", lines.positions, *element.nearest);
    reader.read("Colour", lines.colors, *element.nearest);
    return element;
}

std::optional<Element> texel_of(const ImagePlane& image, const glm::dvec3& point) {
    const glm::dvec2 texels(image.width(), image.height());
    const glm::dvec2 place = glm::dvec2(point.x, -point.y) / glm::dvec2(image.size) + 0.5;
    if (texels.x == 0 || texels.y == 0) return std::nullopt;
    const glm::dvec2 texel = glm::clamp(glm::floor(place * texels), glm::dvec2(0), texels - 1.0);
    Element element{.kind = ElementKind::texel};
    const auto x = static_cast<std::size_t>(texel.x);
    const auto y = static_cast<std::size_t>(texel.y);
    element.number = y * image.width() + x;
    Reader reader(element, nullptr);
    reader.add("Column, row", glm::u64vec2(x, y));
    const auto read = [&](const auto& image_texels, const std::string& name) {
        const auto view = image_texels.view();
        element.complete = element.number < view.size();
        if (element.complete) reader.add(name, view[element.number]);
    };
    if (const auto* scalars = std::get_if<ScalarImage>(&image.texels)) read(*scalars, "Value");
    if (const auto* colors = std::get_if<ColorImage>(&image.texels)) read(*colors, "Colour");
    return element;
}

/// The place of the first vertex of what a collection draws.
std::uint64_t first_vertex(CollectionKind kind, std::uint64_t primitive) {
    if (kind == CollectionKind::segments) return 2 * primitive;
    return kind == CollectionKind::triangles ? 3 * primitive : primitive;
}

/// The place of the item that draws a primitive; none where that cannot be read.
std::optional<std::uint32_t> item_of(const Collection& collection, std::uint64_t primitive, Reader& reader) {
    if (collection.kind() == CollectionKind::polygons) {
        const auto corner = reader.get(collection.indices(), 3 * primitive);
        const auto point =
            corner ? reader.get(collection.outline(), *corner / 2) : std::nullopt;  // each is there twice
        return point ? std::optional(point->item) : std::nullopt;
    }
    const auto vertex = reader.get(collection.vertices(), first_vertex(collection.kind(), primitive));
    return vertex ? std::optional(vertex->item) : std::nullopt;
}

std::optional<Element> item_at(const Collection& collection, std::uint64_t primitive,
                               arrays::ElementSource* elsewhere) {
    if (primitive >= collection.primitive_count()) return std::nullopt;
    Element element{.kind = ElementKind::item};
    Reader reader(element, elsewhere);
    const std::optional<std::uint32_t> item = item_of(collection, primitive, reader);
    const std::optional<Item> look = item ? reader.get(collection.items(), *item) : std::nullopt;
    if (!look) return element;
    element.number = *item;
    reader.add("Colour", look->color);
    reader.add("Size", look->size);
    using enum CollectionKind;
    if (collection.kind() == points || collection.kind() == markers)
        reader.read("Position", collection.positions(), primitive);
    return element;
}

/// `point`: in the geometry's coordinates.
std::optional<Element> element_of(const Scene& scene, const Geometry& geometry, std::uint64_t primitive,
                                  const glm::dvec3& point, arrays::ElementSource* elsewhere) {
    if (const auto* mesh = std::get_if<MeshId>(&geometry))
        return triangle_of(scene.mesh(*mesh), primitive, point, elsewhere);
    if (const auto* cloud = std::get_if<PointCloudId>(&geometry))
        return point_of(scene.point_cloud(*cloud), primitive, elsewhere);
    if (const auto* lines = std::get_if<LineSetId>(&geometry))
        return segment_of(scene.line_set(*lines), primitive, point, elsewhere);
    if (const auto* image = std::get_if<ImagePlaneId>(&geometry)) return texel_of(scene.image_plane(*image), point);
    return item_at(scene.collection(std::get<CollectionId>(geometry)), primitive, elsewhere);
}

glm::dvec3 in_coordinates_of(const glm::dmat4& transform, const glm::dvec3& point) {
    return glm::dvec3(glm::inverse(transform) * glm::dvec4(point, 1));
}

/// The same at an instance, whose numbers it has, too. `point`: in the node's coordinates.
std::optional<Element> element_of(const Scene& scene, const Instances& instances, std::uint32_t instance,
                                  const Geometry& geometry, std::uint64_t primitive, const glm::dvec3& point,
                                  arrays::ElementSource* elsewhere) {
    if (instance >= instances.transforms.size()) return std::nullopt;
    Element own;
    Reader reader(own, elsewhere);
    const glm::mat4 transform = reader.get(instances.transforms, instance).value_or(glm::mat4(1));
    reader.read(instances.scalars, instance);
    std::optional<Element> element =
        element_of(scene, geometry, primitive, in_coordinates_of(glm::dmat4(transform), point), elsewhere);
    if (!element) return std::nullopt;
    element->instance = instance;
    element->complete = element->complete && own.complete;
    element->values.insert(element->values.end(), own.values.begin(), own.values.end());
    return element;
}

}  // namespace

std::string_view name_of(ElementKind kind) {
    switch (kind) {
        case ElementKind::triangle: return "triangle";
        case ElementKind::point: return "point";
        case ElementKind::segment: return "segment";
        case ElementKind::texel: return "texel";
        case ElementKind::item: return "item";
    }
    return {};
}

std::optional<Element> element_at(const Scene& scene, NodeId node, const Geometry& geometry, std::uint64_t primitive,
                                  const glm::dvec3& point, arrays::ElementSource* elsewhere, std::uint32_t instance) {
    if (!scene.nodes().contains(node) || !scene.contains(geometry)) return std::nullopt;
    const glm::dvec3 local = in_coordinates_of(glm::dmat4(scene.world_transform(node)), point);
    const Instances* const instances = scene.instances_of(node);
    if (instances == nullptr) return element_of(scene, geometry, primitive, local, elsewhere);
    return element_of(scene, *instances, instance, geometry, primitive, local, elsewhere);
}

}  // namespace vitrine::scene
