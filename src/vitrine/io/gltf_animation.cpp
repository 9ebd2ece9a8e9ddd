#include <vitrine/io/gltf_animation.h>

#include <vitrine/io/gltf_morph.h>
#include <vitrine/io/gltf_pose.h>
#include <vitrine/io/names.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace vitrine::io {
namespace {

using scene::AnimationPath;

std::optional<AnimationPath> path_of(std::string_view name) {
    for (const auto path :
         {AnimationPath::translation, AnimationPath::rotation, AnimationPath::scale, AnimationPath::weights}) {
        if (name == name_of(path)) return path;
    }
    return std::nullopt;
}

/// Whether a node has a matrix that its parts do not give.
bool is_sheared(const JsonElement& node) {
    const glm::mat4 matrix = read_transform(node);
    const glm::mat4 parts = read_pose(node).matrix();
    float largest = 0;
    float difference = 0;
    for (int i = 0; i < 4; ++i) {
        largest = std::max(largest, glm::length(matrix[i]));
        difference = std::max(difference, glm::distance(matrix[i], parts[i]));
    }
    return !(difference <= 1e-3F * largest);
}

}  // namespace

void GltfAnimations::read() {
    const std::size_t count = gltf_.root().size_of("animations");
    for (std::size_t i = 0; i < count; ++i) {
        const JsonElement element = gltf_.root().get("animations").at(i);
        std::string name = clean_name(element.text_or("name", ""));
        if (name.empty()) name = "animation " + std::to_string(i);
        buffers_.charge(sizeof(scene::Animation), element);
        std::optional<scene::Animation> animation = read(element, std::move(name));
        if (animation) scene_.add(*std::move(animation));
    }
}

std::optional<scene::Animation> GltfAnimations::read(const JsonElement& element, std::string name) {
    scene::Animation animation{std::move(name), {}, {}, {}};
    GltfProblems problems(element);
    GltfSamplers samplers(element, accessors_, buffers_, problems, animation);
    places_.clear();
    const std::size_t count = element.size_of("channels");
    for (std::size_t i = 0; i < count; ++i) {
        const JsonElement channel = element.get("channels").at(i);
        if (const std::optional<Found> found = read_channel(channel, samplers, problems)) add(*found, animation);
    }
    if (!animation.nodes.empty()) return animation;
    problems.add(element, "moves nothing and is left out");
    return std::nullopt;
}

std::optional<GltfAnimations::Found> GltfAnimations::read_channel(const JsonElement& element, GltfSamplers& samplers,
                                                                  GltfProblems& problems) {
    const JsonElement target = element.get("target");
    const std::uint64_t node = target.count_or("node", nodes_.count());
    const std::string_view path = target.get("path").text();
    const std::uint64_t sampler = element.get("sampler").count();
    std::string problem;
    if (!path_of(path)) {
        problem = "expected the path of a transform or 'weights', found " + in_quotes(path);
    } else if (node >= nodes_.count() || nodes_.all(node).empty()) {
        problem = "names no node of a scene";
    } else if (sampler >= samplers.size()) {
        problem =
            "the sampler " + std::to_string(sampler) + " is out of range, there are " + std::to_string(samplers.size());
    } else if (const std::optional<GltfSampler>& keys = samplers.get(sampler)) {
        Found found{node, keys->channel, element};
        found.channel.path = *path_of(path);
        problem = problem_of(found, keys->of_vectors);
        if (problem.empty()) return found;
    } else {
        problem = "its sampler has no keys that can be used";
    }
    problems.add(element, problem + "; the channel is left out");
    return std::nullopt;
}

std::string GltfAnimations::problem_of(const Found& found, bool of_vectors) const {
    const AnimationPath path = found.channel.path;
    if (of_vectors == (path == AnimationPath::weights)) return "its sampler has values of another type";
    std::size_t width = path == AnimationPath::rotation ? 4 : 3;
    if (path == AnimationPath::weights) width = morph_target_count(scene_, scene_.node(nodes_.all(found.node).front()));
    if (found.channel.width != width || width == 0)
        return "expected values of " + std::to_string(width) + " numbers, found " + std::to_string(found.channel.width);
    if (path != AnimationPath::weights && is_sheared(gltf_.root().get("nodes").at(found.node)))
        return "the node's matrix has no translation, rotation and scale";
    return {};
}

/// Wherever the node stands; of two channels for the same the first one counts.
void GltfAnimations::add(const Found& found, scene::Animation& animation) {
    for (const scene::NodeId id : nodes_.all(found.node)) {
        const auto [place, is_new] = places_.emplace(id, animation.nodes.size());
        if (is_new) {
            buffers_.charge(sizeof(scene::AnimatedNode), found.element);
            animation.nodes.push_back(at_rest(id, found.node));
        }
        std::vector<scene::AnimationChannel>& channels = animation.nodes[place->second].channels;
        const auto same = [&](const scene::AnimationChannel& other) { return other.path == found.channel.path; };
        if (std::any_of(channels.begin(), channels.end(), same)) continue;
        buffers_.charge(sizeof(scene::AnimationChannel), found.element);
        channels.push_back(found.channel);
    }
}

scene::AnimatedNode GltfAnimations::at_rest(scene::NodeId id, std::size_t node) const {
    return {id, read_pose(gltf_.root().get("nodes").at(node)), scene_.node(id).weights, {}};
}

}  // namespace vitrine::io
