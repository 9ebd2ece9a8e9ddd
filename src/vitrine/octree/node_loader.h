#pragma once

#include <vitrine/octree/node_choice.h>
#include <vitrine/octree/octree.h>

#include <glm/glm.hpp>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace vitrine::octree {

/// Points that are wanted.
struct NodeRequest {
    std::shared_ptr<const Octree> octree;
    ChosenNode chosen;

    friend bool operator==(const NodeRequest&, const NodeRequest&) = default;
};

/// Points that have been read.
struct LoadedNode {
    NodeRequest request;
    std::vector<glm::vec3> positions;
    std::vector<glm::u8vec4> colors;  ///< empty, or one for each position
};

/// Reads nodes on a thread of its own, since disks are slow, which begins with the first. Its functions are for one
/// thread.
class NodeLoader {
public:
    /// `changed` is called, on either thread, when there is something to take.
    explicit NodeLoader(std::function<void()> changed);

    /// These are read now, in this order, but for those that can be taken already; what was wanted before no more.
    void request(const std::vector<NodeRequest>& nodes);
    /// What has been read, the first wanted first, until they are so many points.
    std::vector<LoadedNode> take(std::size_t most_points);
    /// Until there is something to take, or nothing to be read.
    void wait();

private:
    /// More than that wait for nobody.
    static constexpr std::size_t most_waiting = 64;

    void run(const std::stop_token& stop);
    bool is_on_its_way(const NodeRequest& request) const;

    std::function<void()> changed_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<NodeRequest> wanted_;
    std::deque<LoadedNode> loaded_;
    std::optional<NodeRequest> reading_;
    std::jthread thread_;  // last: the rest is still there when it ends
};

}  // namespace vitrine::octree
