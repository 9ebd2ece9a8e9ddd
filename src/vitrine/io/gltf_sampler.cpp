#include <vitrine/io/gltf_sampler.h>

#include <vitrine/io/names.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::io {
namespace {

std::optional<scene::Interpolation> interpolation_of(std::string_view name) {
    if (name == "STEP") return scene::Interpolation::step;
    if (name == "LINEAR") return scene::Interpolation::linear;
    if (name == "CUBICSPLINE") return scene::Interpolation::cubic;
    return std::nullopt;
}

bool are_times(const GltfAccessor& accessor) {
    return accessor.components == 1 && accessor.type == GltfComponent::float32 && accessor.count > 0;
}

/// Vectors: one element for each value. Numbers: as many as there are weights.
bool are_values(const GltfAccessor& accessor, std::size_t count) {
    const bool is_vector = accessor.components == 3 || accessor.components == 4;
    if (accessor.type == GltfComponent::uint32) return false;
    if (is_vector) return accessor.count == count;
    return accessor.components == 1 && accessor.count > 0 && accessor.count % count == 0;
}

/// Whether all numbers of a key are finite, and its value, if it is a rotation, has a direction.
bool is_usable(std::span<const float> numbers, int components) {
    if (!std::all_of(numbers.begin(), numbers.end(), [](float number) { return std::isfinite(number); })) return false;
    const auto value = numbers.size() == 12 ? numbers.subspan(4, 4) : numbers;
    return components != 4 || std::any_of(value.begin(), value.end(), [](float number) { return number != 0; });
}

}  // namespace

GltfSamplers::GltfSamplers(const JsonElement& animation, GltfAccessors& accessors, GltfBuffers& buffers,
                           GltfProblems& problems, scene::Animation& to)
    : animation_(animation),
      accessors_(accessors),
      buffers_(buffers),
      problems_(problems),
      to_(to),
      samplers_(animation.size_of("samplers")),
      is_read_(samplers_.size()) {}

const std::optional<GltfSampler>& GltfSamplers::get(std::size_t i) {
    if (!is_read_[i]) samplers_[i] = read(animation_.get("samplers").at(i));
    is_read_[i] = true;
    return samplers_[i];
}

std::optional<GltfSampler> GltfSamplers::read(const JsonElement& element) {
    const std::string_view name = element.text_or("interpolation", "LINEAR");
    const std::optional<scene::Interpolation> interpolation = interpolation_of(name);
    if (!interpolation) {
        problems_.add(element,
                      "expected the interpolation 'STEP', 'LINEAR' or 'CUBICSPLINE', found " + in_quotes(name));
        return std::nullopt;
    }
    const GltfAccessor& times = accessors_.get(element.get("input"));
    const GltfAccessor& values = accessors_.get(element.get("output"));
    const std::size_t values_per_key = *interpolation == scene::Interpolation::cubic ? 3 : 1;
    if (!check_forms(element, times, values, values_per_key)) return std::nullopt;
    const std::size_t numbers = values.count * static_cast<std::size_t>(values.components);
    buffers_.charge((std::uint64_t{times.count} + numbers) * sizeof(float), element);
    GltfSampler sampler{{.interpolation = *interpolation,
                         .first_time = to_.times.size(),
                         .first_value = to_.values.size(),
                         .width = numbers / (times.count * values_per_key)},
                        values.components > 1};
    sampler.channel.keys = add_keys(element, times, values);
    return sampler.channel.keys > 0 ? std::optional(sampler) : std::nullopt;
}

bool GltfSamplers::check_forms(const JsonElement& element, const GltfAccessor& times, const GltfAccessor& values,
                               std::size_t values_per_key) {
    if (!are_times(times)) {
        problems_.add(element, "expected times of type SCALAR and float components");
        return false;
    }
    if (are_values(values, times.count * values_per_key)) return true;
    problems_.add(element, "expected " + std::to_string(times.count * values_per_key) +
                               " values of type VEC3 or VEC4, " + "or a multiple of them of type SCALAR, found " +
                               std::to_string(values.count) + " elements of " + std::to_string(values.components) +
                               " numbers");
    return false;
}

std::size_t GltfSamplers::add_keys(const JsonElement& element, const GltfAccessor& times, const GltfAccessor& values) {
    const std::size_t elements = values.count / times.count;
    const std::size_t first_time = to_.times.size();
    float last = -std::numeric_limits<float>::infinity();
    for (std::size_t key = 0; key < times.count; ++key) {
        const float time = times.vector(key).x;
        if (!(time > last) || !std::isfinite(time)) continue;
        const std::size_t before = to_.values.size();
        for (std::size_t i = key * elements; i < (key + 1) * elements; ++i) {
            const glm::vec4 numbers = values.vector(i, true);
            for (int k = 0; k < values.components; ++k) to_.values.push_back(numbers[k]);
        }
        if (is_usable(std::span(to_.values).subspan(before), values.components)) {
            to_.times.push_back(last = time);
        } else {
            to_.values.resize(before);
        }
    }
    const std::size_t kept = to_.times.size() - first_time;
    if (kept < times.count)
        problems_.add(element, std::to_string(times.count - kept) + " of " + std::to_string(times.count) +
                                   " keys are left out: they are not later than the one before, or have numbers that "
                                   "are not finite, or a rotation of zero");
    return kept;
}

}  // namespace vitrine::io
