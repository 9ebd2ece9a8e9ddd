#include <vitrine/octree/node_loader.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace vitrine::octree {
namespace {

template <class T>
std::vector<T> first_of(std::span<const T> values, std::size_t count) {
    if (values.empty()) return {};
    return {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count)};
}

LoadedNode load(const NodeRequest& request) {
    const Octree& octree = *request.octree;
    const Octree::Node& node = octree.nodes()[request.chosen.node];
    const std::size_t count = request.chosen.points;
    try {
        return {.request = request,
                .positions = first_of(octree.positions(node), count),
                .colors = first_of(octree.colors(node), count)};
    } catch (const FileError& damage) {
        log().warn("{}; the node is left out", damage.what());
        return {.request = request, .positions = {}, .colors = {}};
    }
}

}  // namespace

NodeLoader::NodeLoader(std::function<void()> changed) : changed_(std::move(changed)) {}

void NodeLoader::request(const std::vector<NodeRequest>& nodes) {
    if (!thread_.joinable() && !nodes.empty())
        thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    {
        const std::scoped_lock lock(mutex_);
        wanted_.clear();
        std::ranges::copy_if(nodes, std::back_inserter(wanted_),
                             [&](const NodeRequest& node) { return !is_on_its_way(node); });
    }
    wake_.notify_all();
}

bool NodeLoader::is_on_its_way(const NodeRequest& request) const {
    return reading_ == request || std::ranges::find(loaded_, request, &LoadedNode::request) != loaded_.end();
}

std::vector<LoadedNode> NodeLoader::take(std::size_t most_points) {
    std::vector<LoadedNode> taken;
    bool more = false;
    {
        const std::scoped_lock lock(mutex_);
        for (std::size_t points = 0; !loaded_.empty() && points < most_points; loaded_.pop_front()) {
            points += loaded_.front().positions.size();
            taken.push_back(std::move(loaded_.front()));
        }
        more = !loaded_.empty();
    }
    wake_.notify_all();
    if (more && changed_) changed_();
    return taken;
}

void NodeLoader::wait() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [&] { return !loaded_.empty() || (wanted_.empty() && !reading_); });
}

void NodeLoader::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (wake_.wait(lock, stop, [&] { return !wanted_.empty() && loaded_.size() < most_waiting; })) {
        reading_ = std::move(wanted_.front());
        wanted_.pop_front();
        lock.unlock();
        LoadedNode loaded = load(*reading_);
        lock.lock();
        reading_.reset();
        loaded_.push_back(std::move(loaded));
        lock.unlock();
        wake_.notify_all();
        if (changed_) changed_();
        lock.lock();
    }
}

}  // namespace vitrine::octree
