#include <vitrine/render/draw_plan.h>

#include <vitrine/scene/drawing.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <variant>

namespace vitrine::render {
namespace {

/// Blended with what lies behind it, by its base colour's alpha; all else is opaque.
bool is_transparent(const scene::Material& material) {
    return material.base_color.a < 1.0F;
}

/// Fills a plan's lists.
class Planner {
public:
    Planner(DrawPlan& plan, const scene::Scene& scene, gpu::Mirrors& mirrors)
        : plan_(plan), scene_(scene), mirrors_(mirrors) {}

    void add(const scene::Geometry& geometry, const glm::dmat4& model_view) {
        if (!scene_.contains(geometry)) return;
        if (const auto* mesh = std::get_if<scene::MeshId>(&geometry)) {
            add_mesh(*mesh, model_view);
        } else if (const auto* cloud = std::get_if<scene::PointCloudId>(&geometry)) {
            add_cloud(scene_.point_cloud(*cloud), model_view);
        } else if (const auto* lines = std::get_if<scene::LineSetId>(&geometry)) {
            add_lines(scene_.line_set(*lines), model_view);
        } else if (const auto* image = std::get_if<scene::ImagePlaneId>(&geometry)) {
            add_image(scene_.image_plane(*image), model_view);
        } else {
            add_collection(scene_.collection(std::get<scene::CollectionId>(geometry)), model_view);
        }
    }

private:
    void add_mesh(scene::MeshId id, const glm::dmat4& model_view) {
        const scene::Mesh& mesh = scene_.mesh(id);
        const Settings& settings = plan_.settings;
        if (mesh.vertex_count() == 0 || (!settings.faces && !settings.wireframe)) return;
        const scene::Material& material = scene_.material(mesh.material);
        MeshItem item;
        set_material(item, material, model_view);
        if (mesh.is_interleaved()) {
            item.positions = field_of(mesh.vertices, offsetof(scene::MeshVertex, position));
            item.normals = field_of(mesh.vertices, offsetof(scene::MeshVertex, normal));
            if (shows_colors(material)) item.colors = field_of(mesh.vertices, offsetof(scene::MeshVertex, color));
        } else {
            set_vertices(item, mesh, material);
            item.normals = field_of(mesh.normals);
        }
        item.indices = mirrors_.share(mesh.indices.tracked_bytes());
        item.triangles = mesh.triangle_count();
        item.flat = settings.shading == Shading::flat || !mesh.has_normals();
        item.blended = is_transparent(material);
        // Only what is blended is sorted, so only there the vertices are looked through.
        if (item.blended) item.depth = -(model_view * glm::dvec4(scene_.bounds_of(id).center(), 1.0)).z;
        (item.blended ? plan_.transparent : plan_.meshes).push_back(std::move(item));
    }

    void add_cloud(const scene::PointCloud& cloud, const glm::dmat4& model_view) {
        if (cloud.positions.empty() || !plan_.settings.points) return;
        CloudItem item;
        const scene::Material& material = scene_.material(cloud.material);
        set_material(item, material, model_view);
        set_vertices(item, cloud, material);
        item.normals = field_of(cloud.normals);
        item.lit = item.lit && item.normals;
        set_points(item, cloud);
        item.size_pixels = std::max(1.0F, cloud.size_pixels * plan_.settings.pixel_scale);
        plan_.clouds.push_back(std::move(item));
    }

    /// Whole layers, so that the cloud is as dense everywhere.
    void set_points(CloudItem& item, const scene::PointCloud& cloud) const {
        item.points = cloud.positions.size();
        if (cloud.sample_layers == 0) return;
        item.layered_points = item.points;
        const double layers = std::floor(double{plan_.settings.point_share} * cloud.sample_layers);
        const double share = std::clamp(layers / cloud.sample_layers, 1.0 / cloud.sample_layers, 1.0);
        item.points = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(item.layered_points)));
    }

    void add_lines(const scene::LineSet& lines, const glm::dmat4& model_view) {
        if (lines.positions.empty() || !plan_.settings.lines) return;
        LineItem item;
        const scene::Material& material = scene_.material(lines.material);
        set_material(item, material, model_view);
        set_vertices(item, lines, material);
        item.indices = mirrors_.share(lines.indices.tracked_bytes());
        item.segments = lines.segment_count();
        item.width_pixels = std::max(1.0F, lines.width_pixels * plan_.settings.pixel_scale);
        plan_.lines.push_back(std::move(item));
    }

