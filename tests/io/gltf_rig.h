#pragma once

#include <io/gltf_files.h>

#include <cstdint>

namespace vitrine::io {

/// A square that two joints move, with two morph targets and an animation of all that can move. Nodes: the square, the
/// joints "hip" and, below it, "knee".
inline GltfBuilder rigged() {
    using Json = nlohmann::json;
    GltfBuilder gltf;
    gltf.square();
    gltf.attribute("NORMAL", gltf.add<float>("VEC3", float32, 4, {0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1}));
    gltf.attribute("JOINTS_0",
                   gltf.add<std::uint8_t>("VEC4", uint8, 4, {0, 1, 0, 0, 1, 9, 9, 9, 0, 1, 0, 0, 1, 0, 0, 0}));
    gltf.attribute("WEIGHTS_0",
                   gltf.add<float>("VEC4", float32, 4, {0.25F, 0.75F, 0, 0, 1, 0, 0, 0, 3, 1, 0, 0, 0, 0, 0, 0}));
    gltf.primitive()["indices"] = gltf.add<std::uint16_t>("SCALAR", uint16, 6, {0, 1, 2, 0, 2, 3});
    const auto lift = gltf.add<float>("VEC3", float32, 4, {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1});
    const auto places = gltf.add_view(Bytes().add<std::uint16_t>(2).str());
    const auto values = gltf.add_view(Bytes().add({7.0F, 0.0F, 0.0F}).str());
    gltf.json["accessors"].push_back({{"type", "VEC3"},
                                      {"componentType", float32},
                                      {"count", 4},
                                      {"sparse",
                                       {{"count", 1},
                                        {"indices", {{"bufferView", places}, {"componentType", uint16}}},
                                        {"values", {{"bufferView", values}}}}}});
    const std::size_t sparse = gltf.json["accessors"].size() - 1;
    gltf.primitive()["targets"] = Json::array({{{"POSITION", lift}, {"NORMAL", lift}}, {{"POSITION", sparse}}});
    gltf.json["meshes"][0]["weights"] = {0.5F, 0};
    gltf.json["meshes"][0]["extras"] = {{"targetNames", {"lift", "pull"}}};
    const auto binds = gltf.add<float>("MAT4", float32, 2, {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0,  0, 1,
                                                            1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, -2, 0, 1});
    gltf.json["skins"] =
        Json::array({{{"name", "leg"}, {"joints", {1, 2}}, {"inverseBindMatrices", binds}, {"skeleton", 1}}});
    gltf.json["nodes"] = Json::array({{{"mesh", 0}, {"skin", 0}, {"name", "square"}},
                                      {{"name", "hip"}, {"children", {2}}, {"rotation", {0, 0, 1, 0}}},
                                      {{"name", "knee"}, {"translation", {0, 2, 0}}, {"scale", {2, 2, 2}}}});
    gltf.json["scenes"][0]["nodes"] = {0, 1};
    const auto times = gltf.add<float>("SCALAR", float32, 2, {0, 2});
    const auto moves = gltf.add<float>("VEC3", float32, 2, {0, 2, 0, 4, 2, 0});
    const auto turns = gltf.add<std::int16_t>("VEC4", int16, 2, {0, 0, 0, 32767, 0, 0, 32767, 0});
    gltf.json["accessors"].back()["normalized"] = true;
    const auto scales = gltf.add<float>("VEC3", float32, 6, {0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 3, 3, 3, 0, 0, 0});
    const auto weights = gltf.add<float>("SCALAR", float32, 4, {0, 1, 1, 0});
    const auto channel = [](int sampler, int node, const char* path) {
        return Json{{"sampler", sampler}, {"target", {{"node", node}, {"path", path}}}};
    };
    gltf.json["animations"] = Json::array(
        {{{"name", "walk"},
          {"samplers", Json::array({{{"input", times}, {"output", moves}, {"interpolation", "LINEAR"}},
                                    {{"input", times}, {"output", turns}},
                                    {{"input", times}, {"output", scales}, {"interpolation", "CUBICSPLINE"}},
                                    {{"input", times}, {"output", weights}, {"interpolation", "STEP"}}})},
          {"channels", Json::array({channel(0, 2, "translation"), channel(1, 1, "rotation"), channel(2, 2, "scale"),
                                    channel(3, 0, "weights")})}}});
    return gltf;
}

}  // namespace vitrine::io
