#include <io/assimp_files.h>

#include <vitrine/io/assimp_kinds.h>
#include <vitrine/io/assimp_reader.h>
#include <vitrine/io/names.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

/// Of what the only node that shows something is, the point (x, y, z) in the world.
glm::vec3 in_world(const scene::Scene& scene, const std::string& node, const glm::vec3& point) {
    glm::vec3 found(NAN);
    scene.visit(
        [&](scene::NodeId, const scene::Node& visited, const glm::mat4& world) {
            if (visited.name == node) found = glm::vec3(world * glm::vec4(point, 1));
        },
        true);
    return found;
}

void expect_near(const glm::vec3& found, const glm::vec3& expected) {
    EXPECT_LT(distance({found}, {expected}), 1e-5F) << found.x << " " << found.y << " " << found.z;
}

TEST(AssimpReader, ReadsPolygonsOfOff) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("shape.off", off_file);
    expect_sound(scene);
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(all(mesh.positions), (Vectors{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}, {0, 0, 1}}));
    EXPECT_EQ(all(mesh.indices), (Indices{0, 1, 2, 0, 2, 3, 0, 1, 4}));
    EXPECT_LT(distance({mesh.normals[2]}, {{0, 0, 1}}), 1e-6F);
    EXPECT_EQ(mesh.positions.label(), "shape.off positions");
    EXPECT_FALSE(mesh.material) << "the default one";
    ASSERT_EQ(nodes_of(scene).size(), 1U);
    EXPECT_EQ(nodes_of(scene)[0].name, "shape");
}

TEST(AssimpReader, KeepsColorsOfVertices) {
    const TemporaryFolder folder;
    const scene::Scene scene =
        folder.read("a.off", "COFF\n3 1 0\n0 0 0 255 0 0 255\n1 0 0 0 255 0 255\n0 1 0 0 0 255 255\n3 0 1 2\n");
    const scene::Mesh& mesh = only_mesh(scene);
    EXPECT_EQ(all(mesh.colors), (Colors{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}}));
    EXPECT_EQ(scene.material(mesh.material).base_color, glm::vec4(1));
}

TEST(AssimpReader, ReadsTheNodesMaterialsAndSharedMeshesOfCollada) {
    const TemporaryFolder folder;
    const std::string inner = collada_node("inner", "0 500 0", "red");
    const scene::Scene scene = folder.read(
        "a.dae", collada("<node id='x' name='outer'><translate>1000 0 0</translate>" + inner + "</node>" +
                             collada_node("twin", "0 0 100", "red") + collada_node("clear", "0 0 0", "glass"),
                         collada_tile()));
    expect_sound(scene);
    std::vector<std::string> names;
    for (const scene::Node& node : nodes_of(scene)) names.push_back(node.name);
    EXPECT_EQ(names, (std::vector<std::string>{"a", "outer", "inner", "twin", "clear"}));
    expect_near(in_world(scene, "inner", {0, 0, 0}), {10, 0, -5});  // metres, y up
    expect_near(in_world(scene, "twin", {100, 0, 0}), {1, 1, 0});
    const auto meshes = shown<scene::MeshId>(scene);
    ASSERT_EQ(meshes.size(), 3U);
    EXPECT_EQ(meshes[0], meshes[1]) << "the same mesh in the same material";
    EXPECT_EQ(scene.counts().meshes, 2U);
    const scene::Mesh& red = scene.mesh(meshes[0]);
    EXPECT_EQ(red.name, "tile");
    EXPECT_EQ(all(red.positions), (Vectors{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}}));
    EXPECT_EQ(all(red.indices), (Indices{0, 1, 2, 0, 2, 3}));
    EXPECT_EQ(scene.material(red.material).name, "red");
    EXPECT_EQ(scene.material(red.material).base_color, glm::vec4(1, 0, 0, 1));
    EXPECT_EQ(scene.material(scene.mesh(meshes[2]).material).base_color, glm::vec4(0, 1, 1, 0.25F));
}

TEST(AssimpReader, JoinsVerticesThatTheImporterHasParted) {
    const TemporaryFolder folder;
    const std::string triangles =
        "<triangles count='2'><input semantic='VERTEX' source='#v' offset='0'/><p>0 1 2 0 2 3</p></triangles>";
    const scene::Scene scene =
        folder.read("a.dae", collada(collada_node("a", "0 0 0", "red"), collada_tile(triangles)));
    EXPECT_EQ(only_mesh(scene).positions.size(), 4U);
    EXPECT_EQ(only_mesh(scene).triangle_count(), 2U);
    EXPECT_EQ(only_mesh(scene).normals.size(), 4U);
}

