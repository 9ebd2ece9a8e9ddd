#include <app/demos/collections_demo.h>

#include <app/demos/sample_items.h>

#include <vitrine/scene/scene_arrays.h>
#include <vitrine/ui/format.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <utility>

namespace vitrine::app {
namespace {

constexpr float cube_distance = 2.6F;
constexpr std::size_t columns = 4;

/// How many parts an item of a kind has in this demo.
std::size_t parts_of(scene::CollectionKind kind) {
    using enum scene::CollectionKind;
    if (kind == polylines) return 12;
    return kind == polygons ? 5 : 1;
}

/// How many of a kind there are when `items` are asked for: fewer of those that would hide each other.
std::size_t share_of(scene::CollectionKind kind, int items) {
    const int part = kind == scene::CollectionKind::text ? 10 : kind == scene::CollectionKind::markers ? 3 : 1;
    return static_cast<std::size_t>(std::max(items / part, 1));
}

}  // namespace

scene::Scene CollectionsDemo::make_scene() {
    scene::Scene scene;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const auto kind = static_cast<scene::CollectionKind>(i);
        // Four above, three below.
        const std::size_t row = i / columns;
        const float shift = row == 0 ? -1.5F : -1.0F;
        const float x = cube_distance * (static_cast<float>(i % columns) + shift);
        const float y = row == 0 ? 0.5F * cube_distance : -0.5F * cube_distance;
        const glm::mat4 transform = glm::translate(glm::mat4(1), glm::vec3(x, y, 0));
        const scene::NodeId node = scene.add_shown(scene::Collection(kind, scene::name_of(kind)), transform);
        parts_[i] = {std::get<scene::CollectionId>(scene.node(node).geometries.front()), {}};
    }
    fill(scene);
    return scene;
}

void CollectionsDemo::add(scene::Collection& collection, Part& part) {
    part.items.push_back(add_sample_item(collection, parts_of(collection.kind()), random_));
}

void CollectionsDemo::fill(scene::Scene& scene) {
    for (Part& part : parts_) {
        scene::Collection& collection = scene.edit_collection(part.collection);
        collection.size_scale = size_scale_;
        const std::size_t wanted = share_of(collection.kind(), items_);
        while (part.items.size() < wanted) add(collection, part);
        while (part.items.size() > wanted) {
            collection.remove(part.items.front());
            part.items.pop_front();
        }
    }
}

void CollectionsDemo::advance(scene::Scene& scene, compute::Queue& /*queue*/, double /*seconds*/) {
    for (Part& part : parts_) {
        scene::Collection& collection = scene.edit_collection(part.collection);
        for (int i = 0; i < changes_ && !part.items.empty(); ++i) {
            collection.remove(part.items.front());
            part.items.pop_front();
            add(collection, part);
            const std::size_t any = std::uniform_int_distribution<std::size_t>(0, part.items.size() - 1)(random_);
            collection.set(part.items[any], &scene::Item::color, sample_color(random_));
        }
    }
    count_pending(scene);
}

void CollectionsDemo::count_pending(const scene::Scene& scene) {
    pending_bytes_ = 0;
    scene::visit_arrays(
        scene, [this](const arrays::TrackedBytes& array) { pending_bytes_ += array.tracking->pending.size_bytes(); });
}

void CollectionsDemo::panel(const ui::Look& look, scene::Scene& scene) {
    bool changed = false;
    ui::control_label(look, "Items");
    changed |= ui::slider(look, "items", items_, 1, 5000, "%d",
                          {"Of each kind (a third of markers, a tenth of texts): each kind is one draw call", {}});
    ui::control_label(look, "Changes");
    ui::slider(look, "changes", changes_, 0, 100, "%d",
               {"Of each kind in each frame: removed, added, painted in another colour", {}});
    ui::control_label(look, "Size");
    changed |= ui::slider(look, "size", size_scale_, 0.2F, 5, "%.2f",
                          {"Multiplies all sizes and widths that are in pixels", {}});
    if (changed) fill(scene);
    ui::value_row(look, "Changed in a frame", ui::format_bytes(pending_bytes_),
                  {"Of all arrays; the memory panel tells of each", {}});
}

}  // namespace vitrine::app
