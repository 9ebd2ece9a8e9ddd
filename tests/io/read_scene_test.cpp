#include <io/gltf_files.h>

#include <vitrine/io/assimp_reader.h>

#include <gtest/gtest.h>

#include <string>
#include <vector>

#ifndef _WIN32
#include <sys/stat.h>
#endif

namespace vitrine::io {
namespace {

const std::string obj = "# made by hand\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";
const std::string ply =
    "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nend_header\n1 2 "
    "3\n";
const std::string stl =
    "solid\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\nendsolid\n";

std::string binary_stl() {
    return Bytes().pad(80, ' ').add(std::uint32_t{1}).pad(134, '\0');
}

TEST(ReadScene, TellsFormatsByContentFirst) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square().primitive()["mode"] = 5;
    const std::vector<std::pair<std::string, std::size_t>> contents{
        {obj, 1}, {ply, 0}, {stl, 1}, {binary_stl(), 1}, {gltf.as_glb(), 1}, {gltf.as_text(), 1}};
    for (const char* name : {"a.obj", "a.ply", "a.stl", "a.glb", "a.gltf", "a.txt", "a", "a.OBJ"}) {
        for (const auto& [content, meshes] : contents) {
            const scene::SceneCounts counts = folder.read(name, content).counts();
            EXPECT_EQ(counts.meshes, meshes) << name << ": " << content.substr(0, 20);
            EXPECT_EQ(counts.point_clouds, 1 - meshes) << name;
        }
    }
}

TEST(ReadScene, TellsFormatsByNameWhereTheContentSaysNothing) {
    const TemporaryFolder folder;
    const std::string nonsense = "nothing of the kind\n";
    EXPECT_EQ(folder.error("a.obj", nonsense),
              "a.obj: line 1: expected a statement such as 'v', 'f' or 'usemtl', found 'nothing'");
    EXPECT_EQ(folder.error("a.PLY", nonsense), "a.PLY: line 1: expected 'ply', found 'nothing'");
    EXPECT_EQ(folder.error("a.stl", nonsense),
              "a.stl: byte 0: the file ends too early: expected 80 bytes of header, found 20");
    EXPECT_EQ(folder.error("a.glb", nonsense).substr(0, 28), "a.glb: byte 1: expected JSON");
    std::string unknown = "is of an unknown kind, expected glTF, PLY, PCD, LAS, NPY, SVG, STL, OBJ or XYZ";
    if (!assimp_formats().empty()) unknown += ", or one that Assimp reads";
    EXPECT_EQ(folder.error("a.dat", nonsense), "a.dat: " + unknown);
    EXPECT_EQ(folder.error("a", "{}"), "a: " + unknown);
    EXPECT_EQ(folder.error("a", std::string(84, '\0')), "a: " + unknown);
}

TEST(ReadScene, ReadsADrawingAsAPageAndItsShapes) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.txt",
                                           "<svg width='40' height='20'><rect width='10' height='5' fill='red' "
                                           "stroke='blue' stroke-width='2'/><circle cx='30' cy='10' r='50'/></svg>");
    const auto nodes = nodes_of(scene);
    ASSERT_EQ(nodes.size(), 3U);
    EXPECT_EQ(nodes[1].name, "page");
    EXPECT_EQ(nodes[2].name, "drawing");
    const auto collections = shown<scene::CollectionId>(scene);
    ASSERT_EQ(collections.size(), 2U);
    const scene::Collection& page = scene.collection(collections[0]);
    EXPECT_EQ(page.bounds(), (scene::Bounds{{0, 0, 0}, {40, 20, 0}}));
    EXPECT_EQ(page.item(page.ids().at(0)).color, glm::u8vec4(255));
    const scene::Collection& drawing = scene.collection(collections[1]);
    ASSERT_EQ(drawing.item_count(), 3U);
    EXPECT_EQ(drawing.item(drawing.ids()[0]).color, glm::u8vec4(255, 0, 0, 255));
    EXPECT_EQ(drawing.item(drawing.ids()[1]).color, glm::u8vec4(0, 0, 255, 255));
    EXPECT_EQ(scene.bounds(), page.bounds());
    EXPECT_EQ(drawing.items().label(), "a.txt drawing items");
}

