#include <vitrine/io/gltf_draco.h>

#include <vitrine/base/parallel.h>

#include <draco/compression/mesh/mesh_edgebreaker_decoder.h>
#include <draco/compression/mesh/mesh_sequential_decoder.h>
#include <draco/core/varint_decoding.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <utility>

namespace vitrine::io {
namespace {

constexpr std::size_t elements_at_a_time = 16'384;

/// Counts memory about to be taken; throws when it is too much.
using Charge = std::function<void(std::uint64_t bytes)>;

/// One of draco's decoders, that asks before it takes memory for what the compressed bytes claim to hold.
template <class Decoder>
class CarefulDecoder : public Decoder {
public:
    explicit CarefulDecoder(Charge charge) : charge_(std::move(charge)) {}

protected:
    bool DecodeConnectivity() override {
        draco::DecoderBuffer ahead(*this->buffer());
        std::uint32_t faces = 0;
        std::uint32_t vertices = 0;  // Edgebreaker has these two the other way round
        if (!draco::DecodeVarint(&faces, &ahead) || !draco::DecodeVarint(&vertices, &ahead)) return false;
        constexpr std::uint64_t bytes_each = 32;
        charge_((std::uint64_t{faces} + vertices) * bytes_each);
        return Decoder::DecodeConnectivity();
    }

    bool DecodeAllAttributes() override {
        const draco::PointCloud& points = *this->point_cloud();
        std::uint64_t bytes_each = 0;
        for (int i = 0; i < points.num_attributes(); ++i)
            bytes_each += static_cast<std::uint64_t>(points.attribute(i)->byte_stride());
        charge_(2 * bytes_each * points.num_points());  // once quantized and once not
        return Decoder::DecodeAllAttributes();
    }

private:
    Charge charge_;
};

std::unique_ptr<draco::MeshDecoder> make_decoder(const draco::DracoHeader& header, Charge charge) {
    if (header.encoder_method == draco::MESH_SEQUENTIAL_ENCODING)
        return std::make_unique<CarefulDecoder<draco::MeshSequentialDecoder>>(std::move(charge));
    if (header.encoder_method == draco::MESH_EDGEBREAKER_ENCODING)
        return std::make_unique<CarefulDecoder<draco::MeshEdgebreakerDecoder>>(std::move(charge));
    return nullptr;
}

/// Whether these are the bytes that the extension allows: a mesh, of the bitstream's version 2.2.
bool is_mesh(const draco::DracoHeader& header) {
    return header.version_major == 2 && header.version_minor == 2 && header.encoder_type == draco::TRIANGULAR_MESH;
}

std::unique_ptr<draco::Mesh> decompressed(std::span<const std::byte> bytes, const JsonElement& extension,
                                          Charge charge) {
    draco::DecoderBuffer buffer;
    buffer.Init(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    draco::DecoderBuffer ahead(buffer);
    draco::DracoHeader header;
    if (!draco::PointCloudDecoder::DecodeHeader(&ahead, &header).ok() || !is_mesh(header))
        extension.fail("expected a mesh compressed by Draco, bitstream 2.2");
    const std::unique_ptr<draco::MeshDecoder> decoder = make_decoder(header, std::move(charge));
    if (!decoder) extension.fail("expected one of Draco's methods 0 and 1 for meshes");
    auto mesh = std::make_unique<draco::Mesh>();
    const draco::Status status = decoder->Decode(draco::DecoderOptions(), &buffer, mesh.get());
    if (!status.ok()) extension.fail("the compressed mesh cannot be decompressed: " + status.error_msg_string());
    return mesh;
}

/// Memory for an accessor's elements, which it names as its data.
std::byte* allocate(GltfAccessor& accessor, DracoMesh& mesh) {
    accessor.stride = accessor.element_size();
    auto& memory = mesh.memory.emplace_back(arrays::Elements<std::byte>::unset(accessor.count * accessor.stride));
    accessor.data = memory.mutable_data();
    return memory.mutable_data();
}

void read_indices(const draco::Mesh& from, DracoMesh& mesh) {
    mesh.indices.type = GltfComponent::uint32;
    mesh.indices.count = std::size_t{3} * from.num_faces();
    std::byte* const to = allocate(mesh.indices, mesh);
    parallel_parts(from.num_faces(), elements_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const draco::Mesh::Face& face = from.face(draco::FaceIndex(static_cast<std::uint32_t>(i)));
            const std::array<std::uint32_t, 3> corners{face[0].value(), face[1].value(), face[2].value()};
            std::memcpy(to + i * sizeof(corners), corners.data(), sizeof(corners));
        }
    });
}

/// Writes the values of all points as numbers of type T; whether that could be done.
template <class T>
void convert(const draco::PointAttribute& from, int components, std::size_t points, std::byte* to,
             const JsonElement& place) {
    const std::size_t size = sizeof(T) * static_cast<std::size_t>(components);
    parallel_parts(points, elements_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto value = from.mapped_index(draco::PointIndex(static_cast<std::uint32_t>(i)));
            std::array<T, 4> numbers{};
            if (value.value() >= from.size() ||
                !from.ConvertValue(value, static_cast<std::int8_t>(components), numbers.data()))
                place.fail("point " + std::to_string(i) + " has no value of the accessor's type");
            std::memcpy(to + i * size, numbers.data(), size);
        }
    });
}

