#include <app/demos/sample_items.h>

#include <vitrine/scene/polygon.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <vector>

namespace vitrine::app {
namespace {

using scene::Collection;
using scene::CollectionKind;
using scene::Item;

/// Numbers, places and colours by chance.
class Chance {
public:
    explicit Chance(std::mt19937& random) : random_(random) {}
    float between(float low, float high) { return std::uniform_real_distribution<float>(low, high)(random_); }
    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }
    glm::vec3 place() { return {between(-1, 1), between(-1, 1), between(-1, 1)}; }
    glm::vec3 step(float length) {
        return {between(-length, length), between(-length, length), between(-length, length)};
    }

private:
    std::mt19937& random_;
};

std::vector<glm::vec3> places(Chance& chance, std::size_t count) {
    std::vector<glm::vec3> all(count);
    for (glm::vec3& place : all) place = chance.place();
    return all;
}

/// Groups of points near each other: ends of segments, corners of triangles.
std::vector<glm::vec3> groups(Chance& chance, std::size_t count, std::size_t each, float reach) {
    std::vector<glm::vec3> all;
    all.reserve(count * each);
    for (std::size_t i = 0; i < count; ++i) {
        const glm::vec3 place = chance.place();
        for (std::size_t k = 0; k < each; ++k) all.push_back(place + chance.step(reach));
    }
    return all;
}

std::vector<glm::vec3> walk(Chance& chance, std::size_t parts) {
    std::vector<glm::vec3> path{chance.place()};
    for (std::size_t i = 0; i < parts; ++i)
        path.push_back(glm::clamp(path.back() + chance.step(0.12F), glm::vec3(-1), glm::vec3(1)));
    return path;
}

/// A star with a hole.
scene::FilledPolygon star(std::size_t corners) {
    const auto ring = [&](float outer, float inner) {
        scene::Contour contour;
        contour.closed = true;
        for (std::size_t i = 0; i < 2 * corners; ++i) {
            const float radius = i % 2 == 0 ? outer : inner;
            const double angle = std::numbers::pi * static_cast<double>(i) / static_cast<double>(corners);
            contour.points.emplace_back(radius * std::sin(angle), radius * std::cos(angle));
        }
        return contour;
    };
    return scene::fill_polygon(std::array{ring(0.09F, 0.04F), ring(0.03F, 0.02F)}, scene::FillRule::even_odd);
}

/// Standing somewhere, turned by some angle.
glm::mat4 somewhere(Chance& chance) {
    const float angle = chance.between(0, 2 * std::numbers::pi_v<float>);
    glm::mat4 matrix(1);
    matrix[0] = {std::cos(angle), 0, std::sin(angle), 0};
    matrix[2] = {-std::sin(angle), 0, std::cos(angle), 0};
    matrix[3] = glm::vec4(chance.place(), 1);
    return matrix;
}

Item sample_look(CollectionKind kind, std::mt19937& random) {
    Chance chance(random);
    Item look;
    look.color = sample_color(random);
    look.shape = static_cast<scene::MarkerShape>(chance.below(scene::marker_shape_count));
    look.cap = scene::LineCap::round;
    look.join = scene::LineJoin::round;
    if (kind == CollectionKind::points) look.size = 3;
    if (kind == CollectionKind::markers) look.size = 11;
    if (kind == CollectionKind::segments || kind == CollectionKind::polylines) look.size = 1.6F;
    if (kind == CollectionKind::text) look.size = 14;
    return look;
}

}  // namespace

glm::u8vec4 sample_color(std::mt19937& random) {
    static constexpr std::array<glm::u8vec4, 5> colors{glm::u8vec4(110, 150, 255, 230), glm::u8vec4(70, 190, 190, 230),
                                                       glm::u8vec4(240, 170, 60, 230), glm::u8vec4(220, 110, 120, 230),
                                                       glm::u8vec4(160, 130, 230, 230)};
    return colors[static_cast<std::size_t>(Chance(random).below(static_cast<int>(colors.size())))];
}

scene::ItemId add_sample_item(Collection& collection, std::size_t parts, std::mt19937& random) {
    static constexpr std::array<std::string_view, 5> words{"vertex", "fence", "λ = 2.5", "frustum", "Größe"};
    Chance chance(random);
    const Item look = sample_look(collection.kind(), random);
    switch (collection.kind()) {
        case CollectionKind::points:
        case CollectionKind::markers: return collection.add_points(places(chance, parts), look);
        case CollectionKind::segments: return collection.add_segments(groups(chance, parts, 2, 0.05F), look);
        case CollectionKind::polylines: return collection.add_polyline(walk(chance, parts), look);
        case CollectionKind::triangles: return collection.add_triangles(groups(chance, parts, 3, 0.06F), look);
        case CollectionKind::polygons:
        case CollectionKind::text: break;
    }
    const bool is_text = collection.kind() == CollectionKind::text;
    const scene::ItemId id =
        is_text
            ? collection.add_text(words[static_cast<std::size_t>(chance.below(static_cast<int>(words.size())))], look)
            : collection.add_polygon(star(std::max<std::size_t>(parts, 3)), look);
    collection.set_transform(id, somewhere(chance));
    return id;
}

Collection make_sample_collection(CollectionKind kind, std::size_t count) {
    Collection collection(kind, scene::name_of(kind));
    std::mt19937 random(1);
    const bool single = kind == CollectionKind::polygons || kind == CollectionKind::text;
    const std::size_t most_parts = single ? 1 : 1000;
    for (std::size_t left = count; left > 0;) {
        const std::size_t parts = std::min(left, most_parts);
        add_sample_item(collection, single ? 5 : parts, random);
        left -= parts;
    }
    return collection;
}

}  // namespace vitrine::app