TEST(ReadScene, SaysWhatIsWrongWithADrawing) {
    const TemporaryFolder folder;
    EXPECT_EQ(folder.error("a.svg", "<svg>\n<path d='M0 x'/></svg>"),
              "a.svg: line 2, column 13: expected a number for a coordinate, found 'x'");
    EXPECT_EQ(folder.error("a.svg", "nothing"), "a.svg: line 1, column 8: expected XML: no document element found");
    for (const char* name : {"a.svgz", "a.svg", "a.obj"})
        EXPECT_EQ(folder.error(name, "\x1F\x8B\x08 and so on"),
                  std::string(name) + ": is compressed with gzip, expected the file as it is unpacked");
    EXPECT_EQ(read_readable({folder.write("empty.svg", "<svg/>")}).warnings.size(), 1U);
}

TEST(ReadScene, SaysWhatIsNoFile) {
    const TemporaryFolder folder;
    const auto error = [](const std::filesystem::path& path) {
        try {
            read_scene(path);
        } catch (const FileError& said) {
            return std::string(said.what());
        }
        return std::string();
    };
    const std::string missing = (folder.path() / "gone.obj").string();
    EXPECT_EQ(error(missing), missing + ": does not exist");
    EXPECT_EQ(error(missing + "/a.obj"), missing + "/a.obj: does not exist");
    EXPECT_EQ(error(folder.path()), folder.path().string() + ": is a folder, expected a file");
    EXPECT_EQ(error(""), "'': does not exist");
    EXPECT_EQ(error(folder.write("empty.ply", "")), (folder.path() / "empty.ply").string() + ": is empty");
    EXPECT_NE(error(folder.path() / std::string(5000, 'a')).find("cannot be examined"), std::string::npos);
}

#ifndef _WIN32
TEST(ReadScene, DoesNotWaitForAPipe) {
    const TemporaryFolder folder;
    const std::filesystem::path pipe = folder.path() / "pipe.obj";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THROW(read_scene(pipe), FileError);
}
#endif

TEST(ReadScene, OpensPathsWithSpacesAndOtherLetters) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read(std::filesystem::path(u8"Größe 体 🦊/ein Häschen.v2.obj"), obj);
    EXPECT_EQ(nodes_of(scene)[0].name, "ein Häschen.v2");
    EXPECT_EQ(only_mesh(scene).positions.label(), "ein Häschen.v2.obj positions");
}

TEST(ReadScene, GivesEveryFileANodeOfItsOwn) {
    const TemporaryFolder folder;
    const std::vector<std::filesystem::path> paths{folder.write("a.obj", obj), folder.write("b.ply", ply),
                                                   folder.write("a.obj", obj)};
    const scene::Scene scene = read_scenes(paths);
    const auto nodes = nodes_of(scene);
    ASSERT_EQ(nodes.size(), 3U);
    EXPECT_EQ(nodes[0].name, "a");
    EXPECT_EQ(nodes[1].name, "b");
    EXPECT_EQ(nodes[2].name, "a");
    for (const scene::Node& node : nodes) {
        EXPECT_EQ(node.parent, scene.root());
        EXPECT_EQ(node.transform, glm::mat4(1));
    }
    EXPECT_EQ(scene.counts().meshes, 2U);
    EXPECT_EQ(scene.bounds(), (scene::Bounds{{0, 0, 0}, {1, 2, 3}}));
    EXPECT_EQ(read_scenes({}).counts().nodes, 0U);
    EXPECT_THROW(read_scenes({paths[0], folder.path() / "gone.obj"}), FileError);
}

