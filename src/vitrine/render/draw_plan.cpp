#include <vitrine/render/draw_plan.h>

#include <vitrine/render/box_view.h>
#include <vitrine/render/cloud_sample.h>
#include <vitrine/render/color_bar.h>
#include <vitrine/render/cpu_points.h>
#include <vitrine/render/deformer.h>
#include <vitrine/render/light_block.h>
#include <vitrine/render/part_store.h>
#include <vitrine/render/shadow_map.h>
#include <vitrine/render/shown_numbers.h>
#include <vitrine/render/vector_items.h>
#include <vitrine/render/vertex_layout.h>
#include <vitrine/scene/deformation.h>
#include <vitrine/scene/drawing.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace vitrine::render {
namespace {

/// Fewer small meshes than this are drawn one by one.
constexpr std::size_t least_parts = 16;

/// Between vertices no farther apart than this on the screen colours are as good as light computed for each pixel, and
/// cost far less than that where a triangle has a pixel or two: a driver shades more than these.
constexpr double fine_triangle_pixels = 4;

/// The largest that grow are drawn as fast as small ones.
constexpr float largest_grown_point = 4;
/// Points that lie at random cover all but a twentieth of what is behind them if their diameter is so many times their
/// distance, and half of it if it is less than the second number.
constexpr double cover = 2;
constexpr double little_cover = 1.25;

/// Whether the box around positions is that of those that are there now: what kernels have written is not measured.
bool is_measured(const arrays::TrackedBytes& positions) {
    return positions.tracking->stale.empty();
}

bool has_true_bounds(const scene::Mesh& mesh) {
    return is_measured(mesh.is_interleaved() ? mesh.vertices.tracked_bytes() : mesh.positions.tracked_bytes());
}

/// Of the coarser forms of a mesh, from green to red; grey: the mesh itself.
glm::vec4 detail_color(const scene::MeshStructure* structure, const scene::DetailLevel* level) {
    if (level == nullptr) return glm::vec4(glm::vec3(0.6F), 1.0F);
    const auto coarser = static_cast<std::size_t>(level - structure->levels.data());
    const float red = static_cast<float>(coarser + 1) / static_cast<float>(structure->levels.size());
    return {glm::mix(glm::vec3(0.1F, 0.6F, 0.1F), glm::vec3(0.8F, 0.05F, 0.02F), red), 1.0F};
}

/// Nothing but what is added up.
void set_dark(Settings& settings) {
    settings.background_top = settings.background_bottom = glm::vec3(0);
    settings.grid = false;
}

bool casts_shadows(const Settings& settings) {
    return settings.shadows && settings.quality != Quality::draft && settings.mode == RenderMode::picture &&
           settings.faces && settings.lighting.key > 0;
}

/// A picture that moves waits for nothing that it can do without, but where somebody or a fast driver wants that.
bool shows_occlusion(const Settings& settings) {
    return settings.ambient_occlusion && settings.quality != Quality::draft && settings.mode == RenderMode::picture &&
           settings.faces && (!settings.interacting || settings.quality == Quality::high);
}

bool shows_own_lights(const Settings& settings) {
    return settings.quality != Quality::draft && settings.mode == RenderMode::picture && settings.faces;
}

/// Where colours are shown, and no property in their place.
bool shows_fields(RenderMode mode) {
    return mode == RenderMode::picture || mode == RenderMode::points;
}

/// Of a length in a geometry's coordinates, on average over directions.
float scale_of(const glm::dmat4& model_view) {
    return static_cast<float>(std::cbrt(std::abs(glm::determinant(glm::dmat3(model_view)))));
}

/// So much that its shadow is none.
bool lets_light_through(const scene::Material& material) {
    return material.transmission.factor >= 0.5F;
}

/// What a plan's items are drawn for.
enum class Purpose {
    picture,
    finding,    ///< whose a pixel is
    outlining,  ///< the selected ones
    casting     ///< shadows
};

/// Fills a plan's lists, or those of what is selected in it.
class Planner {
public:
    Planner(DrawPlan& plan, Purpose purpose, const scene::Scene& scene, const BoxView& view, const PlanTools& tools)
        : plan_(plan),
          items_(purpose == Purpose::outlining ? plan.selected : plan),
          purpose_(purpose),
          scene_(scene),
          view_(view),
          tools_(tools),
          arrow_length_(purpose == Purpose::picture ? arrow_length(scene, plan.settings.vectors, tools.lengths) : 0) {}

    /// As a node shows it.
    void add(scene::NodeId node, const scene::Geometry& geometry, const glm::dmat4& model_view) {
        if (!scene_.contains(geometry)) return;
        owner_ = {node, geometry};
        const scene::Instances* const instances = scene_.instances_of(node);
        if (instances == nullptr || std::holds_alternative<scene::MeshId>(geometry))
            return add_once(node, geometry, model_view);
        for (const glm::mat4& transform : instances->transforms) {
            add_once(node, geometry, model_view * glm::dmat4(transform));
            ++owner_.instance;
        }
    }

