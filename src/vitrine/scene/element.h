#pragma once

#include <vitrine/arrays/element_source.h>
#include <vitrine/scene/scene.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::scene {

/// What geometries consist of.
enum class ElementKind { triangle, point, segment, texel, item };
/// "triangle", "point", …
std::string_view name_of(ElementKind kind);

/// What an element has under a name: one number or a few.
struct ElementValue {
    std::string name;
    std::vector<double> numbers;
    friend bool operator==(const ElementValue&, const ElementValue&) = default;
};

/// One element of a geometry, at a place on it.
struct Element {
    ElementKind kind = ElementKind::triangle;
    std::uint64_t number = 0;                    ///< its place in memory; a texel's, row by row
    std::vector<std::uint32_t> vertices = {};    ///< a triangle's corners, a segment's ends; empty: not known
    std::vector<double> weights = {};            ///< of these at the place, together 1
    std::optional<std::uint32_t> nearest = {};   ///< of these
    std::vector<ElementValue> values = {};       ///< of the nearest vertex; of the point, the texel, the item
    std::optional<std::uint32_t> instance = {};  ///< where its node shows it at several places; its values come last
    bool complete = true;                        ///< false: some of its arrays could not be read
};

/// What a renderer finds at a place, given by what it draws there: the place of a triangle, a point, a segment, or of a
/// collection's primitive. `point`: in the world. `elsewhere`: where arrays are read that have no copy in main memory.
/// `instance`: of the node's instances, if it has any. None where there is no such thing (any more).
std::optional<Element> element_at(const Scene& scene, NodeId node, const Geometry& geometry, std::uint64_t primitive,
                                  const glm::dvec3& point, arrays::ElementSource* elsewhere = nullptr,
                                  std::uint32_t instance = 0);

}  // namespace vitrine::scene
