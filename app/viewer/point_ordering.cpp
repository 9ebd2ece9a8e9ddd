#include "point_ordering.h"

#include <vitrine/base/log.h>
#include <vitrine/prepare/sample_order.h>

#include <atomic>
#include <cstdint>
#include <exception>
#include <thread>
#include <utility>
#include <vector>

namespace vitrine::app {
namespace {

/// Of all that is put into another order.
std::uint64_t revision_of(const scene::PointCloud& cloud) {
    std::uint64_t revision = cloud.positions.revision() + cloud.normals.revision() + cloud.colors.revision();
    for (const scene::ScalarField& scalar : cloud.scalars) revision += scalar.values.revision();
    return revision;
}

bool has_copies(const scene::PointCloud& cloud) {
    bool all = cloud.positions.has_copy() && cloud.normals.has_copy() && cloud.colors.has_copy();
    for (const scene::ScalarField& scalar : cloud.scalars) all = all && scalar.values.has_copy();
    return all;
}

bool is_worth_it(const scene::PointCloud& cloud) {
    return cloud.sample_layers == 0 && cloud.positions.size() >= prepare::worth_ordering && has_copies(cloud);
}

}  // namespace

/// The thread's, until it is done.
struct PointOrdering::Work {
    struct Item {
        scene::PointCloudId id;
        std::uint64_t revision = 0;  ///< of the cloud that was copied
        scene::PointCloud cloud;
    };
    std::vector<Item> items;
    std::function<void()> ready;
    std::atomic<bool> done = false;
    std::jthread thread;  // last: the rest is there when it starts, and still when it ends

    void run(const std::stop_token& stop) {
        try {
            for (Item& item : items) {
                if (stop.stop_requested()) return;
                prepare::order_for_sampling(item.cloud);
            }
            done = true;
            if (ready) ready();
        } catch (const std::exception& error) {
            log().warn("clouds stay in their order: {}", error.what());
        }
    }
};

PointOrdering::PointOrdering() = default;
PointOrdering::~PointOrdering() = default;

void PointOrdering::begin(const scene::Scene& scene, std::function<void()> ready) {
    work_.reset();
    auto work = std::make_shared<Work>();
    scene.point_clouds().for_each([&](scene::PointCloudId id, const scene::PointCloud& cloud) {
        if (is_worth_it(cloud)) work->items.push_back({id, revision_of(cloud), cloud});
    });
    if (work->items.empty()) return;
    work->ready = std::move(ready);
    work_ = std::move(work);
    work_->thread = std::jthread([&own = *work_](const std::stop_token& stop) { own.run(stop); });
}

bool PointOrdering::take(scene::Scene& scene) {
    if (!work_ || !work_->done) return false;
    bool any = false;
    for (Work::Item& item : work_->items) {
        if (!scene.contains(item.id) || revision_of(scene.point_cloud(item.id)) != item.revision) continue;
        scene.edit_point_cloud(item.id) = std::move(item.cloud);
        any = true;
    }
    work_.reset();
    return any;
}

}  // namespace vitrine::app
