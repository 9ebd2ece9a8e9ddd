#pragma once

#include "file_watch.h"

#include <app/demos/demo.h>
#include <app/options.h>

#include <vitrine/base/frame_timings.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/player.h>
#include <vitrine/scene/scene.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::app {

/// What a viewer shows, put aside while previews stand in its place.
struct Shown {
    scene::Scene scene;
    scene::Player player;
    std::unique_ptr<Demo> demo;
    std::string demo_title;
    std::vector<WatchedFile> files;
    std::string name;
    std::vector<scene::Camera> cameras;  ///< of all viewports
};

/// Files that are being loaded, and what is shown of them so far.
struct Opening {
    SceneOptions what;
    /// The files that are shown are read again: nothing but the scene changes, at once, and only if all can be read.
    bool again = false;
    FrameClock::time_point begun = FrameClock::now();
    std::optional<Shown> before;          ///< while nothing but a preview is shown
    std::vector<scene::NodeId> previews;  ///< of the file that is read now
    std::vector<scene::MaterialId> preview_materials;
    std::vector<scene::TextureId> preview_textures;
    std::vector<int> hastened;            ///< viewports that draw clouds by a way that nobody has chosen
    int parts = 0;                        ///< files and previews that have been shown
    std::vector<WatchedFile> read;        ///< so far
    scene::Scene collected;               ///< of those, where they are read again
    bool complained = false;              ///< about a file at least
    std::vector<scene::Camera> framed{};  ///< the cameras as they were framed for the first part
};

/// Tells the log how long after files were asked for there was a picture of the first of them, and of all.
class PictureTimes {
public:
    /// They are asked for now.
    void begin();
    /// Nobody waits for them any more.
    void forget() { begun_.reset(); }
    /// The next picture shows something of them, or all.
    void note_change(bool all);
    /// A picture has been drawn. True: it is the one, and another frame is to tell when it is on the screen.
    bool note_drawn() {
        drawn_ = begun_ && changed_;
        return drawn_;
    }
    /// What was drawn before is on the screen.
    void note_presented(const std::string& name);

private:
    std::optional<FrameClock::time_point> begun_;
    std::optional<FrameClock::duration> first_;
    bool changed_ = false;
    bool drawn_ = false;
    bool all_ = false;
};

}  // namespace vitrine::app
