#pragma once

#include <vitrine/gpu/mirrors.h>
#include <vitrine/render/collection_items.h>
#include <vitrine/render/field_store.h>
#include <vitrine/render/ground_grid.h>
#include <vitrine/render/host_points.h>
#include <vitrine/render/item_instances.h>
#include <vitrine/render/light_items.h>
#include <vitrine/render/owner.h>
#include <vitrine/render/point_ranges.h>
#include <vitrine/render/settings.h>
#include <vitrine/render/surface_look.h>
#include <vitrine/render/visible_clusters.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>
#include <vitrine/scene/vector_fields.h>

#include <glm/glm.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace vitrine::render {

/// Where an attribute of vertices lies.
struct Attribute {
    gpu::BufferShare buffer;  ///< null: there is none
    std::uint32_t offset_bytes = 0;
    std::uint32_t stride_bytes = 0;

    explicit operator bool() const { return buffer != nullptr; }
};

/// An array's elements, or a field of them, as they are now.
template <class T>
Attribute attribute_of(const arrays::TrackedArray<T>& array, gpu::Mirrors& mirrors, std::size_t offset_bytes = 0) {
    return {mirrors.share(array.tracked_bytes()), static_cast<std::uint32_t>(offset_bytes), sizeof(T)};
}

/// What draws of meshes, clouds and lines have in common.
struct DrawItem {
    Owner owner;  ///< not of PartsItem, which has many
    glm::mat4 model_view{1.0F};
    glm::vec4 base_color{1.0F};  ///< as in scene::Material
    bool lit = true;
    Attribute positions;
    Attribute colors;          ///< none where they are not to be shown
    Attribute values;          ///< of the plan's field, in the place of colours; none where it is not shown
    gpu::BufferShare indices;  ///< null where vertices follow each other
};

/// Triangles.
struct MeshItem : DrawItem {
    bool values_of_faces = false;        ///< or else of vertices
    Attribute normals;                   ///< none where each face has its own
    std::array<Attribute, 2> texcoords;  ///< of both sets; none where no texture goes by them
    Attribute tangents;                  ///< none where there is no normal map
    SurfaceLook surface;
    std::array<SurfaceTexture, surface_slots> textures;  ///< by SurfaceSlot
    float alpha_cutoff = 0;                              ///< what has less alpha is not there
    bool physical = false;                               ///< lit as of Quality::normal
    bool shadowed = false;                               ///< by what is between it and the key light
    bool occluded = false;                               ///< by what is around it
    bool own_lights = false;                             ///< the plan's shine on it
    RenderMode mode = RenderMode::picture;
    bool by_matcap = false;             ///< lit by the plan's
    bool lit_at_vertices = false;       ///< they are so close that it makes no difference
    bool packed_normals = false;        ///< they are scene::PackedNormal
    bool short_indices = false;         ///< they have 16 bits
    std::uint64_t triangles = 0;        ///< of the mesh, or of the coarser form of it
    std::vector<TriangleRange> ranges;  ///< of its triangles, those that may be seen; unused in PartsItem
    ItemInstances instances;            ///< of which each has all of one range
    bool culled = false;                ///< without the faces that are seen from behind
    bool normals_agree = false;         ///< as in scene::MeshStructure
    bool flat = false;                  ///< shaded by the faces' own normals
    bool blended = false;               ///< with what lies behind
    double depth = 0;  ///< of the geometry's middle, in front of the eye; of those that are drawn farthest first
};

/// One of many small meshes that are drawn in one call.
struct Part {
    glm::mat4 model_view{1.0F};
    glm::vec4 base_color{1.0F};
    SurfaceLook surface;
    std::uint32_t triangles = 0;
    std::uint32_t first_index = 0;  ///< among the common indices
    std::int32_t base_vertex = 0;   ///< is added to each
};

/// Small meshes that are drawn alike, from common buffers.
struct PartsItem {
    MeshItem look;          ///< what they have in common; `triangles` are those of all
    bool mirrored = false;  ///< their transforms turn the winding of faces around
    std::vector<Part> parts;
};

/// Points.
struct CloudItem : DrawItem {
    std::shared_ptr<const HostPoints> host;  ///< the points, where the CPU draws them: then they are in no buffers
    bool has_normals = false;
    Attribute normals;             ///< none where the cloud is not lit
    PointRanges ranges;            ///< of its points, those that may be seen
    std::uint64_t points = 0;      ///< of these the first are drawn
    std::uint64_t all_points = 0;  ///< of the whole cloud: what the buffers hold
    bool layered = false;          ///< a share of those that may be seen may be drawn
    scene::Bounds bounds;          ///< of the points, in their own coordinates; empty where they are not known
    float size_pixels = 1;
    float growth = 1;   ///< how many times as large as they are given the points are
    bool gaps = false;  ///< between points: what is behind is seen through them
};

/// Line segments.
struct LineItem : DrawItem {
    std::uint64_t segments = 0;
    float width_pixels = 1;
};

