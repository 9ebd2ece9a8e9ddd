#pragma once

#include <vitrine/scene/input_event.h>

#include <glm/glm.hpp>

#include <functional>
#include <optional>
#include <vector>

namespace vitrine::app {

/// Where a person presses and drags on a surface, with the left button alone: marks at equal strides, however far the
/// pointer goes between two frames.
class Trail {
public:
    struct Mark {
        glm::vec2 place{0};
        glm::vec2 way{0};  ///< from the mark before; 0 where the button went down
    };
    /// Where on the surface a pixel position is; nothing beside it.
    using PlaceAt = std::function<std::optional<glm::vec2>(const glm::vec2& pixels)>;

    explicit Trail(float stride) : stride_(stride) {}
    /// True when the event is part of such a drag.
    bool handle(const scene::InputEvent& event, const PlaceAt& place_at);
    /// The marks since the last call.
    std::vector<Mark> take();

private:
    bool press(const scene::PointerPressed& pressed, const PlaceAt& place_at);
    void drag_to(const glm::vec2& place);

    float stride_;
    std::optional<glm::vec2> last_;  ///< mark of a drag that goes on
    std::vector<Mark> marks_;
};

}  // namespace vitrine::app
