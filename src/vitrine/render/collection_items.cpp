#include <vitrine/render/collection_items.h>

#include <cmath>

namespace vitrine::render {

CollectionItem collection_item(const scene::Collection& collection, const glm::mat4& model_view, float pixel_scale,
                               gpu::Mirrors& mirrors) {
    const bool by_pixels = collection.unit == scene::SizeUnit::pixels;
    CollectionItem item;
    item.kind = collection.kind();
    item.model_view = model_view;
    item.base_color = collection.color;
    item.length_scale = std::cbrt(std::abs(glm::determinant(glm::mat3(item.model_view))));
    item.unit_scale = item.length_scale * collection.size_scale;
    item.unit_pixels = by_pixels ? collection.size_scale * pixel_scale : 0.0F;
    item.softness = collection.softness;
    item.adds = collection.blend == scene::CollectionBlend::add;
    item.hides = collection.depth == scene::CollectionDepth::solid && !item.adds;
    item.primitives = collection.primitive_count();
    item.items = mirrors.share(collection.items().tracked_bytes());
    item.positions = mirrors.share(collection.positions().tracked_bytes());
    item.vertices = mirrors.share(collection.vertices().tracked_bytes());
    const bool is_text = item.kind == scene::CollectionKind::text;
    item.shapes = is_text ? mirrors.share(collection.glyphs().glyphs().tracked_bytes())
                          : mirrors.share(collection.outline().tracked_bytes());
    item.curves = mirrors.share(collection.glyphs().curves().tracked_bytes());
    item.indices = mirrors.share(collection.indices().tracked_bytes());
    return item;
}

}  // namespace vitrine::render