    /// After all geometries.
    void finish(const PointChoice& choose) {
        if (plan_.settings.point_method == PointMethod::automatic) plan_.settings.point_method = choose(plan_);
        for (std::size_t i = 0; i < clouds_.size(); ++i) set_points(items_.clouds[i], *clouds_[i]);
        if (small_.size() >= least_parts) {
            add_parts();
        } else {
            for (SeenMesh& seen : small_) add_whole(std::move(seen), items_.meshes);
        }
        for (std::vector<MeshItem>* items : {&items_.transmitting, &items_.transparent})
            std::ranges::stable_sort(*items, std::greater(), &MeshItem::depth);
    }

private:
    /// A mesh that is to be drawn.
    struct SeenMesh {
        const scene::Mesh& mesh;
        const scene::MeshStructure* structure = nullptr;  ///< null: not known
        MeshItem look;
        const scene::DetailLevel* level = nullptr;  ///< null: the mesh itself
        scene::NodeId node;                         ///< that shows it,
        bool moved = false;                         ///< and moves its vertices
    };

    /// What a node shows at one place; a mesh at all of its instances.
    void add_once(scene::NodeId node, const scene::Geometry& geometry, const glm::dmat4& model_view) {
        if (const auto* mesh = std::get_if<scene::MeshId>(&geometry)) {
            add_mesh(node, *mesh, model_view);
        } else if (const auto* cloud = std::get_if<scene::PointCloudId>(&geometry)) {
            add_cloud(*cloud, model_view);
        } else if (const auto* lines = std::get_if<scene::LineSetId>(&geometry)) {
            add_lines(scene_.line_set(*lines), model_view);
        } else if (const auto* image = std::get_if<scene::ImagePlaneId>(&geometry)) {
            add_image(scene_.image_plane(*image), model_view);
        } else {
            add_collection(scene_.collection(std::get<scene::CollectionId>(geometry)), model_view);
        }
    }

    void add_mesh(scene::NodeId node, scene::MeshId id, const glm::dmat4& model_view) {
        const scene::Mesh& mesh = scene_.mesh(id);
        const Settings& settings = plan_.settings;
        if (mesh.vertex_count() == 0 || (!settings.faces && !settings.wireframe)) return;
        if (purpose_ == Purpose::casting && lets_light_through(scene_.material(mesh.material))) return;
        const bool moved = scene::moves_vertices(scene_, node, mesh);
        const scene::Instances* const instances = scene_.instances_of(node);
        const bool is_known =
            has_true_bounds(mesh) && (instances == nullptr || is_measured(instances->transforms.tracked_bytes()));
        const scene::Bounds bounds = is_known ? scene_.bounds_of(node, id) : scene::Bounds();
        const double pixels_per_unit = view_.pixels_per_unit(bounds, model_view);
        if (!view_.sees(bounds, model_view)) return;
        if (instances == nullptr && is_left_out(bounds, pixels_per_unit)) return;
        const scene::MeshStructure* structure = mesh.structure.of(mesh);
        SeenMesh seen{mesh, structure, look_of(mesh, structure, moved, bounds, model_view), nullptr, node, moved};
        if (instances != nullptr) return add_instances(seen, *instances, bounds, model_view);
        add_vectors(mesh, model_view);
        set_level(seen, level_for(seen, pixels_per_unit));
        const bool stands_alone = seen.look.blended || seen.look.surface.transmits() || seen.level != nullptr || moved;
        if (!stands_alone && may_be_parts() && is_plain(seen)) {
            small_.push_back(std::move(seen));
        } else {
            add_in_its_turn(std::move(seen), bounds, model_view);
        }
    }

    /// Where each mesh needs no name of its own.
    bool may_be_parts() const { return purpose_ == Purpose::picture || purpose_ == Purpose::casting; }

    /// A mesh at the places that may be seen: in as few items as there are forms and windings. `bounds`: around all.
    void add_instances(const SeenMesh& seen, const scene::Instances& instances, const scene::Bounds& bounds,
                       const glm::dmat4& model_view) {
        const glm::vec3 origin = origin_for(bounds, model_view);
        const scene::InstanceOrder& order = scene_.order_of(scene_.node(seen.node).instances);
        const scene::Bounds of_one =
            has_true_bounds(seen.mesh) ? scene_.bounds_of_one(seen.node, owner_.geometry) : scene::Bounds();
        add_vectors_of(seen.mesh, instances, model_view);
        const InstanceForm form = [&](double pixels_per_unit) -> std::optional<const scene::DetailLevel*> {
            if (is_left_out(of_one, pixels_per_unit)) return std::nullopt;
            return level_for(seen, pixels_per_unit);
        };
        for (InstanceGroup& group : visible_instances(order, of_one, view_, model_view, form)) {
            SeenMesh shown = seen;
            set_level(shown, group.level);
            MeshItem& look = shown.look;
            look.culled = look.culled && order.measured;  // else nobody knows which side is the back
            look.model_view = glm::mat4(glm::translate(model_view, glm::dvec3(origin)));
            look.instances = {.transforms = tools_.mirrors.share(instances.transforms.tracked_bytes()),
                              .numbers = tools_.mirrors.share(order.numbers.tracked_bytes()),
                              .origin = origin,
                              .mirrored = group.mirrored,
                              .ranges = std::move(group.ranges)};
            add_in_its_turn(std::move(shown), bounds, model_view);
        }
    }

