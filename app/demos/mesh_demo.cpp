#include <app/demos/mesh_demo.h>

#include <vitrine/scene/shapes.h>
#include <vitrine/ui/format.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>
#include <utility>

namespace vitrine::app {
namespace {

constexpr int side = 41;
constexpr float handle_reach_pixels = 14;
constexpr glm::u8vec4 handle_color{120, 150, 255, 150};
constexpr glm::u8vec4 hovered_color{255, 190, 60, 255};

float hills(float x, float z) {
    return 0.22F * std::sin(3.1F * x) * std::cos(2.7F * z) + 0.12F * std::exp(-6 * (x * x + z * z));
}

/// 1 in the middle of the brush, 0 at its rim, smooth at both.
float brush_weight(float distance, float radius) {
    const float t = radius > 0 ? std::min(distance / radius, 1.0F) : (distance > 0 ? 1.0F : 0.0F);
    return (1 - t * t) * (1 - t * t);
}

/// The normal of a vertex: its triangles', by their areas.
glm::vec3 normal_of(const scene::Mesh& mesh, const std::vector<std::uint32_t>& triangles) {
    const auto positions = mesh.position_view();
    glm::vec3 sum(0);
    for (const std::uint32_t triangle : triangles) {
        const auto corner = [&](std::size_t i) { return positions[mesh.indices[3 * triangle + i]]; };
        sum += glm::cross(corner(1) - corner(0), corner(2) - corner(0));
    }
    const float length = glm::length(sum);
    return length > 0 ? sum / length : glm::vec3(0, 1, 0);
}

}  // namespace

scene::Scene MeshDemo::make_scene() {
    hovered_.reset();
    drag_.reset();
    scene::Mesh mesh = scene::make_height_field(side, side, hills);
    mesh.name = "surface";
    scene::compute_normals(mesh);
    note_neighbours(mesh);
    if (interleaved_) scene::interleave(mesh);
    scene::Collection handles(scene::CollectionKind::points, "handles");
    const auto positions = mesh.position_view();
    handle_points_ = handles.add_points(std::vector(positions.begin(), positions.end()), {.size = 5},
                                        std::vector(positions.size(), handle_color));
    scene::Scene scene;
    scene::Material material;
    material.name = "clay";
    material.base_color = {0.56F, 0.60F, 0.66F, 1};
    mesh.material = scene.add(std::move(material));
    const scene::NodeId surface = scene.add_shown(std::move(mesh));
    mesh_ = std::get<scene::MeshId>(scene.node(surface).geometries.front());
    const scene::NodeId points = scene.add_shown(std::move(handles));
    handles_ = std::get<scene::CollectionId>(scene.node(points).geometries.front());
    return scene;
}

void MeshDemo::note_neighbours(const scene::Mesh& mesh) {
    triangles_of_.assign(mesh.vertex_count(), {});
    for (std::size_t i = 0; i < mesh.indices.size(); ++i)
        triangles_of_[mesh.indices[i]].push_back(static_cast<std::uint32_t>(i / 3));
}

std::optional<std::size_t> MeshDemo::vertex_at(const glm::vec2& position, const scene::Camera& camera, glm::ivec2 size,
                                               const scene::Scene& scene) const {
    const glm::dvec2 pixels(size);
    const glm::dmat4 to_clip =
        camera.projection_matrix(pixels.x / pixels.y, scene::clip_planes_for(camera, scene.bounds())) * camera.view();
    std::optional<std::size_t> found;
    double nearest = 0;
    const auto positions = scene.mesh(mesh_).position_view();
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const glm::dvec4 clip = to_clip * glm::dvec4(positions[i], 1);
        if (clip.w <= 0) continue;
        const glm::dvec2 at = (glm::dvec2(clip.x, -clip.y) / clip.w * 0.5 + 0.5) * pixels;
        const double depth = clip.z / clip.w;  // 1 at the near plane
        if (glm::distance(at, glm::dvec2(position)) > handle_reach_pixels || (found && depth <= nearest)) continue;
        found = i;
        nearest = depth;
    }
    return found;
}

bool MeshDemo::handle(const scene::InputEvent& event, const scene::Camera& camera, glm::ivec2 size,
                      scene::Scene& scene) {
    if (const auto* moved = std::get_if<scene::PointerMoved>(&event)) {
        if (!drag_) highlight(vertex_at(moved->position, camera, size, scene), scene);
        if (drag_) drag_to(moved->position, camera, size, scene);
        return drag_.has_value();
    }
    if (const auto* pressed = std::get_if<scene::PointerPressed>(&event)) {
        if (pressed->button != scene::MouseButton::left || !hovered_) return false;
        const auto positions = scene.mesh(mesh_).position_view();
        drag_ = {*hovered_, std::vector(positions.begin(), positions.end())};
        return true;
    }
    const bool lost = std::holds_alternative<scene::InputLost>(event);
    const auto* released = std::get_if<scene::PointerReleased>(&event);
    if (!lost && (released == nullptr || released->button != scene::MouseButton::left)) return false;
    return std::exchange(drag_, std::nullopt).has_value();
}

