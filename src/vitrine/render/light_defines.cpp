#include <vitrine/render/light_defines.h>

namespace vitrine::render {

std::vector<std::string> light_defines(ToneMapping tones, bool mapped) {
    std::vector<std::string> defines;
    if (mapped) defines.emplace_back("MAPPED_LIGHT");
    if (tones == ToneMapping::aces) defines.emplace_back("ACES");
    if (tones == ToneMapping::agx) defines.emplace_back("AGX");
    if (tones == ToneMapping::none) defines.emplace_back("NO_TONES");
    return defines;
}

}  // namespace vitrine::render
