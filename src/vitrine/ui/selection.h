#pragma once

#include <vitrine/render/picker.h>
#include <vitrine/scene/element.h>
#include <vitrine/scene/scene.h>
#include <vitrine/ui/look.h>

#include <optional>
#include <string>

namespace vitrine::ui {

/// What was seen where somebody clicked, as it was then.
struct ClickedElement {
    scene::Element element;
    std::string geometry;  ///< its name
    glm::dvec3 point{0};   ///< in the world
};

/// What a person has chosen in a scene.
struct Selection {
    scene::NodeId node;  ///< none: nothing
    std::optional<ClickedElement> clicked;

    /// The node is there.
    bool is_of(const scene::Scene& scene) const { return scene.nodes().contains(node); }
};

/// What a click selects that found this.
Selection selection_of(const scene::Scene& scene, const render::Picker::Answer& answer);

/// What a click selected, with all its values, in a column.
void clicked_rows(const Look& look, const ClickedElement& clicked);

/// The same beside the pointer.
void clicked_tooltip(const Look& look, const ClickedElement& clicked);

}  // namespace vitrine::ui
