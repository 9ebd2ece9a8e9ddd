#include <vitrine/render/lighting.h>

#include <vitrine/base/error.h>

#include <array>
#include <string>

namespace vitrine::render {
namespace {

/// The one of that name. `what`: it is, for the message.
template <class T, std::size_t N>
T named(std::string_view name, const std::array<T, N>& all, const std::string& what) {
    std::string names;
    for (const T one : all) {
        if (name_of(one) == name) return one;
        names += (names.empty() ? "" : one == all.back() ? " or " : ", ") + std::string(name_of(one));
    }
    throw UsageError("unknown " + what + " '" + std::string(name) + "', expected " + names);
}

}  // namespace

std::string_view name_of(Quality quality) {
    switch (quality) {
        case Quality::draft: return "draft";
        case Quality::normal: break;
    }
    return "normal";
}

Quality quality_named(std::string_view name) {
    return named(name, std::array{Quality::draft, Quality::normal}, "quality");
}

std::string_view name_of(Surroundings surroundings) {
    switch (surroundings) {
        case Surroundings::even: return "even";
        case Surroundings::studio: break;
    }
    return "studio";
}

Surroundings surroundings_named(std::string_view name) {
    return named(name, std::array{Surroundings::studio, Surroundings::even}, "surroundings");
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
    return named(name, std::array{neutral, aces, agx, none}, "tone mapping");
}

}  // namespace vitrine::render
