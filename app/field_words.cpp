#include "field_words.h"

#include "command_parser.h"
#include "option_values.h"

#include <vitrine/base/error.h>
#include <vitrine/scene/color_map.h>

#include <limits>
#include <string_view>

namespace vitrine::app {
namespace {

constexpr float largest = std::numeric_limits<float>::max();
constexpr Limits any{-largest, largest};

/// "LOW,HIGH"
glm::vec2 parse_pair(std::string_view text, const Limits& limits) {
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos)
        throw UsageError("--field-range: expected auto, full, LOW,HIGH or LOW%,HIGH%, found '" + std::string(text) +
                         "'");
    return {parse_number("--field-range", text.substr(0, comma), limits),
            parse_number("--field-range", text.substr(comma + 1), limits)};
}

void set_range(std::string text, render::FieldLook& look) {
    if (text == name_of(render::FieldRange::automatic)) return;
    if (text == name_of(render::FieldRange::full)) {
        look.range = render::FieldRange::full;
        return;
    }
    if (text.find('%') == std::string::npos) {
        look.range = render::FieldRange::by_hand;
        look.limits = parse_pair(text, any);
    } else {
        std::erase(text, '%');
        look.range = render::FieldRange::percentiles;
        look.percentiles = parse_pair(text, percentile_limits);
    }
    if (const glm::vec2 ends = look.range == render::FieldRange::by_hand ? look.limits : look.percentiles;
        ends.x > ends.y)
        throw UsageError("--field-range: the first number is above the second one");
}

}  // namespace

void FieldWords::add(CLI::App& app) {
    add_value(app, "--field", name, "NAME",
              "Numbers that are shown in the place of colours: one of those that `vitrine info` lists");
    add_value(app, "--color-map", color_map, "MAP",
              "By which colours: viridis, magma, inferno, plasma, cividis, turbo, coolwarm, twilight, categories, or "
              "#rrggbb,#rrggbb,...");
    add_value(app, "--field-range", range, "RANGE",
              "Between which numbers: full, LOW,HIGH, percentiles as in 2%,98%, or auto: these where few numbers are "
              "far away");
    app.add_flag("--log-scale", logarithmic, "By the numbers' logarithms");
    add_value(app, "--isolines", isolines, "KIND", "Where numbers are equal: none, lines (on surfaces) or bands");
    add_value(app, "--isoline-step", step, "X", "Between two isolines (default: a round number)");
    add_value(app, "--nan-color", no_number, "#RRGGBB", "Of what is no number (default: grey)");
    app.add_flag("--unlit-field", unlit, "Colours are exactly those of the bar");
    app.add_flag("--no-color-bar", no_bar, "Leave out the bar of colours");
}

render::FieldLook FieldWords::look() const {
    render::FieldLook look;
    look.name = name;
    look.map = parse_named("--color-map", color_map, scene::parse_color_map);
    set_range(range, look);
    look.logarithmic = logarithmic;
    look.isolines = parse_named("--isolines", isolines, render::isolines_named);
    if (!step.empty()) look.step = parse_number("--isoline-step", step, std::numeric_limits<float>::min(), largest);
    if (!no_number.empty())
        look.no_number = glm::vec3(parse_named("--nan-color", no_number, scene::parse_color)) / 255.0F;
    look.lit = !unlit;
    look.bar = !no_bar;
    return look;
}

}  // namespace vitrine::app
