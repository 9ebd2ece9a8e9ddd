#pragma once

#include <vitrine/prepare/computed_fields.h>
#include <vitrine/prepare/triangles.h>
#include <vitrine/scene/scene.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace vitrine::prepare {

/// Gives all meshes that lack it a field that can be computed, and waits for that. Those without a copy of their arrays
/// in CPU memory stay as they are.
void add_computed_field(scene::Scene& scene, ComputedField field);

/// The same on another thread, while the scene is shown and changed. All calls come from the thread that the scene
/// belongs to.
class FieldComputer {
public:
    /// `ready` is called on the other thread when there is something to take.
    explicit FieldComputer(std::function<void()> ready = {});
    /// Stops the work; takes as long as that on one mesh at most.
    ~FieldComputer() = default;
    FieldComputer(const FieldComputer&) = delete;
    FieldComputer& operator=(const FieldComputer&) = delete;

    /// Begins. What went on before is given up; waits for one mesh at most.
    void start(const scene::Scene& scene, ComputedField field);
    bool is_working() const { return working_; }
    /// Gives those meshes their numbers that are ready, and that have not changed since. True: there were some.
    bool take(scene::Scene& scene);

private:
    /// What lies in a mesh's memory, and then what was made of it.
    struct Work {
        scene::MeshId id;
        scene::KnownStructure state;  ///< of the mesh in the scene
        Triangles triangles;
        arrays::Elements<float> values;
    };
    void run(std::vector<Work> all, const std::stop_token& stop);

    std::function<void()> ready_;
    ComputedField field_ = ComputedField::mean_curvature;
    std::atomic<bool> working_ = false;
    std::mutex done_mutex_;
    std::vector<Work> done_;
    std::jthread thread_;  ///< ends before what it uses
};

}  // namespace vitrine::prepare
