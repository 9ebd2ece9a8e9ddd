#include "vector_words.h"

#include "command_parser.h"
#include "option_values.h"

#include <vitrine/scene/color_map.h>

namespace vitrine::app {

void VectorWords::add(CLI::App& app) {
    add_value(app, "--vectors", name, "NAME",
              "Arrows: normals, tangents, or the stem of three numbers as in v of vx, vy and vz");
    add_value(app, "--vector-length", length, "X", "Of the longest arrow, as a part of the scene's diagonal, 0 to 10");
    add_value(app, "--vector-count", count, "N", "Arrows of a mesh or a cloud at most: of more elements every so many");
    add_value(app, "--vector-color", color, "#RRGGBB", "Of the arrows");
    app.add_flag("--same-length", same_length, "All arrows are as long, whatever their vectors are");
}

render::VectorLook VectorWords::look() const {
    render::VectorLook look;
    look.name = name;
    look.length = parse_number("--vector-length", length, vector_length_limits);
    look.most = parse_whole("--vector-count", count, vector_count_limits);
    look.color = glm::vec3(parse_named("--vector-color", color, scene::parse_color)) / 255.0F;
    look.same_length = same_length;
    return look;
}

}  // namespace vitrine::app