/// Arrows.
struct VectorItem {
    glm::mat4 model_view{1.0F};
    Attribute origins;
    std::array<Attribute, 3> parts;  ///< x, y and z of the vectors; the first alone where they are packed normals
    bool packed = false;
    bool are_normals = false;  ///< that transforms keep at right angles to the surface
    std::uint32_t step = 1;    ///< of so many elements one has an arrow
    std::uint64_t arrows = 0;
    float length = 1;  ///< of the arrow of a vector of length 1, or of each
    bool same_length = false;
    float width = 0.1F;     ///< of a shaft, over the arrow's length
    glm::vec3 color{1.0F};  ///< linear
};

/// An image on a rectangle.
struct ImageItem {
    Owner owner;
    glm::mat4 model_view{1.0F};
    gpu::TextureShare texels;
    glm::vec2 size{1};
    bool smooth = false;
    gpu::TextureShare colors;  ///< by `scale`, of texels that are numbers; null: they are colours
    ColorScale scale;
};

class Accumulation;

/// What there is to draw.
struct DrawItems {
    std::vector<MeshItem> meshes;        ///< opaque, in the order of the tree
    std::vector<PartsItem> parts;        ///< opaque meshes, too
    std::vector<MeshItem> transmitting;  ///< light goes through them, from what is behind them; farthest first
    std::vector<MeshItem> transparent;   ///< farthest first
    std::vector<CloudItem> clouds;
    std::vector<LineItem> lines;
    std::vector<VectorItem> vectors;
    std::vector<ImageItem> images;
    std::vector<CollectionItem> collections;  ///< that hide what is behind them
    std::vector<CollectionItem> layers;       ///< that do not, in the order of the tree

    bool has_faces() const {
        return !meshes.empty() || !parts.empty() || !transmitting.empty() || !transparent.empty();
    }
};

/// A scene as a camera sees it, ready to be drawn: a snapshot. It points into no scene and its buffers stay as they
/// are, so it may be drawn at any time, in any context of the share group and on any thread.
struct DrawPlan : DrawItems {
    DrawItems selected;            ///< what is outlined, each mesh by itself, of large clouds a sample
    gl::PixelBox selected_pixels;  ///< of the picture, y up: what that may cover
    /// The part of the picture, y up, that the plan is for, and how large the picture is; none: all of it.
    std::optional<gl::PixelBox> window;
    glm::ivec2 window_of{0};
    std::uint64_t scene_revision = 0;
    scene::Camera camera;
    scene::ClipPlanes planes;
    glm::vec2 depths{0.0F};  ///< in front of the eye, where the scene is nearest and where it is farthest
    Settings settings;
    glm::dvec2 sample_place{0};     ///< of each pixel's samples, from where they usually are, in pixels
    std::uint32_t picture = 0;      ///< which of several it is of
    glm::dvec2 lean{0};             ///< tangents by which the rays of an orthographic camera lean, about its pivot
    std::vector<LightItem> lights;  ///< the scene's own; where there are any the key light is out
    /// What the key light shines on, as ShadowMap draws it; null: there are no shadows.
    std::shared_ptr<const DrawPlan> shadow;
    /// How far around a point things keep light from it, in the world: see OcclusionPass. 0: they do not.
    double occlusion_radius = 0;
    /// The pictures so far, where settings ask for several; null: all are drawn at once.
    std::shared_ptr<Accumulation> accumulation;
    std::shared_ptr<const ShownField> field;  ///< null: none
    std::vector<CollectionItem> bar;          ///< of the field's colours, over everything: in pixels, y up
    gpu::TextureShare matcap;                 ///< null: none
    GroundGrid grid;
    std::uint64_t coarse_meshes = 0;  ///< as in DrawCounts
};

class Deformer;
class PartStore;
class ColorBar;

/// What brings arrays to the GPU for a plan.
struct PlanTools {
    gpu::Mirrors& mirrors;
    PartStore& parts;    ///< the common buffers of small meshes
    Deformer& deformer;  ///< is to run before the plan is drawn
    FieldStore& fields;  ///< what makes colours of numbers
    ColorBar& bar;
    scene::VectorLengths& lengths;
    std::shared_ptr<const DrawPlan>&
        casters;  ///< of the plan before, which serves as long as nothing but the camera moves
};

/// Decides how a plan's clouds are drawn, which have no points yet, but their number. Never PointMethod::automatic.
using PointChoice = std::function<PointMethod(const DrawPlan& plan)>;

/// Walks the visible nodes, and brings what is to be drawn of them, and nothing else, to the GPU. Transforms are
/// multiplied in double precision, so that large coordinates that the camera is near to do not jitter. `size_pixels`:
/// of the picture; meshes outside of it are left out. (0, 0) where it is not known: then none are. `choose` is asked
/// where the settings leave open how points are drawn.
DrawPlan make_draw_plan(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                        glm::ivec2 size_pixels, const PlanTools& tools, const PointChoice& choose);

/// A plan of what is seen in a `window` (y up) of a picture of `size_pixels` that does not move: whole, each mesh by
/// itself, clouds in main memory where they have a copy there.
DrawPlan make_window_plan(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                          glm::ivec2 size_pixels, const gl::PixelBox& window, const PlanTools& tools);

/// From view coordinates to the clip coordinates of what the plan is for. `size_pixels`: of the picture.
glm::dmat4 projection_of(const DrawPlan& plan, glm::ivec2 size_pixels);

}  // namespace vitrine::render
