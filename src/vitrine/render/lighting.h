#pragma once

#include <memory>
#include <string_view>

namespace vitrine::render {

struct Environment;

/// How much work a picture is worth.
enum class Quality {
    draft,   ///< one light beside the camera, matte surfaces
    normal,  ///< physically based surfaces, lit from all around
    high,    ///< all effects, while the camera moves too
};

/// "draft", "normal", "high".
std::string_view name_of(Quality quality);
/// Throws UsageError that lists the names.
Quality quality_named(std::string_view name);

/// What is all around the scene and lights it.
enum class Surroundings {
    studio,  ///< lamps and a bright ceiling
    even,    ///< light of 1 from everywhere
    map,     ///< Lighting::map; the studio where that is null
};

/// "studio", "even", "map".
std::string_view name_of(Surroundings surroundings);
/// Of those that need no map. Throws UsageError that lists the names.
Surroundings surroundings_named(std::string_view name);

/// What is behind everything.
enum class Backdrop {
    gradient,  ///< Settings::background_top and background_bottom
    sharp,     ///< the surroundings
    blurred,   ///< these as a dull mirror shows them
};

/// "gradient", "sharp", "blurred".
std::string_view name_of(Backdrop backdrop);
/// Throws UsageError that lists the names.
Backdrop backdrop_named(std::string_view name);

/// How light of any brightness becomes the colours of a screen.
enum class ToneMapping {
    neutral,  ///< colours of materials stay what they are; by the Khronos group, for products
    aces,     ///< as of films, by the Academy
    agx,      ///< softer, with bright light that pales, by T. Sobotka
    none,     ///< what is brighter than white is white
};

/// "neutral", "aces", "agx", "none".
std::string_view name_of(ToneMapping way);
/// Throws UsageError that lists the names.
ToneMapping tone_mapping_named(std::string_view name);

/// The light in which surfaces are seen from Quality::normal on.
struct Lighting {
    Surroundings surroundings = Surroundings::studio;
    std::shared_ptr<const Environment> map = nullptr;
    Backdrop backdrop = Backdrop::gradient;
    float intensity = 1;         ///< of the surroundings, 0 or more
    float rotation_radians = 0;  ///< of all light, about the world's up, counter-clockwise from above
    float key = 1;               ///< intensity of the light that shines from one side, 0 or more
    float scene_lights = 1;  ///< factor of the scene's own lights, 0 or more; where they are on the key light is out
    float exposure_ev = 0;   ///< each step doubles all light
    ToneMapping tone_mapping = ToneMapping::neutral;

    bool is_mapped() const { return surroundings == Surroundings::map && map != nullptr; }
    friend bool operator==(const Lighting&, const Lighting&) = default;
};

/// Chooses what is around. A map brings lights of its own: the key light goes out with it, and comes back after it.
void set_surroundings(Lighting& lighting, Surroundings surroundings);

}  // namespace vitrine::render