    /// What is not drawn in common with others.
    void add_in_its_turn(SeenMesh seen, const scene::Bounds& bounds, const glm::dmat4& model_view) {
        if (!seen.look.blended && !seen.look.surface.transmits()) return add_whole(std::move(seen), items_.meshes);
        seen.look.depth = -(model_view * glm::dvec4(bounds.center(), 1.0)).z;
        std::vector<MeshItem>& items = seen.look.blended ? items_.transparent : items_.transmitting;
        add_whole(std::move(seen), items);
    }

    /// The point of a box that whoever looks is nearest to: small numbers there are precise where it counts.
    glm::vec3 origin_for(const scene::Bounds& bounds, const glm::dmat4& model_view) const {
        const double in_front = view_.is_perspective() ? 0 : plan_.camera.distance;
        const glm::dvec3 place(glm::inverse(model_view) * glm::dvec4(0, 0, -in_front, 1));
        if (bounds.empty() || !std::isfinite(place.x + place.y + place.z)) return glm::vec3(0);
        return glm::vec3(glm::clamp(place, bounds.min, bounds.max));
    }

    /// Whether it may be one of many that are drawn in one call.
    bool is_plain(const SeenMesh& seen) const {
        const Settings& settings = plan_.settings;
        return !settings.wireframe && settings.mode != RenderMode::checker && seen.look.alpha_cutoff == 0 &&
               !seen.look.surface.is_layered() && !is_covered(seen.mesh) && !numbers_of(seen.mesh, field()) &&
               suits_common_buffers(seen.mesh);
    }

    void set_level(SeenMesh& seen, const scene::DetailLevel* level) const {
        seen.level = level;
        if (plan_.settings.mode == RenderMode::detail) seen.look.base_color = detail_color(seen.structure, level);
    }

    /// Too small to be missed while the camera moves.
    bool is_left_out(const scene::Bounds& bounds, double pixels_per_unit) {
        const Settings& settings = plan_.settings;
        if (!settings.interacting || bounds.empty()) return false;
        if (2 * bounds.radius() * pixels_per_unit >= double{settings.moving_error_pixels}) return false;
        plan_.coarse_meshes += purpose_ == Purpose::picture ? 1 : 0;
        return true;
    }

    /// The coarsest that suffices while the camera moves; null: the mesh itself.
    const scene::DetailLevel* level_for(const SeenMesh& seen, double pixels_per_unit) {
        const Settings& settings = plan_.settings;
        const bool coarse = settings.interacting || settings.mode == RenderMode::detail;
        if (!coarse || seen.structure == nullptr || !may_be_coarse(seen.mesh)) return nullptr;
        const scene::DetailLevel* best = nullptr;
        for (const scene::DetailLevel& level : seen.structure->levels) {
            if (double{level.error} * pixels_per_unit <= double{settings.moving_error_pixels}) best = &level;
        }
        if (best != nullptr && purpose_ == Purpose::picture) ++plan_.coarse_meshes;
        return best;
    }

    /// All but its arrays.
    MeshItem look_of(const scene::Mesh& mesh, const scene::MeshStructure* structure, bool moved,
                     const scene::Bounds& bounds, const glm::dmat4& model_view) const {
        const Settings& settings = plan_.settings;
        const scene::Material& material = scene_.material(mesh.material);
        MeshItem item;
        item.owner = owner_;
        set_material(item, material, model_view);
        item.mode = settings.mode;
        item.flat = settings.shading == Shading::flat || !mesh.has_normals();
        item.blended = material.is_blended() && settings.mode == RenderMode::picture;
        if (is_without_light(settings.mode)) item.lit = true;  // so that its normals are turned to whoever looks
        if (settings.mode == RenderMode::points && item.flat) item.lit = false;  // points have no faces
        if (material.alpha_mode == scene::AlphaMode::mask) item.alpha_cutoff = material.alpha_cutoff;
        item.physical = purpose_ == Purpose::picture && is_physical(material);
        if (item.physical) item.surface = surface_of(material, scale_of(model_view));
        if (settings.mode != RenderMode::picture) item.surface.drop_layers();
        if (item.blended) item.surface.transmission.x = 0;
        item.by_matcap = plan_.matcap != nullptr && item.lit && !is_without_light(settings.mode);
        item.shadowed = item.physical && item.lit && casts_shadows(settings);
        item.own_lights = item.physical && item.lit && !plan_.lights.empty();
        item.occluded =
            item.physical && item.lit && !item.blended && !item.surface.transmits() && plan_.occlusion_radius > 0;
        item.normals_agree = structure != nullptr && structure->normals_agree;
        const bool hides_backs = structure != nullptr && structure->closed && !moved && settings.hidden_back_culling &&
                                 !item.blended && view_.is_in_front_of(bounds, model_view);
        item.culled =
            purpose_ != Purpose::casting && (settings.back_face_culling || !material.double_sided || hides_backs);
        item.packed_normals = !mesh.packed_normals.empty();
        item.short_indices = !mesh.short_indices.empty();
        if (numbers_of(mesh, field())) set_field_look(item);
        return item;
    }