TEST(AssimpReader, ReadsLinesOfCollada) {
    const TemporaryFolder folder;
    const std::string lines =
        "<lines count='2'><input semantic='VERTEX' source='#v' offset='0'/><p>0 1 2 3</p></lines>";
    const scene::Scene scene = folder.read("a.dae", collada(collada_node("a", "0 0 0", "red"), collada_tile(lines)));
    expect_sound(scene);
    const scene::LineSet& set = only_lines(scene);
    EXPECT_EQ(set.segment_count(), 2U);
    EXPECT_EQ(set.positions[set.indices[3]], glm::vec3(0, 1, 0));
}

TEST(AssimpReader, ReadsX3d) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read(
        "a.x3d",
        "<?xml version='1.0'?>\n<!DOCTYPE X3D>\n<X3D profile='Interchange' version='3.3'><Scene><Transform DEF='moved' "
        "translation='1 2 3'><Shape><Appearance><Material diffuseColor='0 1 0'/></Appearance><IndexedFaceSet "
        "coordIndex='0 1 2 3 -1'><Coordinate point='0 0 0, 1 0 0, 1 1 0, 0 1 0'/></IndexedFaceSet></Shape></Transform>"
        "</Scene></X3D>");
    EXPECT_EQ(only_mesh(scene).triangle_count(), 2U);
    expect_near(in_world(scene, "moved", {0, 0, 0}), {1, 2, 3});
    EXPECT_EQ(scene.material(only_mesh(scene).material).base_color, glm::vec4(0, 1, 0, 1));
}

TEST(AssimpReader, Reads3mfFromAnArchive) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.3mf", file_3mf());
    expect_sound(scene);
    EXPECT_EQ(all(only_mesh(scene).positions), (Vectors{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}));
    EXPECT_EQ(all(only_mesh(scene).indices), (Indices{0, 2, 1, 0, 1, 3}));
    EXPECT_EQ(scene.bounds(), (scene::Bounds{{10, 20, 30}, {11, 21, 31}}));
}

TEST(AssimpReader, Reads3ds) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.3ds", file_3ds());
    expect_sound(scene);
    EXPECT_EQ(only_mesh(scene).triangle_count(), 1U);
    const scene::Material& paint = scene.material(only_mesh(scene).material);
    EXPECT_EQ(paint.name, "paint");
    EXPECT_EQ(scene::encode_color(paint.base_color), glm::u8vec4(255, 128, 0, 255));
}

TEST(AssimpReader, TurnsFbxToMetresWithYUp) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.fbx", ascii_fbx());
    expect_sound(scene);
    EXPECT_EQ(only_mesh(scene).triangle_count(), 2U);
    expect_near(in_world(scene, "plate", {0, 0, 0}), {1, 3, -2});
    expect_near(in_world(scene, "plate", {0, 1, 0}), {1, 3, -3});
    const scene::Material& paint = scene.material(only_mesh(scene).material);
    EXPECT_EQ(paint.name, "paint");
    EXPECT_EQ(paint.base_color, glm::vec4(1, 0, 0, 0.5F));
}

/// A texture of an FBX file, and what a material has it for.
std::pair<std::string, std::string> fbx_texture(int id, const std::string& name, const std::string& property) {
    const std::string number = std::to_string(id);
    return {"Texture: " + number + ", \"Texture::" + name +
                "\", \"\" {\nType: \"TextureVideoClip\"\nVersion: 202\nFileName: \"" + name +
                "\"\nRelativeFilename: \"" + name + "\"\n}\n",
            "C: \"OP\"," + number + ",3000, \"" + property + "\"\n"};
}

