#pragma once

#include <vitrine/render/field_look.h>
#include <vitrine/scene/fields.h>
#include <vitrine/scene/scene.h>
#include <vitrine/ui/look.h>

#include <span>
#include <string>

namespace vitrine::ui {

/// Chooses which numbers of a scene are shown in the place of its colours, and how, with how often they occur.
/// `names`: what can be chosen; of those that the scene lacks someone has to make them. `records` keeps what is known
/// of them. Control for Look::shortcut_of: "view.field".
void field_panel(const Look& look, const scene::Scene& scene, std::span<const std::string> names,
                 scene::FieldRecords& records, render::FieldLook& field);

}  // namespace vitrine::ui
