#include <vitrine/prepare/field_computer.h>

#include <vitrine/base/log.h>
#include <vitrine/scene/fields.h>

#include <exception>
#include <string>
#include <utility>

namespace vitrine::prepare {
namespace {

std::vector<scene::ScalarField>& fields_of(scene::Mesh& mesh, ComputedField field) {
    return is_of_vertices(field) ? mesh.scalars : mesh.face_scalars;
}

bool lacks(const scene::Mesh& mesh, ComputedField field) {
    const auto& fields = is_of_vertices(field) ? mesh.scalars : mesh.face_scalars;
    return scene::find_field(fields, name_of(field)) == nullptr;
}

void give(scene::Mesh& mesh, ComputedField field, arrays::Elements<float> values) {
    scene::ScalarField& fresh = fields_of(mesh, field).emplace_back();
    fresh.name = name_of(field);
    fresh.values.adopt(std::move(values));
    fresh.values.set_label(mesh.name + " " + fresh.name);
}

}  // namespace

void add_computed_field(scene::Scene& scene, ComputedField field) {
    for (const scene::MeshId id : scene.meshes().ids()) {
        if (!lacks(scene.mesh(id), field)) continue;
        const Triangles triangles = triangles_of(scene.mesh(id));
        if (triangles.count() > 0) give(scene.edit_mesh(id), field, compute(field, triangles));
    }
}

FieldComputer::FieldComputer(std::function<void()> ready) : ready_(std::move(ready)) {}

void FieldComputer::start(const scene::Scene& scene, ComputedField field) {
    thread_ = {};
    done_.clear();
    field_ = field;
    std::vector<Work> all;
    scene.meshes().for_each([&](scene::MeshId id, const scene::Mesh& mesh) {
        if (!lacks(mesh, field)) return;
        Work work{.id = id, .state = {}, .triangles = triangles_of(mesh), .values = {}};
        if (work.triangles.count() == 0) return;
        work.state.set(mesh, {});
        all.push_back(std::move(work));
    });
    if (all.empty()) return;
    working_ = true;
    thread_ = std::jthread([this, work = std::move(all)](const std::stop_token& stop) mutable {
        run(std::move(work), stop);
        working_ = false;
        if (ready_ && !stop.stop_requested()) ready_();
    });
}

void FieldComputer::run(std::vector<Work> all, const std::stop_token& stop) {
    for (Work& work : all) {
        if (stop.stop_requested()) return;
        try {
            work.values = compute(field_, work.triangles);
        } catch (const std::exception& error) {
            log().warn("{} of a mesh could not be computed: {}", name_of(field_), error.what());
            continue;
        }
        work.triangles = {};  // so that the mesh need not copy what it edits
        const std::scoped_lock lock(done_mutex_);
        done_.push_back(std::move(work));
    }
}

bool FieldComputer::take(scene::Scene& scene) {
    std::vector<Work> done;
    {
        const std::scoped_lock lock(done_mutex_);
        std::swap(done, done_);
    }
    bool taken = false;
    for (Work& work : done) {
        if (!scene.contains(work.id) || work.state.of(scene.mesh(work.id)) == nullptr) continue;
        if (!lacks(scene.mesh(work.id), field_)) continue;
        give(scene.edit_mesh(work.id), field_, std::move(work.values));
        taken = true;
    }
    return taken;
}

}  // namespace vitrine::prepare
