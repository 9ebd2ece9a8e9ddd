#pragma once

#include <vitrine/gpu/mirrors.h>
#include <vitrine/render/color_scale.h>
#include <vitrine/render/field_look.h>
#include <vitrine/scene/fields.h>
#include <vitrine/scene/image_plane.h>
#include <vitrine/scene/scene.h>

#include <glm/glm.hpp>

#include <list>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::render {

/// The colours of a scale, sRGB-encoded, and behind them that of what is no number.
struct ColorTable {
    std::shared_ptr<const std::vector<glm::u8vec4>> colors;
    gpu::TextureShare texels;
};

/// A field that a plan shows.
struct ShownField {
    FieldLook look;
    ColorScale scale;
    ColorTable table;
};

/// Between which numbers a field is shown, and what there is to say about it.
struct FieldScale {
    ColorScale scale;
    std::string remark;  ///< empty: nothing
};

/// How a look shows a field. What the numbers do not allow is replaced by what is next to it, with a remark.
FieldScale scale_of(const FieldLook& look, const scene::SceneField& field, scene::FieldRecords& records);

/// What makes colours of numbers, kept from frame to frame. Belongs to the share group of a renderer.
class FieldStore {
public:
    /// The field of that name, ready to be drawn; null where the scene has none. Says in the log what is remarkable.
    std::shared_ptr<const ShownField> show(const scene::Scene& scene, const FieldLook& look, gpu::Mirrors& mirrors);
    /// The colours of a look on a scale.
    ColorTable table(const FieldLook& look, const ColorScale& scale, gpu::Mirrors& mirrors);

    scene::FieldRecords& records() { return records_; }

private:
    /// What a table is made of.
    struct Key {
        scene::ColorMap map;
        glm::vec3 no_number;
        ColorScale bands;  ///< its default where there are none
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Kept {
        Key key;
        std::shared_ptr<const std::vector<glm::u8vec4>> colors;
        scene::ColorImage image;
    };
    void tell(const std::string& name, const std::string& remark);

    scene::FieldRecords records_;
    std::list<Kept> tables_;  ///< the one used last comes first
    std::string told_;
};

}  // namespace vitrine::render
