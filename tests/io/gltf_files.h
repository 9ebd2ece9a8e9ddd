#pragma once

#include <io/test_files.h>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::io {

// What componentType of an accessor means.
inline constexpr int int8 = 5120;
inline constexpr int uint8 = 5121;
inline constexpr int int16 = 5122;
inline constexpr int uint16 = 5123;
inline constexpr int uint32 = 5125;
inline constexpr int float32 = 5126;

/// A .glb of JSON and a binary chunk.
inline std::string glb(std::string json, std::string binary) {
    json.resize((json.size() + 3) / 4 * 4, ' ');
    binary.resize((binary.size() + 3) / 4 * 4, '\0');
    Bytes bytes;
    bytes.text("glTF").add(std::uint32_t{2}).add(static_cast<std::uint32_t>(28 + json.size() + binary.size()));
    bytes.add(static_cast<std::uint32_t>(json.size())).text("JSON").text(json);
    bytes.add(static_cast<std::uint32_t>(binary.size())).text("BIN").add(std::uint8_t{0}).text(binary);
    return bytes;
}

inline std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8U | (i + k < bytes.size() ? static_cast<std::uint8_t>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k) text += i + k > bytes.size() ? '=' : digits[bits >> (18 - 6 * k) & 63U];
    }
    return text;
}

/// Puts a glTF document together: every array added becomes a buffer view and an accessor of one buffer.
class GltfBuilder {
public:
    nlohmann::json json = nlohmann::json::parse(
        R"({"asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0}],
            "meshes": [{"primitives": [{"attributes": {}}]}], "buffers": [{}], "bufferViews": [], "accessors": []})");

    /// Adds an accessor of its own view; returns its number.
    template <class T>
    std::size_t add(std::string_view type, int component_type, std::size_t count, std::initializer_list<T> values) {
        Bytes bytes;
        bytes.add(values);
        return add_bytes(type, component_type, count, bytes);
    }
    std::size_t add_bytes(std::string_view type, int component_type, std::size_t count, std::string_view bytes) {
        json["accessors"].push_back(
            {{"bufferView", add_view(bytes)}, {"type", type}, {"componentType", component_type}, {"count", count}});
        return json["accessors"].size() - 1;
    }
    std::size_t add_view(std::string_view bytes) {
        json["bufferViews"].push_back({{"buffer", 0}, {"byteOffset", binary_.size()}, {"byteLength", bytes.size()}});
        binary_ += bytes;
        binary_.resize((binary_.size() + 3) / 4 * 4, '\0');
        return json["bufferViews"].size() - 1;
    }
    /// The four corners of the unit square as POSITION of the primitive.
    GltfBuilder& square() {
        attribute("POSITION", add<float>("VEC3", 5126, 4, {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0}));
        return *this;
    }
    void attribute(const char* name, std::size_t accessor) { primitive()["attributes"][name] = accessor; }
    nlohmann::json& primitive() { return json["meshes"][0]["primitives"][0]; }

    const std::string& binary() const { return binary_; }
    std::string as_glb() {
        json["buffers"][0] = {{"byteLength", binary_.size()}};
        return glb(json.dump(), binary_);
    }
    std::string as_text() { return with_uri("data:application/octet-stream;base64," + base64(binary_)); }
    std::string with_uri(std::string_view uri) {
        json["buffers"][0] = {{"byteLength", binary_.size()}, {"uri", uri}};
        return json.dump();
    }

private:
    std::string binary_;
};

}  // namespace vitrine::io