void MeshDemo::highlight(std::optional<std::size_t> vertex, scene::Scene& scene) {
    if (vertex == hovered_) return;
    scene::Collection& handles = scene.edit_collection(handles_);
    if (hovered_) handles.set_color(handle_points_, *hovered_, handle_color);
    if (vertex) handles.set_color(handle_points_, *vertex, hovered_color);
    hovered_ = vertex;
}

void MeshDemo::drag_to(const glm::vec2& position, const scene::Camera& camera, glm::ivec2 size, scene::Scene& scene) {
    // In the plane through the vertex that faces the eye.
    const glm::dvec3 start(drag_->start[drag_->vertex]);
    const scene::Ray ray = camera.ray_through(position, size);
    const double towards = glm::dot(ray.direction, camera.forward());
    if (towards <= 0) return;
    const glm::dvec3 target = ray.origin + ray.direction * (glm::dot(start - ray.origin, camera.forward()) / towards);
    const glm::vec3 shift(target - start);
    std::vector<std::size_t> vertices;
    std::vector<glm::vec3> places;
    for (std::size_t i = 0; i < drag_->start.size(); ++i) {
        const float weight = brush_weight(glm::distance(drag_->start[i], glm::vec3(start)), brush_);
        if (weight <= 0) continue;
        vertices.push_back(i);
        places.push_back(drag_->start[i] + weight * shift);
    }
    move(scene, vertices, places);
}

void MeshDemo::move(scene::Scene& scene, const std::vector<std::size_t>& vertices,
                    const std::vector<glm::vec3>& places) {
    scene::Mesh& mesh = scene.edit_mesh(mesh_);
    scene::Collection& handles = scene.edit_collection(handles_);
    std::set<std::size_t> turned;  // whose normals change
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        if (interleaved_) {
            mesh.vertices.field(&scene::MeshVertex::position).set(vertices[i], places[i]);
        } else {
            mesh.positions.set(vertices[i], places[i]);
        }
        handles.edit_positions(handle_points_, vertices[i], 1)[0] = places[i];
        for (const std::uint32_t triangle : triangles_of_[vertices[i]])
            turned.insert({mesh.indices[3 * triangle], mesh.indices[3 * triangle + 1], mesh.indices[3 * triangle + 2]});
    }
    for (const std::size_t vertex : turned) {
        const glm::vec3 normal = normal_of(mesh, triangles_of_[vertex]);
        if (interleaved_) {
            mesh.vertices.field(&scene::MeshVertex::normal).set(vertex, normal);
        } else {
            mesh.normals.set(vertex, normal);
        }
    }
    count_pending(mesh, handles);
}

void MeshDemo::count_pending(const scene::Mesh& mesh, const scene::Collection& handles) {
    edit_bytes_ = 0;
    edit_ranges_ = 0;
    const auto add = [this](const auto& array) {
        arrays::DirtyRanges& pending = array.tracked_bytes().tracking->pending;
        edit_ranges_ += pending.ranges().size();
        edit_bytes_ += pending.size_bytes();
    };
    add(mesh.positions);
    add(mesh.normals);
    add(mesh.vertices);
    add(handles.positions());
}

void MeshDemo::panel(const ui::Look& look, scene::Scene& scene) {
    static constexpr std::array layouts{
        ui::Choice{"Split", {"An array for positions and one for normals", {}}},
        ui::Choice{"Interleaved", {"One array of vertices with all they have", {}}},
    };
    ui::control_label(look, "Vertices");
    int layout = interleaved_ ? 1 : 0;
    if (ui::segmented(look, "layout", layouts, layout)) {
        interleaved_ = layout == 1;
        interleaved_ ? scene::interleave(scene.edit_mesh(mesh_)) : scene::split(scene.edit_mesh(mesh_));
    }
    ui::control_label(look, "Brush");
    ui::slider(look, "brush", brush_, 0, 1, "%.2f", {"How far around a vertex others go along; 0: it alone", {}});
    ui::value_row(look, "Changed by a step", ui::format_bytes(edit_bytes_),
                  {"Bytes of positions and normals, in this number of ranges", {}});
    ui::value_row(look, "In ranges", {ui::format_count(edit_ranges_), ""}, {"Before any are sent together", {}});
    if (ui::button(look, "Start again", -1, {"All vertices back to where they were", {}})) scene = make_scene();
    ui::muted_text(look, "Drag a vertex; elsewhere the camera turns.");
}

}  // namespace vitrine::app