TEST(AssimpReader, ReadsSurfacesOfMaterials) {
    const TemporaryFolder folder;
    folder.write("bumps.png", "");
    folder.write("glow.png", "");
    const auto [bumps, for_normals] = fbx_texture(4000, "bumps.png", "NormalMap");
    const auto [glow, for_light] = fbx_texture(4001, "glow.png", "EmissiveColor");
    const std::string coordinates =
        "LayerElementUV: 0 {\nVersion: 101\nName: \"\"\nMappingInformationType: \"ByPolygonVertex\"\n"
        "ReferenceInformationType: \"Direct\"\nUV: *8 {\na: 0,0,1,0,1,1,0,1\n}\n}\n";
    const scene::Scene scene =
        folder.read("a.fbx", ascii_fbx("P: \"ShininessExponent\", \"double\", \"Number\", \"\",30\n", coordinates,
                                       bumps + glow, for_normals + for_light));
    const scene::Mesh& mesh = only_mesh(scene);
    const scene::Material& paint = scene.material(mesh.material);
    EXPECT_FLOAT_EQ(paint.roughness, 1 - std::sqrt(30.0F) / 10) << "as Assimp has it for FBX";
    EXPECT_EQ(paint.metallic, 0);
    ASSERT_TRUE(scene.textures().contains(paint.normal_texture.texture));
    EXPECT_EQ(scene.texture(paint.normal_texture.texture).name, "bumps.png");
    EXPECT_EQ(scene.texture(paint.normal_texture.texture).encoding, scene::TextureEncoding::data);
    ASSERT_EQ(mesh.tangents.size(), mesh.vertex_count());
    EXPECT_LT(glm::distance(mesh.tangents[0], glm::vec4(1, 0, 0, 1)), 1e-5F);
    ASSERT_TRUE(scene.textures().contains(paint.emissive_texture.texture));
    EXPECT_EQ(scene.texture(paint.emissive_texture.texture).encoding, scene::TextureEncoding::color);
    EXPECT_EQ(paint.emissive, glm::vec3(1)) << "nobody means a black picture";
    const scene::Scene metal =
        folder.read("b.fbx", ascii_fbx("P: \"Maya|metallic\", \"double\", \"Number\", \"\",0.25\n"
                                       "P: \"Maya|roughness\", \"double\", \"Number\", \"\",0.125\n"
                                       "P: \"EmissiveColor\", \"Color\", \"\", \"A\",1,0,0\n"));
    const scene::Material& made = metal.material(only_mesh(metal).material);
    EXPECT_EQ(made.metallic, 0.25F);
    EXPECT_EQ(made.roughness, 0.125F);
    EXPECT_EQ(made.emissive, glm::vec3(1, 0, 0));
    EXPECT_TRUE(only_mesh(metal).tangents.empty());
    std::string dae = collada(collada_node("a", "0 0 0", "red"), collada_tile());
    const std::string color = "<color>1 0 0 1</color></diffuse>";
    dae.insert(dae.find(color) + color.size(), "<shininess><float>30</float></shininess>");
    for (std::size_t at = 0; (at = dae.find("lambert", at)) != std::string::npos;) dae.replace(at, 7, "phong");
    const scene::Scene shiny = folder.read("c.dae", dae);
    EXPECT_FLOAT_EQ(shiny.material(only_mesh(shiny).material).roughness, std::pow(2.0F / 32, 0.25F));
}

TEST(AssimpReader, TellsFormatsByContentFirst) {
    const TemporaryFolder folder;
    const std::string dae = collada(collada_node("a", "0 0 0", "red"), collada_tile());
    for (const std::string& content : {off_file, dae, file_3mf(), file_3ds(), ascii_fbx()}) {
        for (const char* name : {"a", "a.obj", "a.dae", "a.txt", "a.off", "a.FBX", "\xC3\xA4 b.dat"})
            EXPECT_EQ(folder.read(name, content).counts().meshes, 1U) << name << ": " << content.substr(0, 20);
    }
}

TEST(AssimpReader, ReadsFromMemory) {
    const scene::Scene scene = read_scene(std::as_bytes(std::span(off_file)), "a.off");
    EXPECT_EQ(only_mesh(scene).triangle_count(), 3U);
}

TEST(AssimpReader, KnowsTheExtensionsOfTheLibrary) {
    std::set<std::string_view> extensions;
    for (const Format& format : formats()) {
        for (const std::string_view extension : format.extensions)
            EXPECT_TRUE(extensions.insert(extension).second) << extension << " is listed twice";
    }
    for (const char* name : {"a.FBX", "a.dae", "a.3ds", "a.3mf", "a.off", "a.x3d", "a.blend", "a.md2", "a.ms3d"})
        EXPECT_TRUE(has_known_extension(name)) << name;
    const auto& listed = assimp_formats();
    EXPECT_EQ(listed.size(), assimp_kinds().size() + 1);
    EXPECT_GT(listed.back().extensions.size(), 20U);
}

