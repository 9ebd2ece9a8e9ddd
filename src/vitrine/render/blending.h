#pragma once

namespace vitrine::render {

struct Settings;

/// What is drawn from now on goes over what lies behind it, by its alpha, or is added to that. The target's alpha stays
/// 1; where the background is transparent it becomes the part of a pixel that is covered, and colours are multiplied by
/// it.
void blend_over(const Settings& settings, bool adds = false);

}  // namespace vitrine::render
