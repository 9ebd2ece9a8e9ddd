#pragma once

#include <vitrine/gpu/mirrors.h>
#include <vitrine/render/owner.h>
#include <vitrine/scene/collection.h>

#include <glm/glm.hpp>

#include <cstdint>

namespace vitrine::render {

/// A collection.
struct CollectionItem {
    Owner owner;
    scene::CollectionKind kind = scene::CollectionKind::points;
    glm::mat4 model_view{1.0F};
    glm::vec4 base_color{1.0F};  ///< linear; multiplies the items' own
    float unit_pixels = 0;       ///< pixels of one unit of size; 0: sizes are in world units
    float unit_scale = 1;        ///< view-space length of one unit of size
    float length_scale = 1;      ///< view-space length of one unit of the collection's coordinates
    float softness = 0;          ///< of points
    bool hides = true;           ///< what is behind it
    bool adds = false;           ///< its light to what is behind it
    gpu::BufferShare items;
    gpu::BufferShare positions;
    gpu::BufferShare vertices;  ///< what they have beside their positions
    gpu::BufferShare shapes;    ///< outlines of polygons, boxes of glyphs
    gpu::BufferShare curves;    ///< of glyphs
    gpu::BufferShare indices;
    std::uint64_t primitives = 0;  ///< points, segments, triangles, glyphs
};

/// A collection where it is seen, on the GPU as it is now.
CollectionItem collection_item(const scene::Collection& collection, const glm::mat4& model_view, float pixel_scale,
                               gpu::Mirrors& mirrors);

}  // namespace vitrine::render