    /// A coarser form has the vertices' numbers, but none of its faces.
    bool may_be_coarse(const scene::Mesh& mesh) const { return !numbers_of(mesh, field()).of_faces; }

    /// Whatever the material is like, so that colours are those of the map.
    void set_field_look(MeshItem& item) const {
        item.lit = item.lit && field()->look.lit;
        item.by_matcap = item.by_matcap && item.lit;
        item.physical = item.blended = false;
        item.alpha_cutoff = 0;
        item.surface = {};
    }

    /// Before its colours are set.
    void set_values(MeshItem& item, const scene::Mesh& mesh) {
        const MeshNumbers numbers = numbers_of(mesh, field());
        if (!numbers) return;
        item.values = field_of(*numbers.values);
        item.values_of_faces = numbers.of_faces;
    }

    /// The slot's texture, if its texels and the mesh's coordinates for it are there; null where it covers nothing.
    const scene::Texture* texture_of(const scene::Mesh& mesh, const scene::TextureSlot& slot) const {
        if (mesh.texcoord_set(slot.texcoord_set).empty() || !scene_.textures().contains(slot.texture)) return nullptr;
        const scene::Texture& texture = scene_.texture(slot.texture);
        return texture.texels.empty() ? nullptr : &texture;
    }

    /// Whether a slot's texture, if there is one, is drawn with. A draft has nothing but colours.
    bool uses(SurfaceSlot slot, const scene::Material& material) const {
        const RenderMode mode = plan_.settings.mode;
        if (mode == RenderMode::detail || mode == RenderMode::checker) return false;
        const bool is_picture = purpose_ == Purpose::picture;
        return slot == SurfaceSlot::base_color ? is_picture || has_holes(material)
                                               : is_picture && is_physical(material) && has_layer(slot, material);
    }

    /// Or may have: where its alpha is little there is nothing to find or to outline.
    static bool has_holes(const scene::Material& material) {
        return material.is_blended() || material.alpha_mode == scene::AlphaMode::mask;
    }

    bool is_covered(const scene::Mesh& mesh) const {
        if (numbers_of(mesh, field())) return false;
        const scene::Material& material = scene_.material(mesh.material);
        for (std::size_t i = 0; i < surface_slots; ++i) {
            const auto slot = static_cast<SurfaceSlot>(i);
            if (uses(slot, material) && texture_of(mesh, slot_of(material, slot)) != nullptr) return true;
        }
        return false;
    }

    void set_textures(MeshItem& item, const scene::Mesh& mesh) {
        const scene::Material& material = scene_.material(mesh.material);
        for (std::size_t i = 0; i < surface_slots; ++i) {
            const auto property = static_cast<SurfaceSlot>(i);
            const scene::TextureSlot& slot = slot_of(material, property);
            const scene::Texture* const texture = uses(property, material) ? texture_of(mesh, slot) : nullptr;
            if (texture == nullptr) continue;
            const bool maps_normals = property == SurfaceSlot::normal || property == SurfaceSlot::clearcoat_normal;
            if (maps_normals && (mesh.tangents.empty() || item.flat)) continue;
            if (maps_normals) item.tangents = field_of(mesh.tangents);
            const std::uint8_t set = slot.texcoord_set;
            if (!item.texcoords[set]) item.texcoords[set] = field_of(mesh.texcoord_set(set));
            item.textures[i] = {tools_.mirrors.share(texture->tracked_texels()), slot.sampler, slot.transform.matrix(),
                                set};
        }
    }

    /// Of layers that few materials have textures are of no use where there is no such layer.
    static bool has_layer(SurfaceSlot slot, const scene::Material& material) {
        using enum SurfaceSlot;
        if (slot == clearcoat || slot == clearcoat_roughness || slot == clearcoat_normal)
            return material.clearcoat.factor > 0;
        if (slot == sheen_color || slot == sheen_roughness) return material.sheen.color != glm::vec3(0);
        if (slot == transmission || slot == thickness) return material.transmission.factor > 0;
        return true;
    }

    bool is_physical(const scene::Material& material) const {
        const Settings& settings = plan_.settings;
        if (settings.mode == RenderMode::checker) return false;
        if (is_without_light(settings.mode)) return true;
        if (plan_.matcap != nullptr) return false;
        return settings.mode != RenderMode::detail && material.lit && settings.quality != Quality::draft;
    }