TEST(ReadReadable, ReadsWhatCanBeReadAndSaysWhatCannot) {
    const TemporaryFolder folder;
    const std::vector<std::filesystem::path> paths{folder.write("a.obj", obj),
                                                   folder.write("cut.ply", ply.substr(0, ply.size() - 4)),
                                                   folder.path() / "gone.stl", folder.write("b.ply", ply)};
    const ReadResult result = read_readable(paths);
    EXPECT_EQ(result.files, (std::vector{paths[0], paths[3]}));
    ASSERT_EQ(result.problems.size(), 2U);
    EXPECT_NE(result.problems[0].find("cut.ply: "), std::string::npos) << result.problems[0];
    EXPECT_NE(result.problems[1].find("gone.stl: does not exist"), std::string::npos) << result.problems[1];
    EXPECT_TRUE(result.warnings.empty());
    const scene::SceneCounts counts = result.scene.counts();
    EXPECT_EQ(counts.nodes, 2U);
    EXPECT_EQ(counts.meshes, 1U);
    EXPECT_EQ(counts.point_clouds, 1U);
}

TEST(ReadReadable, WarnsOfWhatWillNotBeSeen) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square().json["nodes"][0]["scale"] = {1e38, 1e38, 1e38};
    gltf.primitive()["mode"] = 6;
    GltfBuilder nested;
    nested.square().json["nodes"] = {{{"scale", {1e30, 1, 1}}, {"children", {1}}},
                                     {{"scale", {1e30, 1, 1}}, {"mesh", 0}}};
    nested.primitive()["mode"] = 6;
    for (const auto& [name, content] :
         {std::pair<const char*, std::string>{"far.obj", "v -1e38 0 0\nv 1e38 0 0\nv 0 1 0\n"},
          {"scaled.gltf", gltf.as_text()},
          {"nested.gltf", nested.as_text()}}) {
        const ReadResult result = read_readable({folder.write(name, content)});
        ASSERT_EQ(result.warnings.size(), 1U) << name;
        EXPECT_NE(result.warnings[0].find("too large to be drawn"), std::string::npos) << result.warnings[0];
        EXPECT_TRUE(was_logged(result.warnings[0]));
    }
    EXPECT_TRUE(read_readable({folder.write("near.obj", "v -1e18 0 0\nv 1e18 0 0\nv 0 1 0\n")}).warnings.empty());
}

TEST(Formats, AreListed) {
    std::string names;
    for (const Format& format : formats()) {
        names += std::string(format.name) + " ";
        EXPECT_FALSE(format.what.empty());
        for (const std::string_view extension : format.extensions) EXPECT_TRUE(extension.starts_with('.'));
    }
    EXPECT_TRUE(names.starts_with("glTF PLY PCD LAS NPY SVG STL OBJ XYZ ")) << names;
}

TEST(Formats, AreRecognisedByExtension) {
    for (const char* name : {"a.obj", "/x/y/A.OBJ", "a.b.Ply", "a.stl", "a.glb", "a.gltf", "a.svg", "a.csv", "a.PTS"})
        EXPECT_TRUE(has_known_extension(name)) << name;
    for (const char* name : {"a", "", "obj", ".obj", "a.obj.gz", "a.mtl", "a.obj/b"})
        EXPECT_FALSE(has_known_extension(name)) << name;
}

TEST(ReadScene, SaysHowFarItIs) {
    const TemporaryFolder folder;
    for (const auto& [name, content] : {std::pair{"a.stl", binary_stl()}, std::pair{"a.obj", obj},
                                        std::pair{"a.xyz", std::string("# points\n1 2 3\n4 5 6\n")}}) {
        Progress progress;
        read_scene(folder.write(name, content), {.progress = &progress});
        EXPECT_EQ(progress.total_bytes(), content.size()) << name;
        EXPECT_EQ(progress.done_bytes(), content.size()) << name;
        EXPECT_EQ(progress.stage(), "reading") << name;
    }
}

TEST(ReadScene, StopsWhenItIsCancelled) {
    const TemporaryFolder folder;
    GltfBuilder gltf;
    gltf.square().primitive()["mode"] = 5;
    for (const auto& [name, content] :
         {std::pair{"a.stl", binary_stl()}, std::pair{"a.obj", obj}, std::pair{"a.glb", gltf.as_glb()},
          std::pair{"a.ply", ply}, std::pair{"a.xyz", std::string("1 2 3\n4 5 6\n")}}) {
        Progress progress;
        progress.cancel();
        EXPECT_THROW(read_scene(folder.write(name, content), {.progress = &progress}), CancelledError) << name;
    }
}

}  // namespace
}  // namespace vitrine::io
