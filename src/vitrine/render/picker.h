#pragma once

#include <vitrine/gpu/element_reader.h>
#include <vitrine/render/id_window.h>
#include <vitrine/render/renderer.h>
#include <vitrine/render/settings.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/element.h>
#include <vitrine/scene/scene.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::render {

/// What is seen at a place of a picture.
struct SeenThing {
    scene::NodeId node;
    scene::Geometry geometry;
    std::uint32_t instance = 0;  ///< of the node's, if it has any
    /// The place in memory of the triangle, the point, the segment, or of what a collection draws by one call: see
    /// scene::element_at. What has been prepared is in another order there than in its file.
    std::uint64_t primitive = 0;
    glm::dvec3 point{0};  ///< in the world
};

/// Finds what is seen at places of pictures: whose the pixels around them are is drawn again, in a window as small as
/// possible, and read in a later frame, so that nobody waits. What is near counts, too, so that thin lines are found.
/// Belongs to the renderer's context.
class Picker {
public:
    /// Throws GraphicsError. The renderer must outlive it.
    explicit Picker(Renderer& renderer) : renderer_(renderer), elements_(renderer.mirrors()) {}
    /// Asks what a picture of the scene shows at a place of it, from (0, 0) at the upper left to (1, 1). A question
    /// still open is dropped; one beside the picture is none.
    void ask(const scene::Scene& scene, const scene::Camera& camera, const Settings& settings, glm::ivec2 size_pixels,
             glm::dvec2 place);
    /// A question was asked whose answer has not been taken.
    bool pending() const { return window_.pending() || found_; }
    struct Answer {
        std::optional<SeenThing> seen;          ///< none: the background
        std::optional<scene::Element> element;  ///< of it; none where it is gone
    };
    /// The answer once it has arrived, once. Of arrays that the GPU alone has what it needs is read from there, a step
    /// in each frame.
    std::optional<Answer> take(const scene::Scene& scene);

private:
    /// Puts the points that are in main memory into the texels.
    void find_in_memory();
    /// What the window shows, these points among it.
    Answer read_window(std::span<const IdTexel> drawn);
    SeenThing seen_at(std::size_t texel) const;
    /// Whether all is there that can be had.
    bool complete(Answer& answer, const scene::Scene& scene);

    Renderer& renderer_;
    IdWindow window_;
    DrawPlan plan_;  ///< of the question
    glm::ivec2 pixel_{0};
    std::vector<IdTexel> texels_;
    std::optional<Answer> found_;  ///< whose element is being read
    gpu::ElementReader elements_;
    int steps_ = 0;  ///< of reading it
};

}  // namespace vitrine::render
