#include <vitrine/scene/animation.h>

#include <vitrine/base/assert.h>

#include <glm/gtc/quaternion.hpp>

#include <algorithm>

namespace vitrine::scene {
namespace {

/// The last key that is not after the time, of keys of which the first is not.
std::size_t find_key(std::span<const float> times, float seconds, std::size_t guess) {
    const auto holds = [&](std::size_t key) {
        return key + 1 < times.size() && times[key] <= seconds && seconds < times[key + 1];
    };
    if (holds(guess)) return guess;
    if (holds(guess + 1)) return guess + 1;
    const auto after = std::upper_bound(times.begin(), times.end(), seconds);
    return static_cast<std::size_t>(after - times.begin()) - 1;
}

/// The values of a channel's keys.
class Keys {
public:
    Keys(const Animation& animation, const AnimationChannel& channel)
        : values_(animation.values.data() + channel.first_value),
          width_(channel.width),
          cubic_(channel.interpolation == Interpolation::cubic) {}

    std::span<const float> value(std::size_t key) const { return part(cubic_ ? 3 * key + 1 : key); }
    std::span<const float> in_tangent(std::size_t key) const { return part(3 * key); }
    std::span<const float> out_tangent(std::size_t key) const { return part(3 * key + 2); }

private:
    std::span<const float> part(std::size_t i) const { return {values_ + i * width_, width_}; }

    const float* values_;
    std::size_t width_;
    bool cubic_;
};

glm::quat quaternion(std::span<const float> xyzw) {
    return {xyzw[3], xyzw[0], xyzw[1], xyzw[2]};
}

void write_rotation(const glm::quat& rotation, std::span<float> value) {
    const glm::dquat exact(rotation);
    const double length = glm::length(exact);
    const glm::quat unit = length > 0 ? glm::quat(exact / length) : Pose().rotation;
    for (int i = 0; i < 4; ++i) value[static_cast<std::size_t>(i)] = (&unit.x)[i];
}

/// Between two keys, `t` from 0 to 1.
void interpolate_linear(const Keys& keys, std::size_t key, float t, bool rotates, std::span<float> value) {
    const std::span<const float> from = keys.value(key);
    const std::span<const float> to = keys.value(key + 1);
    if (rotates) {
        write_rotation(glm::slerp(glm::normalize(quaternion(from)), glm::normalize(quaternion(to)), t), value);
        return;
    }
    for (std::size_t i = 0; i < value.size(); ++i) value[i] = (1 - t) * from[i] + t * to[i];
}

/// The same along a Hermite spline; `length`: seconds from one key to the other.
void interpolate_cubic(const Keys& keys, std::size_t key, float t, float length, std::span<float> value) {
    const float t2 = t * t;
    const float t3 = t2 * t;
    const std::span<const float> from = keys.value(key);
    const std::span<const float> to = keys.value(key + 1);
    const std::span<const float> away = keys.out_tangent(key);
    const std::span<const float> towards = keys.in_tangent(key + 1);
    for (std::size_t i = 0; i < value.size(); ++i)
        value[i] = (2 * t3 - 3 * t2 + 1) * from[i] + length * (t3 - 2 * t2 + t) * away[i] + (3 * t2 - 2 * t3) * to[i] +
                   length * (t3 - t2) * towards[i];
}

}  // namespace

bool AnimatedNode::moves() const {
    return std::any_of(channels.begin(), channels.end(),
                       [](const AnimationChannel& channel) { return channel.path != AnimationPath::weights; });
}

bool AnimatedNode::morphs() const {
    return std::any_of(channels.begin(), channels.end(),
                       [](const AnimationChannel& channel) { return channel.path == AnimationPath::weights; });
}

float Animation::duration() const {
    float last = 0;
    for (const AnimatedNode& node : nodes) {
        for (const AnimationChannel& channel : node.channels)
            last = std::max(last, times[channel.first_time + channel.keys - 1]);
    }
    return last;
}

std::size_t Animation::channel_count() const {
    std::size_t count = 0;
    for (const AnimatedNode& node : nodes) count += node.channels.size();
    return count;
}

void sample(const Animation& animation, const AnimationChannel& channel, float seconds, std::size_t& key,
            std::span<float> value) {
    VITRINE_ASSERT(value.size() == channel.width, "as many numbers as a value of the channel has");
    const std::span<const float> times = std::span(animation.times).subspan(channel.first_time, channel.keys);
    const Keys keys(animation, channel);
    const bool rotates = channel.path == AnimationPath::rotation;
    key = seconds > times.front() ? find_key(times, seconds, key) : 0;
    const bool held = !(seconds > times.front()) || key + 1 == times.size();
    if (held || channel.interpolation == Interpolation::step) {
        std::copy_n(keys.value(key).begin(), value.size(), value.begin());
    } else {
        const float length = times[key + 1] - times[key];
        const float t = (seconds - times[key]) / length;
        if (channel.interpolation == Interpolation::linear) return interpolate_linear(keys, key, t, rotates, value);
        interpolate_cubic(keys, key, t, length, value);
    }
    if (rotates) write_rotation(quaternion(value), value);
}

}  // namespace vitrine::scene