void convert(const draco::PointAttribute& from, const GltfAccessor& accessor, std::byte* to, const JsonElement& place) {
    const auto as = [&]<class T>(T /*number*/) { convert<T>(from, accessor.components, accessor.count, to, place); };
    switch (accessor.type) {
        case GltfComponent::int8: return as(std::int8_t());
        case GltfComponent::uint8: return as(std::uint8_t());
        case GltfComponent::int16: return as(std::int16_t());
        case GltfComponent::uint16: return as(std::uint16_t());
        case GltfComponent::uint32: return as(std::uint32_t());
        case GltfComponent::float32: return as(float());
    }
}

GltfAccessor read_attribute(const draco::Mesh& from, const JsonElement& id, GltfAccessor accessor, DracoMesh& mesh) {
    const auto unique_id =
        static_cast<std::uint32_t>(id.index(std::numeric_limits<std::uint32_t>::max(), "attributes"));
    const draco::PointAttribute* const attribute = from.GetAttributeByUniqueId(unique_id);
    if (attribute == nullptr) id.fail("the compressed mesh has no attribute " + std::to_string(unique_id));
    if (accessor.components > 4 || accessor.components != attribute->num_components())
        id.fail("expected " + std::to_string(accessor.components) + " components as in its accessor, found " +
                std::to_string(attribute->num_components()));
    accessor.count = from.num_points();
    convert(*attribute, accessor, allocate(accessor, mesh), id);
    return accessor;
}

}  // namespace

bool has_draco() {
    return true;
}

DracoMesh decode_draco(const JsonElement& primitive, const JsonElement& extension, const GltfAccessors& accessors,
                       GltfBuffers& buffers) {
    DracoMesh mesh;
    buffers.allow_compressed();
    mesh.source = buffers.view(extension.get("bufferView")).bytes;
    const std::unique_ptr<const draco::Mesh> from =
        decompressed(mesh.source, extension, [&](std::uint64_t bytes) { buffers.charge(bytes, extension); });
    buffers.charge(std::uint64_t{12} * from->num_faces(), extension);
    read_indices(*from, mesh);
    const JsonElement ids = extension.get("attributes");
    const JsonElement attributes = primitive.get("attributes");
    for (const char* const name :
         {"POSITION", "NORMAL", "TANGENT", "COLOR_0", "TEXCOORD_0", "TEXCOORD_1", "JOINTS_0", "WEIGHTS_0"}) {
        const auto id = ids.find(name);
        const auto wanted = attributes.find(name);
        if (!id || !wanted) continue;
        const GltfAccessor form = accessors.form(*wanted);
        buffers.charge(std::uint64_t{form.element_size()} * from->num_points(), *id);
        mesh.attributes.emplace(name, read_attribute(*from, *id, form, mesh));
    }
    return mesh;
}

}  // namespace vitrine::io
