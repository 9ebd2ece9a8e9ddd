#include <vitrine/io/gltf_accessor.h>

#include <vitrine/io/byte_reader.h>
#include <vitrine/io/names.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace vitrine::io {
namespace {

/// The largest element: 16 numbers of 4 bytes.
constexpr std::array<std::byte, 64> zeros{};

constexpr std::array<std::pair<std::string_view, int>, 7> type_names{
    {{"SCALAR", 1}, {"VEC2", 2}, {"VEC3", 3}, {"VEC4", 4}, {"MAT2", 4}, {"MAT3", 9}, {"MAT4", 16}}};

std::size_t size_of(GltfComponent type) {
    switch (type) {
        case GltfComponent::int8:
        case GltfComponent::uint8: return 1;
        case GltfComponent::int16:
        case GltfComponent::uint16: return 2;
        case GltfComponent::uint32:
        case GltfComponent::float32: break;
    }
    return 4;
}

template <class T>
float scaled(const std::byte* data, bool normalized) {
    const auto value = static_cast<float>(load<T>(data, ByteOrder::little));
    if (!normalized) return value;
    return std::max(value / static_cast<float>(std::numeric_limits<T>::max()), -1.0F);
}

float component(const std::byte* data, GltfComponent type, bool normalized) {
    switch (type) {
        case GltfComponent::int8: return scaled<std::int8_t>(data, normalized);
        case GltfComponent::uint8: return scaled<std::uint8_t>(data, normalized);
        case GltfComponent::int16: return scaled<std::int16_t>(data, normalized);
        case GltfComponent::uint16: return scaled<std::uint16_t>(data, normalized);
        case GltfComponent::uint32: return scaled<std::uint32_t>(data, normalized);
        case GltfComponent::float32: break;
    }
    return load<float>(data, ByteOrder::little);
}

GltfComponent read_component(const JsonElement& element) {
    const std::uint64_t code = element.count();
    switch (code) {
        case 5120:
        case 5121:
        case 5122:
        case 5123:
        case 5125:
        case 5126: return static_cast<GltfComponent>(code);
        default: element.fail("expected 5120, 5121, 5122, 5123, 5125 or 5126, found " + std::to_string(code));
    }
}

int read_components(const JsonElement& element) {
    const auto* const found = std::find_if(type_names.begin(), type_names.end(),
                                           [&](const auto& entry) { return entry.first == element.text(); });
    if (found == type_names.end())
        element.fail("expected a type such as 'SCALAR' or 'VEC3', found " + in_quotes(element.text()));
    return found->second;
}

/// Where `count` elements begin in a view, all of which lie in it.
const std::byte* place_in(const GltfView& view, std::uint64_t offset, std::uint64_t count, std::size_t stride,
                          std::size_t size, const JsonElement& element) {
    if (count == 0) return zeros.data();
    const bool fits = offset <= view.bytes.size() && size <= view.bytes.size() - offset &&
                      count - 1 <= (view.bytes.size() - offset - size) / stride;
    if (!fits)
        element.fail(std::to_string(count) + " elements of " + std::to_string(size) + " bytes from byte " +
                     std::to_string(offset) + " on are out of range, the buffer view has " +
                     std::to_string(view.bytes.size()) + " bytes");
    return view.bytes.data() + offset;
}

}  // namespace

std::size_t GltfAccessor::element_size() const {
    return static_cast<std::size_t>(components) * size_of(type);
}

const std::byte* GltfAccessor::element(std::size_t i) const {
    if (!sparse_places.empty()) {
        const auto found = std::lower_bound(sparse_places.begin(), sparse_places.end(), i);
        if (found != sparse_places.end() && *found == i)
            return sparse_values + static_cast<std::size_t>(found - sparse_places.begin()) * element_size();
    }
    return data == nullptr ? zeros.data() : data + i * stride;
}

glm::vec4 GltfAccessor::vector(std::size_t i, bool as_normalized) const {
    glm::vec4 result(0, 0, 0, 1);
    const std::byte* const first = element(i);
    const std::size_t size = size_of(type);
    for (int k = 0; k < std::min(components, 4); ++k)
        result[k] = component(first + static_cast<std::size_t>(k) * size, type, as_normalized);
    return result;
}

glm::mat4 GltfAccessor::matrix(std::size_t i) const {
    glm::mat4 result;
    const std::byte* const first = element(i);
    for (std::size_t k = 0; k < 16; ++k)
        result[static_cast<int>(k / 4)][static_cast<int>(k % 4)] = load<float>(first + 4 * k, ByteOrder::little);
    return result;
}