TEST(AssimpReader, SaysWhatIsWrong) {
    const TemporaryFolder folder;
    EXPECT_EQ(folder.error("a.off", "OFF\nnothing\n").substr(0, 23), "a.off: through Assimp: ");
    const std::string indices =
        "<triangles count='1'><input semantic='VERTEX' source='#v' offset='0'/><p>0 1 9</p></triangles>";
    const std::string no_number = "0 0 0 1 0 0 1e39 1 0 0 1 0";
    for (const std::string& tile : {collada_tile(indices), collada_tile(indices, no_number)}) {
        const std::string said = folder.error("a.dae", collada(collada_node("a", "0 0 0", "red"), tile));
        EXPECT_TRUE(said.starts_with("a.dae: through Assimp: ")) << said;
        EXPECT_EQ(said.find('\n'), std::string::npos);
    }
    EXPECT_EQ(folder.error("a.off", "OFF\n3 1 0\n0 0 0\n1e39 0 0\n0 1 0\n3 0 1 2\n"),
              "a.off: through Assimp: mesh '': expected a finite position, found NaN or infinity in vertex 1");
}

TEST(AssimpReader, ReadsNoFileOutsideTheFolder) {
    const TemporaryFolder folder;
    folder.write("outside.lwo", "FORM");
    const auto scene_of = [](const std::string& name) {
        return "LWSC\n3\n\nLoadObjectLayer 1 " + name + "\nShowObject 7 3\n";
    };
    for (const std::string name : {"../outside.lwo", "/etc/passwd", "C:\\outside.lwo", "a/../../outside.lwo"}) {
        folder.error("in/a.lws", scene_of(name));
        EXPECT_TRUE(was_logged("a.lws: " + in_quotes(name) + " is not read")) << name;
    }
}

TEST(AssimpReader, TellsHowFarItIsAndStops) {
    const TemporaryFolder folder;
    const auto path = folder.write("a.off", off_file);
    Progress progress;
    read_scene(path, {.progress = &progress});
    EXPECT_EQ(progress.total_bytes(), off_file.size());
    EXPECT_EQ(progress.done_bytes(), off_file.size());
    EXPECT_EQ(progress.stage(), "reading");
    progress.cancel();
    EXPECT_THROW(read_scene(path, {.progress = &progress}), CancelledError);
}

TEST(AssimpReader, ChecksArchives) {
    const TemporaryFolder folder;
    std::string archive = file_3mf();
    archive[archive.find("vertices")] = 'w';
    const std::string said = folder.error("a.3mf", archive);
    EXPECT_NE(said.find("the checksum of '3D/3dmodel.model' in the archive is wrong"), std::string::npos) << said;
}

TEST(AssimpReader, SurvivesEveryBeginning) {
    const std::string dae = collada(collada_node("a", "0 0 0", "red"), collada_tile());
    EXPECT_GT(read_all_beginnings("a.dae", dae, 7), dae.size() / 7 * 9 / 10);
    EXPECT_GT(read_all_beginnings("a.off", off_file, 7), 0U);
    EXPECT_GT(read_all_beginnings("a.3ds", file_3ds(), 7), 0U);
    EXPECT_GT(read_all_beginnings("a.fbx", ascii_fbx(), 7), 0U);
    EXPECT_GT(read_all_beginnings("a.3mf", file_3mf(), 7), 0U);
}

TEST(AssimpReader, ReadsTextureCoordinatesAndNamesOfPictures) {
    const TemporaryFolder folder;
    folder.write("wood.png", "");
    const scene::Scene scene = folder.read("a.3ds", file_3ds("C:\\maps\\WOOD.PNG"));
    const scene::Mesh& mesh = only_mesh(scene);
    ASSERT_EQ(mesh.texcoords.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        const bool upper = mesh.texcoords[i].y == 0;
        EXPECT_TRUE(upper || mesh.texcoords[i].y == 1) << "v runs down";
    }
    const scene::TextureId id = scene.material(mesh.material).base_color_texture.texture;
    ASSERT_TRUE(scene.textures().contains(id));
    EXPECT_EQ(scene.texture(id).name, "wood.png");
    EXPECT_EQ(scene.texture(id).state, scene::TextureState::waiting);
    EXPECT_TRUE(only_mesh(folder.read("b.3ds", file_3ds())).texcoords.empty());
}

}  // namespace
}  // namespace vitrine::io