    /// To be drawn from its own arrays.
    void add_whole(SeenMesh seen, std::vector<MeshItem>& items) {
        set_values(seen.look, seen.mesh);
        VisibleTriangles visible = visible_of(seen);
        if (visible.coarse.empty() && visible.fine.empty()) return;
        set_indices(seen);
        if (!seen.look.values) set_textures(seen.look, seen.mesh);
        if (plan_.settings.mode == RenderMode::checker) seen.look.texcoords[0] = field_of(seen.mesh.texcoords);
        set_vertices(seen);
        if (!visible.fine.empty()) {
            MeshItem fine = seen.look;
            fine.lit_at_vertices = true;
            fine.ranges = std::move(visible.fine);
            fine.triangles = visible.coarse.empty() ? seen.look.triangles : triangle_count(fine.ranges);
            seen.look.triangles -= fine.triangles;
            items.push_back(std::move(fine));
        }
        if (visible.coarse.empty()) return;
        seen.look.ranges = std::move(visible.coarse);
        items.push_back(std::move(seen.look));
    }

    /// Those that look alike in one item.
    void add_parts() {
        for (const SeenMesh& seen : small_) tools_.parts.note(seen.mesh);
        tools_.parts.update(tools_.mirrors);
        std::map<std::uint32_t, PartsItem> items;
        for (const SeenMesh& seen : small_) {
            PartsItem& item = items[look_key(seen)];
            if (item.parts.empty()) {
                item.look = seen.look;
                item.mirrored = is_mirrored(seen.look.model_view);
            }
            Part part{
                .model_view = seen.look.model_view, .base_color = seen.look.base_color, .surface = seen.look.surface};
            tools_.parts.place(seen.mesh, shows_colors(scene_.material(seen.mesh.material)), item.look, part);
            item.look.triangles += part.triangles;
            item.parts.push_back(part);
        }
        for (auto& [key, item] : items) items_.parts.push_back(std::move(item));
    }

    std::uint32_t look_key(const SeenMesh& seen) const {
        const MeshItem& look = seen.look;
        std::uint32_t key = PartStore::kind_of(seen.mesh);
        for (const bool trait : {shows_colors(scene_.material(seen.mesh.material)), look.lit, look.flat, look.culled,
                                 look.normals_agree, look.physical, is_mirrored(look.model_view)})
            key = 2 * key + (trait ? 1U : 0U);
        return key;
    }

    void set_vertices(SeenMesh& seen) {
        MeshItem& item = seen.look;
        const scene::Mesh& mesh = seen.mesh;
        if (seen.moved) {
            MovedVertices moved = tools_.deformer.request(scene_, seen.node, mesh, tools_.mirrors);
            item.positions = std::move(moved.positions);
            item.normals = std::move(moved.normals);
            item.packed_normals = false;
            if (item.tangents) item.tangents = std::move(moved.tangents);
        } else {
            VertexAttributes vertices = vertices_of(mesh, tools_.mirrors);
            item.positions = std::move(vertices.positions);
            item.normals = std::move(vertices.normals);
        }
        if (!shows_colors(scene_.material(mesh.material))) return;
        item.colors =
            mesh.is_interleaved() ? field_of(mesh.vertices, offsetof(scene::MeshVertex, color)) : field_of(mesh.colors);
    }

    /// Sets the count of all, too.
    VisibleTriangles visible_of(SeenMesh& seen) const {
        MeshItem& item = seen.look;
        if (seen.level != nullptr) {
            item.triangles = seen.level->triangles;
            return {.coarse = {{seen.level->first_triangle, seen.level->triangles}}, .fine = {}};
        }
        item.triangles = seen.mesh.triangle_count();
        if (seen.moved || seen.look.instances || seen.structure == nullptr || seen.structure->clusters.empty())
            return {.coarse = {{0, item.triangles}}, .fine = {}};
        // Edges of faces that are seen from behind are drawn.
        const bool culled = item.culled && !plan_.settings.wireframe;
        const bool even = purpose_ == Purpose::picture && item.mode == RenderMode::picture && item.lit && !item.flat &&
                          item.normals_agree && !item.blended && item.alpha_cutoff == 0 && !item.values &&
                          !item.by_matcap && !item.occluded && !item.surface.is_layered() && !is_covered(seen.mesh);
        return visible_triangles(seen.structure->clusters, item.triangles, view_, item.model_view,
                                 {.culled = culled, .fine_pixels = even ? fine_triangle_pixels : 0.0});
    }

    void set_indices(SeenMesh& seen) {
        MeshItem& item = seen.look;
        item.short_indices = item.short_indices && seen.level == nullptr;
        const auto& indices = seen.level == nullptr ? seen.mesh.indices : seen.mesh.level_indices;
        item.indices = tools_.mirrors.share(item.short_indices ? seen.mesh.short_indices.tracked_bytes()
                                                               : indices.tracked_bytes());
    }

