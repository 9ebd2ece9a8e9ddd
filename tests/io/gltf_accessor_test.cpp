#include <io/gltf_files.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

namespace vitrine::io {
namespace {

struct Component {
    int type;
    std::size_t size;
    float largest;  ///< what a normalized 1 is stored as; 1 for floats
};

constexpr std::array<Component, 6> components{{{int8, 1, 127},
                                               {uint8, 1, 255},
                                               {int16, 2, 32767},
                                               {uint16, 2, 65535},
                                               {uint32, 4, 4294967295.0F},
                                               {float32, 4, 1}}};

/// A number as bytes of the type.
Bytes stored(int type, double value) {
    Bytes bytes;
    switch (type) {
        case int8: bytes.add(static_cast<std::int8_t>(value)); break;
        case uint8: bytes.add(static_cast<std::uint8_t>(value)); break;
        case int16: bytes.add(static_cast<std::int16_t>(value)); break;
        case uint16: bytes.add(static_cast<std::uint16_t>(value)); break;
        case uint32: bytes.add(static_cast<std::uint32_t>(value)); break;
        default: bytes.add(static_cast<float>(value));
    }
    return bytes;
}

/// Corners as elements of the type, `stride` bytes apart, after `offset` bytes.
std::string laid_out(const Vectors& corners, int type, std::size_t offset, std::size_t stride) {
    std::string bytes(offset, '!');
    for (const glm::vec3& corner : corners) {
        const std::size_t end = bytes.size() + stride;
        for (int k = 0; k < 3; ++k) bytes += stored(type, corner[k]).str();
        bytes.resize(std::max(end, bytes.size()), '!');
    }
    return bytes;
}

TEST(GltfAccessor, ReadsPositionsOfEveryTypeAndLayout) {
    const TemporaryFolder folder;
    const Vectors corners{{0, 0, 0}, {100, 0, 3}, {100, 127, 0}, {7, 127, 100}};
    for (const auto& [type, size, largest] : components) {
        for (const std::size_t stride : {std::size_t{0}, (3 * size + 3) / 4 * 4, std::size_t{20}, std::size_t{252}}) {
            for (const bool normalized : {false, true}) {
                const std::size_t step = stride == 0 ? 3 * size : stride;
                GltfBuilder gltf;
                const std::size_t accessor = gltf.add_bytes("VEC3", type, 4, laid_out(corners, type, 4, step));
                gltf.json["accessors"][accessor]["byteOffset"] = 4;
                gltf.json["accessors"][accessor]["normalized"] = normalized && type != float32;
                if (stride != 0) gltf.json["bufferViews"][0]["byteStride"] = stride;
                gltf.attribute("POSITION", accessor);
                gltf.primitive()["mode"] = 0;
                gltf.json["extensionsRequired"] = {"KHR_mesh_quantization"};
                Vectors expected = corners;
                if (normalized) {
                    for (glm::vec3& corner : expected) corner /= largest;
                }
                EXPECT_LT(distance(all(only_cloud(folder.read("a.glb", gltf.as_glb())).positions), expected), 1e-7F)
                    << type << " stride " << stride << " normalized " << normalized;
            }
        }
    }
}

TEST(GltfAccessor, ReadsNegativePositionsOfSignedTypes) {
    const TemporaryFolder folder;
    for (const auto& [type, size, largest] : components) {
        if (type == uint8 || type == uint16 || type == uint32) continue;
        const float least = type == float32 ? -1.0F : -largest - 1;
        GltfBuilder gltf;
        const std::size_t accessor =
            gltf.add_bytes("VEC3", type, 2, laid_out({{0, least, -1}, {-largest, 0, 1}}, type, 0, 3 * size));
        gltf.attribute("POSITION", accessor);
        gltf.primitive()["mode"] = 0;
        EXPECT_EQ(all(only_cloud(folder.read("a.glb", gltf.as_glb())).positions),
                  (Vectors{{0, least, -1}, {-largest, 0, 1}}));
        gltf.json["accessors"][accessor]["normalized"] = true;
        const Vectors expected{{0, -1, -1 / largest}, {-1, 0, 1 / largest}};
        EXPECT_LT(distance(all(only_cloud(folder.read("a.glb", gltf.as_glb())).positions), expected), 1e-7F) << type;
    }
}

TEST(GltfAccessor, ReadsNormalsOfEveryType) {
    const TemporaryFolder folder;
    for (const auto& [type, size, largest] : components) {
        if (type == uint32) continue;  // has no float that is its largest
        GltfBuilder gltf;
        gltf.square().primitive()["mode"] = 5;
        const glm::vec3 up(0, 0, largest);
        const std::size_t accessor = gltf.add_bytes("VEC3", type, 4, laid_out({up, up, up, up}, type, 0, 3 * size));
        gltf.json["accessors"][accessor]["normalized"] = type != float32;
        gltf.attribute("NORMAL", accessor);
        EXPECT_EQ(all(only_mesh(folder.read("a.glb", gltf.as_glb())).normals), Vectors(4, {0, 0, 1})) << type;
    }
}

TEST(GltfAccessor, ReadsSparsePositionsOfEveryType) {
    const TemporaryFolder folder;
    const Vectors base{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
    for (const auto& [type, size, largest] : components) {
        for (const int index_type : {uint8, uint16, uint32}) {
            GltfBuilder gltf;
            gltf.attribute("POSITION", gltf.add_bytes("VEC3", type, 3, laid_out(base, type, 0, 3 * size)));
            gltf.primitive()["mode"] = 0;
            const std::size_t places = gltf.add_view(stored(index_type, 0).str() + stored(index_type, 2).str());
            const std::size_t values = gltf.add_view(laid_out({{10, 11, 12}, {13, 14, 15}}, type, 0, 3 * size));
            nlohmann::json& accessor = gltf.json["accessors"][0];
            accessor["sparse"] = {{"count", 2},
                                  {"indices", {{"bufferView", places}, {"componentType", index_type}}},
                                  {"values", {{"bufferView", values}}}};
            EXPECT_EQ(all(only_cloud(folder.read("a.glb", gltf.as_glb())).positions),
                      (Vectors{{10, 11, 12}, {4, 5, 6}, {13, 14, 15}}));
            accessor.erase("bufferView");
            EXPECT_EQ(all(only_cloud(folder.read("a.glb", gltf.as_glb())).positions),
                      (Vectors{{10, 11, 12}, {0, 0, 0}, {13, 14, 15}}));
        }
    }
}

}  // namespace
}  // namespace vitrine::io
