#include <vitrine/ui/appearance_panel.h>

#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <array>
#include <string>
#include <vector>

namespace vitrine::ui {
namespace {

void mode_row(const Look& look, render::RenderMode& mode) {
    static const std::vector<std::string> titles{"Picture",    "Base colour", "Normals",         "Metallic",
                                                 "Roughness",  "Occlusion",   "Emissive",        "Depth",
                                                 "UV checker", "Overdraw",    "Level of detail", "Vertices"};
    control_label(look, "Show");
    int chosen = static_cast<int>(mode);
    if (dropdown(look, "mode", titles, chosen, {"Of surfaces: how they look, or one property", "view.mode"}))
        mode = static_cast<render::RenderMode>(chosen);
}

}  // namespace

void appearance_panel(const Look& look, render::Settings& settings) {
    static constexpr std::array shadings{
        Choice{"Smooth", {"Shade by the vertices' normals, where there are any", "view.shading"}},
        Choice{"Flat", {"Shade each face by its own normal", "view.shading"}},
    };
    mode_row(look, settings.mode);
    choose(look, "Shading", "shading", shadings, settings.shading);
    gap(look, 4);
    check(look, "Faces", settings.faces, {"Draw the triangles' surfaces", "view.faces"});
    second_column(look);
    check(look, "Wireframe", settings.wireframe, {"Draw the triangles' edges", "view.wireframe"});
    check(look, "Vertex colours", settings.vertex_colors,
          {"Use the colours of vertices and points, where there are any", "view.vertex_colors"});
    second_column(look);
    check(look, "Cull back faces", settings.back_face_culling,
          {"Leave out triangles that are seen from behind", "view.culling"});
    check(look, "Points", settings.points, {"Draw point clouds", "view.points"});
    second_column(look);
    check(look, "Lines", settings.lines, {"Draw line sets", "view.lines"});
    check(look, "Ground grid", settings.grid, {"Draw a grid on the ground that fades out", "view.grid"});
    second_column(look);
    check(look, "Axes", settings.axes, {"Draw the world's axes: red is X, green is Y, blue is Z", "view.axes"});
    if (settings.wireframe) {
        control_label(look, "Edge width");
        slider(look, "edge width", settings.wireframe_width, render::thinnest_edge, render::widest_edge, "%.1f px",
               {"Of the triangles' edges, however large the interface is", ""});
    }
}

}  // namespace vitrine::ui
