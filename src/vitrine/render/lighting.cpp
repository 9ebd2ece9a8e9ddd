#include <vitrine/render/lighting.h>

#include <vitrine/base/named_value.h>

#include <array>

namespace vitrine::render {

std::string_view name_of(Quality quality) {
    switch (quality) {
        case Quality::draft: return "draft";
        case Quality::high: return "high";
        case Quality::normal: break;
    }
    return "normal";
}

Quality quality_named(std::string_view name) {
    return value_named(name, std::array{Quality::draft, Quality::normal, Quality::high}, "quality");
}

std::string_view name_of(Surroundings surroundings) {
    switch (surroundings) {
        case Surroundings::even: return "even";
        case Surroundings::map: return "map";
        case Surroundings::studio: break;
    }
    return "studio";
}

Surroundings surroundings_named(std::string_view name) {
    return value_named(name, std::array{Surroundings::studio, Surroundings::even}, "surroundings");
}

std::string_view name_of(Backdrop backdrop) {
    switch (backdrop) {
        case Backdrop::sharp: return "sharp";
        case Backdrop::blurred: return "blurred";
        case Backdrop::gradient: break;
    }
    return "gradient";
}

Backdrop backdrop_named(std::string_view name) {
    return value_named(name, std::array{Backdrop::gradient, Backdrop::sharp, Backdrop::blurred}, "backdrop");
}

std::string_view name_of(ToneMapping way) {
    switch (way) {
        case ToneMapping::aces: return "aces";
        case ToneMapping::agx: return "agx";
        case ToneMapping::none: return "none";
        case ToneMapping::neutral: break;
    }
    return "neutral";
}

ToneMapping tone_mapping_named(std::string_view name) {
    using enum ToneMapping;
    return value_named(name, std::array{neutral, aces, agx, none}, "tone mapping");
}

void set_surroundings(Lighting& lighting, Surroundings surroundings) {
    const bool was_map = lighting.surroundings == Surroundings::map;
    const bool is_map = surroundings == Surroundings::map;
    lighting.surroundings = surroundings;
    if (is_map != was_map) lighting.key = is_map ? 0 : Lighting().key;
}

}  // namespace vitrine::render