    void add_image(const scene::ImagePlane& image, const glm::dmat4& model_view) {
        gpu::TextureShare texels = mirrors_.share(image.tracked_texels());
        if (!texels) return;
        plan_.images.push_back({.model_view = glm::mat4(model_view),
                                .texels = std::move(texels),
                                .size = image.size,
                                .scalar = std::holds_alternative<scene::ScalarImage>(image.texels),
                                .smooth = image.smooth,
                                .low = image.low,
                                .high = image.high});
    }

    bool shows(scene::CollectionKind kind) const {
        using enum scene::CollectionKind;
        const Settings& settings = plan_.settings;
        if (kind == points || kind == markers) return settings.points;
        if (kind == segments || kind == polylines) return settings.lines;
        return kind == text || settings.faces;
    }

    void add_collection(const scene::Collection& collection, const glm::dmat4& model_view) {
        if (collection.items().empty() || !shows(collection.kind())) return;
        const bool by_pixels = collection.unit == scene::SizeUnit::pixels;
        CollectionItem item;
        item.kind = collection.kind();
        item.model_view = glm::mat4(model_view);
        item.base_color = collection.color;
        item.length_scale = std::cbrt(std::abs(glm::determinant(glm::mat3(item.model_view))));
        item.unit_scale = item.length_scale * collection.size_scale;
        item.unit_pixels = by_pixels ? collection.size_scale * plan_.settings.pixel_scale : 0.0F;
        item.softness = collection.softness;
        item.adds = collection.blend == scene::CollectionBlend::add;
        item.hides = collection.depth == scene::CollectionDepth::solid && !item.adds;
        item.primitives = collection.primitive_count();
        item.items = mirrors_.share(collection.items().tracked_bytes());
        item.positions = mirrors_.share(collection.positions().tracked_bytes());
        item.vertices = mirrors_.share(collection.vertices().tracked_bytes());
        const bool is_text = item.kind == scene::CollectionKind::text;
        item.shapes = is_text ? mirrors_.share(collection.glyphs().glyphs().tracked_bytes())
                              : mirrors_.share(collection.outline().tracked_bytes());
        item.curves = mirrors_.share(collection.glyphs().curves().tracked_bytes());
        item.indices = mirrors_.share(collection.indices().tracked_bytes());
        if (item.primitives > 0) (item.hides ? plan_.collections : plan_.layers).push_back(std::move(item));
    }

    static void set_material(DrawItem& item, const scene::Material& material, const glm::dmat4& model_view) {
        item.model_view = glm::mat4(model_view);
        item.base_color = material.base_color;
        item.lit = material.lit;
    }

    bool shows_colors(const scene::Material& material) const {
        return plan_.settings.vertex_colors && material.vertex_colors;
    }

    /// Attributes with an array each.
    template <class G>
    void set_vertices(DrawItem& item, const G& geometry, const scene::Material& material) {
        item.positions = field_of(geometry.positions);
        if (shows_colors(material)) item.colors = field_of(geometry.colors);
    }

    /// An array's elements, or a field of them.
    template <class T>
    Attribute field_of(const arrays::TrackedArray<T>& array, std::size_t offset_bytes = 0) {
        return {mirrors_.share(array.tracked_bytes()), static_cast<std::uint32_t>(offset_bytes), sizeof(T)};
    }

    DrawPlan& plan_;
    const scene::Scene& scene_;
    gpu::Mirrors& mirrors_;
};

}  // namespace

DrawPlan make_draw_plan(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                        gpu::Mirrors& mirrors) {
    DrawPlan plan;
    plan.scene_revision = scene.revision();
    plan.camera = camera;
    plan.settings = settings;
    if (scene::is_drawing(scene)) plan.settings.grid = false;  // it stands on no ground
    const scene::Bounds bounds = scene.bounds();
    plan.planes = scene::clip_planes_for(camera, bounds);
    plan.grid = make_ground_grid(bounds, camera.up);
    const glm::dmat4 view = camera.view();
    Planner planner(plan, scene, mirrors);
    scene.visit([&](scene::NodeId, const scene::Node& node, const glm::mat4& world) {
        for (const scene::Geometry& geometry : node.geometries) planner.add(geometry, view * glm::dmat4(world));
    });
    std::stable_sort(plan.transparent.begin(), plan.transparent.end(),
                     [](const MeshItem& a, const MeshItem& b) { return a.depth > b.depth; });
    return plan;
}

}  // namespace vitrine::render
