#pragma once

#include <vitrine/render/color_scale.h>
#include <vitrine/render/field_look.h>
#include <vitrine/scene/fields.h>
#include <vitrine/ui/look.h>

namespace vitrine::ui {

/// How often which numbers of a field occur, in their colours over the column's width, with marks at the ends of the
/// scale that can be dragged: then the look's range is by hand.
void field_histogram(const Look& look, const scene::SceneField& field, scene::FieldRecords& records,
                     const render::ColorScale& scale, render::FieldLook& shown);

}  // namespace vitrine::ui
