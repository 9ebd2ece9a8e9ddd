#pragma once

#include <app/demos/demo.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine::app {

/// A surface whose vertices can be dragged. Only what an edit changes is sent: vertices within a brush, their normals
/// and their neighbours'. The panel says how many bytes that is, with split and with interleaved vertices.
class MeshDemo final : public Demo {
public:
    scene::Scene make_scene() override;
    bool moves() const override { return false; }
    bool handle(const scene::InputEvent& event, const scene::Camera& camera, glm::ivec2 size_pixels,
                scene::Scene& scene) override;
    void panel(const ui::Look& look, scene::Scene& scene) override;

private:
    /// The vertex that is dragged, and where all were when it was taken.
    struct Drag {
        std::size_t vertex = 0;
        std::vector<glm::vec3> start;
    };

    void note_neighbours(const scene::Mesh& mesh);
    /// The vertex nearest to the eye of those near a pixel position.
    std::optional<std::size_t> vertex_at(const glm::vec2& position, const scene::Camera& camera, glm::ivec2 size,
                                         const scene::Scene& scene) const;
    void highlight(std::optional<std::size_t> vertex, scene::Scene& scene);
    void drag_to(const glm::vec2& position, const scene::Camera& camera, glm::ivec2 size, scene::Scene& scene);
    void move(scene::Scene& scene, const std::vector<std::size_t>& vertices, const std::vector<glm::vec3>& places);
    void count_pending(const scene::Mesh& mesh, const scene::Collection& handles);

    scene::MeshId mesh_;
    scene::CollectionId handles_;
    scene::ItemId handle_points_;
    std::vector<std::vector<std::uint32_t>> triangles_of_;  ///< of each vertex
    std::optional<std::size_t> hovered_;
    std::optional<Drag> drag_;
    float brush_ = 0.25F;  ///< radius, in units of the surface, whose sides are 2
    bool interleaved_ = false;
    std::size_t edit_bytes_ = 0;
    std::size_t edit_ranges_ = 0;
};

}  // namespace vitrine::app