    void add_cloud(scene::PointCloudId id, const glm::dmat4& model_view) {
        const scene::PointCloud& cloud = scene_.point_cloud(id);
        if (cloud.positions.empty() || !plan_.settings.points) return;
        add_vectors(cloud, model_view);
        CloudItem item;
        item.owner = owner_;
        const bool measured = is_measured(cloud.positions.tracked_bytes());
        if (measured) item.bounds = scene_.bounds_of(id);
        set_material(item, scene_.material(cloud.material), model_view);
        item.has_normals = !cloud.normals.empty();
        item.lit = item.lit && item.has_normals && purpose_ == Purpose::picture;
        if (numbers_of(cloud, field()) != nullptr) {
            item.lit = item.lit && field()->look.lit;
            item.base_color = glm::vec4(1);
        }
        item.all_points = cloud.positions.size();
        const float chosen = plan_.settings.point_size;
        item.size_pixels = std::max(1.0F, (chosen > 0 ? chosen : cloud.size_pixels) * plan_.settings.pixel_scale);
        const scene::PointBlocks* const blocks = measured ? cloud.blocks.of(cloud) : nullptr;
        if (blocks != nullptr) return add_blocks(item, cloud, *blocks, model_view);
        item.ranges = PointRanges(item.all_points);
        item.points = points_of_layers(cloud);
        item.layered = cloud.sample_layers > 0;
        add_item(std::move(item), cloud);
    }

    void add_item(CloudItem item, const scene::PointCloud& cloud) {
        items_.clouds.push_back(std::move(item));
        clouds_.push_back(&cloud);
    }

    /// Those that are in the picture. Where they are far apart they grow until they cover what lies behind them. A
    /// picture that moves has larger points in the place of many.
    void add_blocks(const CloudItem& look, const scene::PointCloud& cloud, const scene::PointBlocks& blocks,
                    const glm::dmat4& model_view) {
        const Settings& settings = plan_.settings;
        const bool grow = settings.point_size == 0;
        std::vector<float> sizes{look.size_pixels};
        while (grow && sizes.back() + 1 <= largest_grown_point) sizes.push_back(sizes.back() + 1);
        const double thinned = settings.interacting ? std::sqrt(double{settings.point_share}) : 1.0;
        std::vector<double> gaps;
        if (grow) {
            for (const float size : sizes) gaps.push_back(thinned * double{size} / cover);
            gaps.back() *= cover / little_cover;
        }
        const double reach = 0.5 * double{sizes.back()} + 1;
        std::vector<VisiblePoints> visible =
            visible_points(blocks, view_, model_view, reach, settings.point_share, gaps);
        for (std::size_t i = 0; i < visible.size(); ++i) {
            if (visible[i].of_share == 0) continue;
            CloudItem item = look;
            item.size_pixels = sizes[std::min(i, sizes.size() - 1)];
            item.growth = item.size_pixels / look.size_pixels;
            item.gaps = i == sizes.size();
            item.bounds = visible[i].bounds;
            item.ranges = std::move(visible[i].ranges);
            item.points = visible[i].of_share;
            item.layered = true;
            add_item(std::move(item), cloud);
        }
    }

    /// Whole layers, so that the cloud is as dense everywhere.
    std::uint64_t points_of_layers(const scene::PointCloud& cloud) const {
        const std::uint64_t all = cloud.positions.size();
        if (cloud.sample_layers == 0) return all;
        const double layers = std::floor(double{plan_.settings.point_share} * cloud.sample_layers);
        const double part = std::clamp(layers / cloud.sample_layers, 1.0 / cloud.sample_layers, 1.0);
        return static_cast<std::uint64_t>(std::ceil(part * static_cast<double>(all)));
    }

    /// Where its points are: in main memory, if the CPU draws them.
    void set_points(CloudItem& item, const scene::PointCloud& cloud) {
        const scene::Material& material = scene_.material(cloud.material);
        if (purpose_ == Purpose::outlining && set_outline_points(item, cloud, plan_.settings.pixel_scale)) return;
        const auto* const numbers = numbers_of(cloud, field());
        const bool by_cpu = plan_.settings.point_method == PointMethod::cpu && suits_cpu(item);
        if (by_cpu || purpose_ == Purpose::finding)
            item.host = host_points_of(cloud, shows_colors(material) && numbers == nullptr, numbers);
        if (item.host != nullptr) return;
        if (numbers != nullptr) item.values = field_of(*numbers);
        set_split_vertices(item, cloud, material);
        if (item.lit) item.normals = field_of(cloud.normals);
    }

    /// Arrows at a geometry's vertices or points, if it has the vectors that are to be shown.
    template <class G>
    void add_vectors(const G& geometry, const glm::dmat4& model_view) {
        if (purpose_ != Purpose::picture) return;
        std::optional<VectorItem> item = vector_item(geometry, plan_.settings.vectors, tools_.mirrors);
        if (!item) return;
        item->model_view = glm::mat4(model_view);
        item->length = arrow_length_;
        plan_.vectors.push_back(*std::move(item));
    }

