#include <vitrine/base/utf8.h>

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace vitrine {
namespace {

std::vector<char32_t> characters(std::string_view text) {
    std::vector<char32_t> all;
    for (std::size_t i = 0; i < text.size();) all.push_back(next_character(text, i));
    return all;
}

TEST(Utf8, ReadsSequencesOfEachLength) {
    EXPECT_EQ(characters("aé€😀"), (std::vector<char32_t>{U'a', U'é', U'€', U'😀'}));
    EXPECT_EQ(characters(""), std::vector<char32_t>());
}

TEST(Utf8, InvalidBytesAreReplacedOneByOne) {
    // A lone continuation, an overlong slash, a surrogate and a sequence that is cut off.
    EXPECT_EQ(characters("\x80z"), (std::vector<char32_t>{replacement_character, U'z'}));
    EXPECT_EQ(characters("\xC0\xAF"), (std::vector<char32_t>(2, replacement_character)));
    EXPECT_EQ(characters("\xED\xA0\x80"), (std::vector<char32_t>(3, replacement_character)));
    EXPECT_EQ(characters("\xE2\x82"), (std::vector<char32_t>(2, replacement_character)));
}

}  // namespace
}  // namespace vitrine
