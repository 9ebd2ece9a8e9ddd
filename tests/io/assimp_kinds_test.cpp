#include <io/assimp_files.h>

#include <vitrine/io/assimp_kinds.h>
#include <vitrine/io/assimp_reader.h>

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>

namespace vitrine::io {
namespace {

/// What a file of this content is; "" when the content does not say.
std::string_view kind_of(std::string_view content) {
    const AssimpKind* const kind = assimp_kind_of({"a", std::as_bytes(std::span(content))});
    return kind != nullptr ? kind->format.name : "";
}

TEST(AssimpKinds, AreToldByContent) {
    EXPECT_EQ(kind_of(off_file), "OFF");
    EXPECT_EQ(kind_of("STCNOFF\r\n"), "OFF");
    EXPECT_EQ(kind_of(collada("", "")), "COLLADA");
    EXPECT_EQ(kind_of("<!-- a comment --><c:COLLADA xmlns:c='x'>"), "COLLADA");
    EXPECT_EQ(kind_of("<X3D>"), "X3D");
    EXPECT_EQ(kind_of("<amf unit='inch'>"), "AMF");
    EXPECT_EQ(kind_of(file_3mf()), "3MF");
    EXPECT_EQ(kind_of(file_3ds()), "3DS");
    EXPECT_EQ(kind_of(ascii_fbx()), "FBX");
    EXPECT_EQ(kind_of("Kaydara FBX Binary  "), "FBX");
    EXPECT_EQ(kind_of("BLENDER-v279"), "Blender");
    EXPECT_EQ(kind_of("ISO-10303-21;\n"), "IFC");
    EXPECT_EQ(kind_of("FORM....LWO2"), "LWO");
    EXPECT_EQ(kind_of("xof 0303txt 0032"), "DirectX");
    EXPECT_EQ(kind_of("AC3Db\n"), "AC3D");
}

TEST(AssimpKinds, AreNotToldByAlmostTheSameContent) {
    for (const std::string& content :
         {std::string(), std::string("OFF"), std::string("OFFER 3\n"), std::string("X OFF\n"), std::string("<svg/>"),
          std::string("<"), std::string("MM"), std::string("MM\0*\0\0\0\x08\0\0\0\0", 12), file_3ds().substr(0, 40),
          zip({{"other.txt", "nothing"}}), std::string("FORM....AIFF"), std::string("Kaydara")})
        EXPECT_EQ(kind_of(content), "") << content.substr(0, 20);
}

TEST(AssimpKinds, AreErrorsWhereTheLibraryIsMissing) {
    const TemporaryFolder folder;
    const bool is_missing = assimp_formats().empty();
    EXPECT_EQ(folder.error("a.txt", off_file).starts_with("a.txt: is read through Assimp"), is_missing);
    EXPECT_EQ(has_known_extension("a.off"), !is_missing);
}

}  // namespace
}  // namespace vitrine::io