    /// The same at the first instances, which are enough to show what the vectors are like.
    void add_vectors_of(const scene::Mesh& mesh, const scene::Instances& instances, const glm::dmat4& model_view) {
        constexpr std::size_t most_instances = 100;
        const std::span<const glm::mat4> transforms = instances.transforms.view();
        for (const glm::mat4& transform : transforms.first(std::min(transforms.size(), most_instances)))
            add_vectors(mesh, model_view * glm::dmat4(transform));
    }

    void add_lines(const scene::LineSet& lines, const glm::dmat4& model_view) {
        if (lines.positions.empty() || !plan_.settings.lines) return;
        LineItem item;
        item.owner = owner_;
        const scene::Material& material = scene_.material(lines.material);
        set_material(item, material, model_view);
        set_split_vertices(item, lines, material);
        item.indices = tools_.mirrors.share(lines.indices.tracked_bytes());
        item.segments = lines.segment_count();
        item.width_pixels = std::max(1.0F, lines.width_pixels * plan_.settings.pixel_scale);
        if (purpose_ == Purpose::outlining) item.width_pixels += outline_gap * plan_.settings.pixel_scale;
        items_.lines.push_back(std::move(item));
    }

    void add_image(const scene::ImagePlane& image, const glm::dmat4& model_view) {
        gpu::TextureShare texels = tools_.mirrors.share(image.tracked_texels());
        if (!texels) return;
        ImageItem item;
        item.owner = owner_;
        item.model_view = glm::mat4(model_view);
        item.texels = std::move(texels);
        item.size = image.size;
        item.smooth = image.smooth;
        if (std::holds_alternative<scene::ScalarImage>(image.texels)) {
            FieldLook look;
            look.map = image.map;
            item.scale = {.low = image.low, .high = image.high};
            item.colors = tools_.fields.table(look, item.scale, tools_.mirrors).texels;
        }
        items_.images.push_back(std::move(item));
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
        CollectionItem item =
            collection_item(collection, glm::mat4(model_view), plan_.settings.pixel_scale, tools_.mirrors);
        item.owner = owner_;
        if (item.primitives > 0) (item.hides ? items_.collections : items_.layers).push_back(std::move(item));
    }

    static void set_material(DrawItem& item, const scene::Material& material, const glm::dmat4& model_view) {
        item.model_view = glm::mat4(model_view);
        item.base_color = material.base_color;
        item.lit = material.lit;
    }

    bool shows_colors(const scene::Material& material) const {
        return plan_.settings.vertex_colors && material.vertex_colors && plan_.settings.mode != RenderMode::detail &&
               (purpose_ == Purpose::picture || has_holes(material));
    }

    /// Attributes with an array each.
    template <class G>
    void set_split_vertices(DrawItem& item, const G& geometry, const scene::Material& material) {
        item.positions = field_of(geometry.positions);
        if (shows_colors(material) && !item.values) item.colors = field_of(geometry.colors);
    }

    /// An array's elements, or a field of them.
    template <class T>
    Attribute field_of(const arrays::TrackedArray<T>& array, std::size_t offset_bytes = 0) {
        return attribute_of(array, tools_.mirrors, offset_bytes);
    }

    /// Whose numbers colours are made of; null: they are as they are.
    const ShownField* field() const { return purpose_ == Purpose::picture ? plan_.field.get() : nullptr; }

