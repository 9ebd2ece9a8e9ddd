#pragma once

#include <vitrine/render/lighting.h>

#include <string>
#include <vector>

namespace vitrine::render {

/// Names to be defined for a program that includes shaders/surroundings.glsl and shaders/tone_mapping.glsl.
std::vector<std::string> light_defines(ToneMapping tones, bool mapped);

}  // namespace vitrine::render
