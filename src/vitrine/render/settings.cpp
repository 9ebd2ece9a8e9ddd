#include <vitrine/render/settings.h>

namespace vitrine::render {

void set_quality(Settings& settings, Quality quality) {
    const bool high = quality == Quality::high;
    settings.quality = quality;
    settings.shadows = settings.ambient_occlusion = high;
    settings.transparency = high ? Transparency::peeled : Transparency::weighted;
}

}  // namespace vitrine::render
