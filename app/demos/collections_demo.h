#pragma once

#include <app/demos/demo.h>

#include <array>
#include <cstddef>
#include <deque>
#include <random>

namespace vitrine::app {

/// A cube of items of each kind. In each frame some are removed, others added and others painted anew; what that sends
/// is said in the panel.
class CollectionsDemo final : public Demo {
public:
    scene::Scene make_scene() override;
    void advance(scene::Scene& scene, compute::Queue& queue, double seconds) override;
    void panel(const ui::Look& look, scene::Scene& scene) override;
    std::string_view view() const override { return "front"; }

private:
    struct Part {
        scene::CollectionId collection;
        std::deque<scene::ItemId> items;  ///< the oldest first
    };

    void add(scene::Collection& collection, Part& part);
    void fill(scene::Scene& scene);
    void count_pending(const scene::Scene& scene);

    std::array<Part, scene::collection_kind_count> parts_;
    std::mt19937 random_{1};
    int items_ = 300;  ///< of most kinds
    int changes_ = 2;  ///< of each kind in a frame
    float size_scale_ = 1;
    std::size_t pending_bytes_ = 0;
};

}  // namespace vitrine::app
