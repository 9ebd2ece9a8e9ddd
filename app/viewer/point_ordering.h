#pragma once

#include <vitrine/scene/scene.h>

#include <functional>
#include <memory>

namespace vitrine::app {

/// Orders the large clouds of a scene for sampling (prepare::order_for_sampling) on a thread of its own, working on
/// copies, while the clouds are shown as they are. Its functions are for the thread that made it.
class PointOrdering {
public:
    PointOrdering();
    /// Does not wait for long: what is under way ends with the cloud it is at.
    ~PointOrdering();

    /// Drops what was begun before. Copies the clouds; those without a copy in main memory stay as they are.
    /// `ready` is called by the thread when there is something to take.
    void begin(const scene::Scene& scene, std::function<void()> ready);
    /// Puts into the scene what is ready, but for clouds that have changed since. True where anything was put in.
    bool take(scene::Scene& scene);

private:
    struct Work;
    std::shared_ptr<Work> work_;
};

}  // namespace vitrine::app
