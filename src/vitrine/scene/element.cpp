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
    explicit Reader(Element& element) : element_(element) {}

    /// True where the array has such an element that can be read.
    template <class T>
    bool has(const arrays::TrackedArray<T>& array, std::size_t i) {
        if (i >= array.size()) return false;
        if (!array.has_copy()) element_.complete = false;
        return array.has_copy();
    }
    template <class T>
    void read(std::string name, const arrays::TrackedArray<T>& array, std::size_t i) {
        if (has(array, i)) element_.values.push_back({std::move(name), numbers_of(array[i])});
    }
    void read(std::span<const ScalarField> fields, std::size_t i) {
        for (const ScalarField& field : fields) read(field.name, field.values, i);
    }
    template <class T>
    void add(std::string name, const T& value) {
        element_.values.push_back({std::move(name), numbers_of(value)});
    }

private:
    Element& element_;
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

/// Where they all are; empty where one cannot be read.
template <class Positions>
std::vector<glm::dvec3> places_of(std::span<const std::uint32_t> vertices, const Positions& positions) {
    std::vector<glm::dvec3> places;
    for (const std::uint32_t vertex : vertices) {
        if (vertex >= positions.size()) return {};
        places.emplace_back(positions[vertex]);
    }
    return places;
}

void read_vertex(Element& element, const Mesh& mesh, std::size_t vertex) {
    Reader reader(element);
    if (mesh.is_interleaved() && reader.has(mesh.vertices, vertex)) {
        reader.add("Position", mesh.vertices[vertex].position);
        reader.add("Normal", mesh.vertices[vertex].normal);
        reader.add("Colour", mesh.vertices[vertex].color);
    }
    reader.read("Position", mesh.positions, vertex);
    reader.read("Normal", mesh.normals, vertex);
    reader.read("Normal", mesh.packed_normals, vertex);
    reader.read("Colour", mesh.colors, vertex);
    reader.read("Texture coordinates", mesh.texcoords, vertex);
    reader.read(mesh.scalars, vertex);
}

std::optional<Element> triangle_of(const Mesh& mesh, std::uint64_t number, const glm::dvec3& point) {
    if (number >= mesh.triangle_count()) return std::nullopt;
    Element element{.kind = ElementKind::triangle, .number = number};
    Reader reader(element);
    const bool readable =
        !mesh.is_indexed() || reader.has(mesh.indices, 3 * number) || reader.has(mesh.short_indices, 3 * number);
    if (!readable) return element;
    const CornerView corners = mesh.corners();
    for (std::size_t i = 0; i < 3; ++i) element.vertices.push_back(corners[3 * number + i]);
    const std::vector<glm::dvec3> places = places_of(element.vertices, mesh.position_view());
    element.complete = !places.empty();
    if (places.empty()) return element;
    set_nearest(element, places, point);
    read_vertex(element, mesh, *element.nearest);
    return element;
}

std::optional<Element> point_of(const PointCloud& cloud, std::uint64_t number) {
    if (number >= cloud.positions.size()) return std::nullopt;
    Element element{.kind = ElementKind::point, .number = number};
    Reader reader(element);
    reader.read("Position", cloud.positions, number);
    reader.read("Normal", cloud.normals, number);
    reader.read("Colour", cloud.colors, number);
    reader.read(cloud.scalars, number);
    return element;
}

std::optional<Element> segment_of(const LineSet& lines, std::uint64_t number, const glm::dvec3& point) {
    if (number >= lines.segment_count()) return std::nullopt;
    Element element{.kind = ElementKind::segment, .number = number};
    Reader reader(element);
    const auto first = static_cast<std::uint32_t>(2 * number);
    if (lines.indices.empty()) {
        element.vertices = {first, first + 1};
    } else if (reader.has(lines.indices, first + 1)) {
        element.vertices = {lines.indices[first], lines.indices[first + 1]};
    }
    const std::vector<glm::dvec3> places = places_of(element.vertices, lines.positions.view());
    element.complete = !places.empty();
    if (places.empty()) return element;
    set_nearest(element, places, point);
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
    Reader reader(element);
    reader.add("Column, row", glm::u64vec2(x, y));
    const auto read = [&](const auto& image_texels, std::string name) {
        const auto view = image_texels.view();
        element.complete = element.number < view.size();
        if (element.complete) reader.add(std::move(name), view[element.number]);
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
        if (!reader.has(collection.indices(), 3 * primitive)) return std::nullopt;
        const std::size_t corner = collection.indices()[3 * primitive] / 2;  // once inside and once outside
        if (!reader.has(collection.outline(), corner)) return std::nullopt;
        return collection.outline()[corner].item;
    }
    const std::uint64_t vertex = first_vertex(collection.kind(), primitive);
    if (!reader.has(collection.vertices(), vertex)) return std::nullopt;
    return collection.vertices()[vertex].item;
}

std::optional<Element> item_at(const Collection& collection, std::uint64_t primitive) {
    Element element{.kind = ElementKind::item};
    Reader reader(element);
    if (primitive >= collection.primitive_count()) return std::nullopt;
    const std::optional<std::uint32_t> item = item_of(collection, primitive, reader);
    if (!item || !reader.has(collection.items(), *item)) return element;
    element.number = *item;
    const Item& look = collection.items()[*item];
    reader.add("Colour", look.color);
    reader.add("Size", look.size);
    using enum CollectionKind;
    if (collection.kind() == points || collection.kind() == markers)
        reader.read("Position", collection.positions(), primitive);
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
                                  const glm::dvec3& point) {
    if (!scene.nodes().contains(node) || !scene.contains(geometry)) return std::nullopt;
    const glm::dmat4 to_node = glm::inverse(glm::dmat4(scene.world_transform(node)));
    const glm::dvec3 local(to_node * glm::dvec4(point, 1));
    if (const auto* mesh = std::get_if<MeshId>(&geometry)) return triangle_of(scene.mesh(*mesh), primitive, local);
    if (const auto* cloud = std::get_if<PointCloudId>(&geometry)) return point_of(scene.point_cloud(*cloud), primitive);
    if (const auto* lines = std::get_if<LineSetId>(&geometry))
        return segment_of(scene.line_set(*lines), primitive, local);
    if (const auto* image = std::get_if<ImagePlaneId>(&geometry)) return texel_of(scene.image_plane(*image), local);
    return item_at(scene.collection(std::get<CollectionId>(geometry)), primitive);
}

}  // namespace vitrine::scene
