#pragma once

#include <vitrine/render/eye_dome.h>
#include <vitrine/render/field_look.h>
#include <vitrine/render/lighting.h>
#include <vitrine/render/matcap.h>
#include <vitrine/render/point_method.h>
#include <vitrine/render/render_mode.h>
#include <vitrine/render/transparency.h>
#include <vitrine/render/vector_look.h>

#include <vitrine/scene/ids.h>

#include <glm/glm.hpp>

#include <cstdint>

namespace vitrine::scene {
struct Node;
}

namespace vitrine::render {

/// How surfaces are shaded.
enum class Shading {
    smooth,  ///< by the vertices' normals, where there are any
    flat,    ///< by each face's own normal
};

/// Of the line around what is selected, at UI scale 1; never more than four of the picture's pixels.
inline constexpr float outline_width = 2;

/// Between these, of edges of triangles, at UI scale 1, in pixels.
inline constexpr float thinnest_edge = 0.5F;
inline constexpr float widest_edge = 8;

/// What is drawn beside the scene and how. Plain values: compare them to know whether to draw again.
struct Settings {
    RenderMode mode = RenderMode::picture;
    Shading shading = Shading::smooth;
    Quality quality = Quality::normal;
    Lighting lighting;
    Matcap matcap;         ///< in the place of light
    bool shadows = false;  ///< of the key light, on surfaces and on the ground; from Quality::normal on
    /// Light from all around does not get into crevices; of Quality::normal while nothing moves, of Quality::high
    /// always.
    bool ambient_occlusion = false;
    Transparency transparency = Transparency::weighted;
    bool faces = true;
    bool wireframe = false;        ///< triangle edges, over the faces or alone
    float wireframe_width = 1.2F;  ///< of these, at UI scale 1, in pixels: `thinnest_edge` to `widest_edge`
    bool back_face_culling = false;
    /// Backs of closed meshes, which nobody sees from outside, are left out.
    bool hidden_back_culling = true;
    bool vertex_colors = true;
    FieldLook field;     ///< numbers in the place of colours
    VectorLook vectors;  ///< as arrows
    bool points = true;
    /// Diameter of clouds' points at UI scale 1, in pixels. 0: each cloud's own, and up to 4 pixels where its points
    /// are farther apart, if it knows where they are (scene::PointCloud::blocks).
    float point_size = 0;
    PointMethod point_method = PointMethod::automatic;
    /// The part of the points that is drawn of each cloud whose order allows it (scene::PointCloud::sample_layers).
    float point_share = 1.0F;
    EyeDome eye_dome;
    bool lines = true;
    bool grid = true;
    bool axes = true;
    /// Background gradient, sRGB-encoded.
    glm::vec3 background_top{0.235F, 0.255F, 0.285F};
    glm::vec3 background_bottom{0.110F, 0.120F, 0.137F};
    /// No background: the picture's alpha tells what is covered, and its colours are multiplied by that.
    bool transparent = false;
    /// Grid line colour, sRGB-encoded.
    glm::vec3 grid_color{0.62F, 0.65F, 0.70F};
    bool smooth_edges = false;  ///< of the finished picture (FXAA): cheaper than samples, and less sharp
    /// So many pictures are drawn, each with its samples elsewhere in the pixels, and their average is what is seen:
    /// edges and highlights have so many times as many samples.
    std::uint32_t pictures = 1;
    /// This node is outlined, with all below it; none: nothing is.
    scene::Id<scene::Node> selected;
    /// Of the outline, sRGB-encoded.
    glm::vec3 outline_color{0.31F, 0.66F, 1.0F};
    /// The camera moves: what takes long may be drawn more coarsely, as far as hardly anyone sees it then.
    bool interacting = false;
    /// How far a coarser form of a mesh may be off while the camera moves, in pixels. Meshes that are smaller are left
    /// out. 0: all is drawn as it is.
    float moving_error_pixels = 1.0F;
    /// Multiplies sizes given in pixels: points, lines, axes.
    float pixel_scale = 1.0F;

    friend bool operator==(const Settings&, const Settings&) = default;
};

/// Chooses a quality and the effects that come with it: of Quality::high all, of others those that cost little.
void set_quality(Settings& settings, Quality quality);

}  // namespace vitrine::render
