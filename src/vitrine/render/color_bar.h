#pragma once

#include <vitrine/render/collection_items.h>
#include <vitrine/render/field_store.h>
#include <vitrine/render/settings.h>
#include <vitrine/scene/collection.h>

#include <glm/glm.hpp>

#include <optional>
#include <vector>

namespace vitrine::render {

/// A field's colours as a bar in the lower right corner of the picture, with its name and round numbers.
class ColorBar {
public:
    ColorBar();
    /// What is drawn of it, one over the other, in pixels from the picture's lower left corner; none where there is
    /// no room for it.
    std::vector<CollectionItem> items(const ShownField& field, const Settings& settings, glm::ivec2 size_pixels,
                                      gpu::Mirrors& mirrors);

private:
    /// What the bar looks like.
    struct Key {
        FieldLook look;
        ColorScale scale;
        float pixel_scale = 1;
        glm::vec3 background{0.0F};
        glm::ivec2 size{0};
        friend bool operator==(const Key&, const Key&) = default;
    };
    void make(const Key& key, const std::vector<glm::u8vec4>& colors);

    scene::Collection surfaces_;
    scene::Collection lines_;
    scene::Collection words_;
    std::optional<Key> made_;
};

}  // namespace vitrine::render
