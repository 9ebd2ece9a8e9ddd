#pragma once

#include "scene_loader.h"

#include <vitrine/base/frame_timings.h>
#include <vitrine/render/tiled_picture.h>

#include <filesystem>
#include <functional>
#include <future>
#include <optional>
#include <string>

namespace vitrine::app {

/// Draws a picture for a file, a tile in each frame, and writes it in the background. The GL context must be current.
class PictureSaver {
public:
    /// Nothing else is being saved. `woken` is called on another thread when the file is written.
    void start(render::TiledPicture picture, glm::ivec2 size, const std::filesystem::path& file,
               std::function<void()> woken);
    /// Draws the next tile, if one is missing. What there is to tell when it has come to its end, once.
    std::optional<std::string> step();
    /// Ends it; but what is being written is written.
    void cancel() { picture_.reset(); }
    bool is_working() const { return picture_ || written_.valid(); }
    /// There is a tile to be drawn.
    bool wants_frame() const { return picture_.has_value(); }
    LoadStatus status() const;

private:
    std::optional<render::TiledPicture> picture_;  ///< while it is drawn
    std::future<std::string> written_;             ///< the problem; empty: there was none
    glm::ivec2 size_{0};
    std::filesystem::path file_;
    std::function<void()> woken_;
    FrameClock::time_point begun_;
};

}  // namespace vitrine::app