    DrawPlan& plan_;
    DrawItems& items_;
    Purpose purpose_;
    Owner owner_;  ///< of what is added
    const scene::Scene& scene_;
    const BoxView& view_;
    PlanTools tools_;
    float arrow_length_ = 0;
    std::vector<SeenMesh> small_;                   ///< one call may draw many of them
    std::vector<const scene::PointCloud*> clouds_;  ///< of the plan's items
};

/// All but its items.
DrawPlan begun_plan(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings) {
    DrawPlan plan;
    plan.scene_revision = scene.revision();
    plan.camera = camera;
    plan.settings = settings;
    if (scene::is_drawing(scene)) plan.settings.grid = false;  // it stands on no ground
    if (settings.mode == RenderMode::overdraw) set_dark(plan.settings);
    const scene::Bounds bounds = scene.bounds();
    plan.planes = scene::clip_planes_for(camera, bounds);
    plan.grid = make_ground_grid(scene.stage(), camera.up);
    plan.depths = depth_range(bounds, camera.view());
    return plan;
}

/// What visible nodes show: all of them, or those at and below one.
void add_nodes(Planner& planner, const scene::Scene& scene, const glm::dmat4& view, scene::NodeId top) {
    std::set<scene::NodeId> below{top};
    scene.visit([&](scene::NodeId id, const scene::Node& node, const glm::mat4& world) {
        if (top != scene.root() && !below.contains(id) && !below.contains(node.parent)) return;
        if (top != scene.root()) below.insert(id);
        for (const scene::Geometry& geometry : node.geometries) planner.add(id, geometry, view * glm::dmat4(world));
    });
}

/// Beyond the box around what is selected its outline may reach, and so do points and lines.
int outline_margin(const Settings& settings) {
    constexpr float widest_item = 16;
    return static_cast<int>(std::ceil((outline_width + widest_item) * settings.pixel_scale));
}

void add_selected(DrawPlan& plan, const scene::Scene& scene, const BoxView& box_view, const PlanTools& tools) {
    const scene::NodeId selected = plan.settings.selected;
    if (!scene.nodes().contains(selected)) return;
    const glm::dmat4 view = plan.camera.view();
    Planner planner(plan, Purpose::outlining, scene, box_view, tools);
    add_nodes(planner, scene, view, selected);
    planner.finish({});
    plan.selected_pixels = box_view.pixels_of(scene.bounds_of(selected), view, outline_margin(plan.settings));
}

/// What a picture's key light shines on.
std::shared_ptr<const DrawPlan> shadow_plan(const scene::Scene& scene, const DrawPlan& picture,
                                            const PlanTools& tools) {
    const glm::dvec3 to_light = key_light_direction(picture.camera.up, picture.settings.lighting);
    DrawPlan plan = begun_plan(scene, shadow_camera(scene.stage(), to_light), shadow_settings(picture.settings));
    const DrawPlan* const before = tools.casters.get();
    if (before != nullptr && before->scene_revision == plan.scene_revision && before->camera == plan.camera &&
        before->settings == plan.settings)
        return tools.casters;
    const BoxView box_view(plan.camera, plan.planes, {0, 0});
    Planner planner(plan, Purpose::casting, scene, box_view, tools);
    add_nodes(planner, scene, plan.camera.view(), scene.root());
    planner.finish({});
    return tools.casters = std::make_shared<const DrawPlan>(std::move(plan));
}

}  // namespace

DrawPlan make_draw_plan(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                        glm::ivec2 size_pixels, const PlanTools& tools, const PointChoice& choose) {
    // Of the scene's radius: crevices and corners, not the other side of a room.
    constexpr double occluding_part = 0.25;
    DrawPlan plan = begun_plan(scene, camera, settings);
    if (shows_own_lights(settings)) plan.lights = lights_of(scene, camera.view(), settings.lighting.scene_lights);
    if (!plan.lights.empty()) plan.settings.lighting.key = 0;
    if (shows_occlusion(settings)) plan.occlusion_radius = occluding_part * scene.stage().radius();
    if (settings.matcap.picture) plan.matcap = tools.mirrors.share(settings.matcap.picture->tracked_texels());
    if (shows_fields(settings.mode)) plan.field = tools.fields.show(scene, settings.field, tools.mirrors);
    if (plan.field && settings.field.bar) plan.bar = tools.bar.items(*plan.field, settings, size_pixels, tools.mirrors);
    const BoxView box_view(camera, plan.planes, size_pixels);
    Planner planner(plan, Purpose::picture, scene, box_view, tools);
    add_nodes(planner, scene, camera.view(), scene.root());
    planner.finish(choose);
    if (settings.selected) add_selected(plan, scene, box_view, tools);
    if (casts_shadows(plan.settings) && plan.has_faces())
        plan.shadow = shadow_plan(scene, plan, tools);
    else
        tools.casters = nullptr;
    return plan;
}

DrawPlan make_window_plan(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                          glm::ivec2 size_pixels, const gl::PixelBox& window, const PlanTools& tools) {
    DrawPlan plan = begun_plan(scene, camera, settings);
    plan.settings.interacting = false;
    plan.settings.point_share = 1;
    plan.settings.point_method = PointMethod::points;
    plan.settings.mode = RenderMode::picture;
    plan.window = window;
    plan.window_of = size_pixels;
    const BoxView box_view(camera, plan.planes, size_pixels, window);
    Planner planner(plan, Purpose::finding, scene, box_view, tools);
    add_nodes(planner, scene, camera.view(), scene.root());
    planner.finish({});
    return plan;
}

glm::dmat4 projection_of(const DrawPlan& plan, glm::ivec2 size_pixels) {
    const glm::dvec2 size(plan.window ? plan.window_of : size_pixels);
    const glm::dvec3 moved(-2.0 * plan.sample_place / size, 0.0);
    glm::dmat4 leaning(1.0);  // the plane through the pivot stays where it is
    leaning[2] = glm::dvec4(plan.lean, 1.0, 0.0);
    leaning[3] = glm::dvec4(plan.lean * plan.camera.distance, 0.0, 1.0);
    const glm::dmat4 projection =
        glm::translate(glm::dmat4(1.0), moved) * plan.camera.projection_matrix(size.x / size.y, plan.planes) * leaning;
    return plan.window ? window_matrix(plan.window_of, *plan.window) * projection : projection;
}

}  // namespace vitrine::render
