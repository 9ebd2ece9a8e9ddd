#pragma once

#include <vitrine/compute/queue.h>
#include <vitrine/render/settings.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/input_event.h>
#include <vitrine/scene/scene.h>
#include <vitrine/ui/look.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::app {

/// A scene that is computed while it is shown, with its own panel. What it changes are tracked arrays, and what is sent
/// to the GPU is what it changed.
class Demo {
public:
    virtual ~Demo() = default;
    /// The scene at its beginning, which the demo changes from then on.
    virtual scene::Scene make_scene() = 0;
    /// Whether it moves by itself; else only what a person does changes it.
    virtual bool moves() const { return true; }
    /// Moves the scene on by a time in seconds, 0 to 0.1; called before a frame while it plays, and once by 0 before
    /// the first and where something is due while it stands still. The queue's mirrors are those that the scene is
    /// drawn with.
    virtual void advance(scene::Scene& /*scene*/, compute::Queue& /*queue*/, double /*seconds*/) {}
    /// What a person does over a viewport, before the camera does; see ui::EventFilter.
    virtual bool handle(const scene::InputEvent& /*event*/, const scene::Camera& /*camera*/, glm::ivec2 /*size_pixels*/,
                        scene::Scene& /*scene*/) {
        return false;
    }
    /// Asks for another size, before `make_scene`: so many points, bodies, cells. False where there is nothing to
    /// choose; throws UsageError for a number that it does not take.
    virtual bool set_count(std::size_t /*count*/) { return false; }
    /// Its controls, in the column of panels. What they change of what is computed shows with the next `advance`.
    virtual void panel(const ui::Look& look, scene::Scene& scene) = 0;
    /// Changes how it is to be seen: things that glow need a dark sky, whatever the theme.
    virtual void set_look(render::Settings& settings) const { settings.grid = false; }

    /// From where it is seen first, as --camera tells it; empty: the default view. The scene is framed unless it is
    /// told from how far it is seen.
    virtual std::string_view view() const { return {}; }

    bool playing = true;
    /// Something was changed that shows after `advance`, by 0 where the demo does not play.
    bool due = false;
};

/// For Demo::set_count. Throws UsageError that names the demo and what it counts unless `least` <= `count` <= `most`.
void require_count(std::string_view demo, std::string_view what, std::size_t count, std::size_t least,
                   std::size_t most);

/// A kind of demo.
struct DemoKind {
    std::string_view name;   ///< on the command line: "galaxy"
    std::string_view title;  ///< in menus: "Galaxy"
    std::string_view id;     ///< of its action: "demo.galaxy"
    std::string_view help;   ///< one sentence
    std::unique_ptr<Demo> (*make)();
};

/// All of them, in the order in which they are listed.
std::span<const DemoKind> all_demos();
/// "galaxy, signal"
std::string demo_names();
/// Throws UsageError, naming all, for a name that is none of theirs.
const DemoKind& demo_named(std::string_view name);

}  // namespace vitrine::app
