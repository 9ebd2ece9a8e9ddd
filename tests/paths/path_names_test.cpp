#include <vitrine/base/error.h>
#include <vitrine/paths/render_path.h>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace vitrine::paths {
namespace {

TEST(PathNames, NameAndKindLeadToEachOther) {
    for (const PathKind kind : all_paths) EXPECT_EQ(path_kind_named(name_of(kind)), kind);
    EXPECT_EQ(name_of(PathKind::texture), "texture");
    EXPECT_EQ(name_of(PathKind::blit), "blit");
    EXPECT_EQ(name_of(PathKind::pbo), "pbo");
    EXPECT_EQ(name_of(PathKind::cpu), "cpu");
}

TEST(PathNames, EachHasASentence) {
    for (const PathKind kind : all_paths) {
        EXPECT_GT(description_of(kind).size(), 20U);
        EXPECT_EQ(description_of(kind).back(), '.');
    }
}

TEST(PathNames, AnotherNameIsAnErrorThatListsThem) {
    for (const std::string_view name : {"", "Texture", "textures", "vulkan"}) {
        try {
            path_kind_named(name);
            FAIL() << name;
        } catch (const UsageError& error) {
            EXPECT_EQ(std::string(error.what()), "unknown render path '" + std::string(name) +
                                                     "', expected texture, inline, blit, pbo, cpu or shared");
        }
    }
}

}  // namespace
}  // namespace vitrine::paths
