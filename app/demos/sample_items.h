#pragma once

#include <vitrine/scene/collection.h>

#include <cstddef>
#include <random>

namespace vitrine::app {

/// A colour, sRGB-encoded, that stands out on dark and light.
glm::u8vec4 sample_color(std::mt19937& random);
/// Adds an item somewhere in a cube of side 2 around the origin to a collection of any kind: with so many points,
/// segments, parts of a path, triangles or corners of a star; or a word.
scene::ItemId add_sample_item(scene::Collection& collection, std::size_t parts, std::mt19937& random);

/// A collection with so many points, segments, parts of paths, triangles, stars or words, in items of up to 1,000 parts
/// (stars and words: one). The same each time.
scene::Collection make_sample_collection(scene::CollectionKind kind, std::size_t count);

}  // namespace vitrine::app