std::uint32_t GltfAccessor::index(std::size_t i) const {
    const std::byte* const first = element(i);
    if (type == GltfComponent::uint8) return load<std::uint8_t>(first, ByteOrder::little);
    if (type == GltfComponent::uint16) return load<std::uint16_t>(first, ByteOrder::little);
    return load<std::uint32_t>(first, ByteOrder::little);
}

std::uint32_t GltfAccessor::copy_indices(std::size_t begin, std::size_t end, std::uint32_t* to) const {
    std::uint32_t largest = 0;
    const auto copy = [&](auto index_at) {
        for (std::size_t i = begin; i < end; ++i) {
            to[i] = index_at(i);
            largest = std::max(largest, to[i]);
        }
    };
    const bool plain = data != nullptr && sparse_places.empty();
    if (plain && type == GltfComponent::uint32) {
        copy([&](std::size_t i) { return load<std::uint32_t>(data + i * stride, ByteOrder::little); });
    } else if (plain && type == GltfComponent::uint16) {
        copy([&](std::size_t i) { return std::uint32_t{load<std::uint16_t>(data + i * stride, ByteOrder::little)}; });
    } else {
        copy([&](std::size_t i) { return index(i); });
    }
    return largest;
}

GltfAccessors::GltfAccessors(const GltfFile& gltf, GltfBuffers& buffers)
    : gltf_(gltf), buffers_(buffers), accessors_(gltf.root().size_of("accessors")) {}

const GltfAccessor& GltfAccessors::get(const JsonElement& element) {
    const std::size_t index = element.index(accessors_.size(), "accessors");
    if (!accessors_[index]) accessors_[index] = read(gltf_.root().get("accessors").at(index));
    return *accessors_[index];
}

GltfAccessor GltfAccessors::form(const JsonElement& element) const {
    return read_form(gltf_.root().get("accessors").at(element.index(accessors_.size(), "accessors")));
}

GltfAccessor GltfAccessors::read_form(const JsonElement& element) {
    GltfAccessor accessor;
    accessor.type = read_component(element.get("componentType"));
    accessor.components = read_components(element.get("type"));
    const std::uint64_t count = element.get("count").count();
    if (count > std::numeric_limits<std::uint32_t>::max())
        element.get("count").fail("expected at most 4294967295, found " + std::to_string(count));
    accessor.count = count;
    if (const auto normalized = element.find("normalized")) accessor.normalized = normalized->boolean();
    if (accessor.type == GltfComponent::float32) accessor.normalized = false;
    return accessor;
}

GltfAccessor GltfAccessors::read(const JsonElement& element) {
    GltfAccessor accessor = read_form(element);
    if (const auto index = element.find("bufferView")) {
        const GltfView view = buffers_.view(*index);
        accessor.stride = view.stride != 0 ? view.stride : accessor.element_size();
        accessor.data = place_in(view, element.count_or("byteOffset", 0), accessor.count, accessor.stride,
                                 accessor.element_size(), element);
    }
    if (const auto sparse = element.find("sparse")) read_sparse(*sparse, accessor);
    return accessor;
}

void GltfAccessors::read_sparse(const JsonElement& element, GltfAccessor& accessor) {
    const std::uint64_t count = element.get("count").count();
    const JsonElement indices = element.get("indices");
    const JsonElement values = element.get("values");
    GltfAccessor places;
    places.type = read_component(indices.get("componentType"));
    places.count = count;
    places.stride = places.element_size();
    places.data = place_in(buffers_.view(indices.get("bufferView")), indices.count_or("byteOffset", 0), count,
                           places.stride, places.stride, indices);
    accessor.sparse_values = place_in(buffers_.view(values.get("bufferView")), values.count_or("byteOffset", 0), count,
                                      accessor.element_size(), accessor.element_size(), values);
    buffers_.charge(count * sizeof(std::uint32_t), element);
    accessor.sparse_places.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t place = places.index(i);
        if (place >= accessor.count)
            indices.fail("index " + std::to_string(place) + " is out of range, the accessor has " +
                         std::to_string(accessor.count) + " elements");
        if (i > 0 && place <= accessor.sparse_places.back())
            indices.fail("expected ascending indices, found " + std::to_string(place) + " after " +
                         std::to_string(accessor.sparse_places.back()));
        accessor.sparse_places.push_back(place);
    }
}

}  // namespace vitrine::io
