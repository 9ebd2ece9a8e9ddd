#include <vitrine/io/text_scanner.h>

#include <vitrine/base/error.h>

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

SourceFile source(std::string_view text) {
    return {"t.txt", std::as_bytes(std::span(text))};
}

/// Every word with its line: "1:v 1:0 2:f".
std::string words(std::string_view text, TextScanner::Options options = {}) {
    const SourceFile file = source(text);
    TextScanner scanner(file, options);
    std::string result;
    while (scanner.next_line()) {
        for (std::string_view word = scanner.word(); !word.empty(); word = scanner.word())
            result += (result.empty() ? "" : " ") + std::to_string(scanner.line()) + ":" + std::string(word);
    }
    return result;
}

TEST(TextScanner, CountsLinesOfEveryKind) {
    EXPECT_EQ(words("a b\nc\n\nd"), "1:a 1:b 2:c 4:d");
    EXPECT_EQ(words("a b\r\nc\r\n\r\nd\r\n"), "1:a 1:b 2:c 4:d");
    EXPECT_EQ(words("a b\rc\r\rd"), "1:a 1:b 2:c 4:d");
    EXPECT_EQ(words("a\r\r\nb\r\r\n"), "1:a 2:b");
    EXPECT_EQ(words("\xEF\xBB\xBF"
                    "a\n"),
              "1:a");
    EXPECT_EQ(words(""), "");
    EXPECT_EQ(words("\n\n"), "");
    EXPECT_EQ(words(" \t a \t\v\f b \t"), "1:a 1:b");
}

TEST(TextScanner, PassesOverComments) {
    constexpr TextScanner::Options options{.comment = '#', .continuations = false};
    EXPECT_EQ(words("# x\na # x y\n#\nb#c", options), "2:a 4:b#c");
    EXPECT_EQ(words("# x\na"), "1:# 1:x 2:a");
}

TEST(TextScanner, JoinsContinuedLines) {
    constexpr TextScanner::Options options{.comment = '#', .continuations = true};
    EXPECT_EQ(words("a \\\nb\nc", options), "1:a 2:b 3:c");
    EXPECT_EQ(words("a\\\r\nb\r\nc", options), "1:a 2:b 3:c");
    EXPECT_EQ(words("a\\b \\\n\\\n c", options), "1:a\\b 3:c");
    EXPECT_EQ(words("# C:\\folder\\\na", options), "2:a") << "a comment is not continued";
    EXPECT_EQ(words("a\\", options), "1:a\\");
    EXPECT_EQ(words("a\\\nb"), "1:a\\ 2:b");
}

TEST(TextScanner, GoesOnBehindWhatWasNotRead) {
    constexpr TextScanner::Options options{.comment = '#', .continuations = true};
    const SourceFile file = source("vt 1 \\\n 2\nv 3 # \\\nf");
    TextScanner scanner(file, options);
    std::vector<std::string> first;
    while (scanner.next_line()) first.emplace_back(scanner.word());
    EXPECT_EQ(first, (std::vector<std::string>{"vt", "v", "f"}));
    EXPECT_EQ(scanner.line(), 4U);
}

TEST(TextScanner, GivesTheRestOfALine) {
    const SourceFile file = source("usemtl  my red # 2 \r\nx\n");
    TextScanner scanner(file, {.comment = '#', .continuations = true});
    ASSERT_TRUE(scanner.next_line());
    EXPECT_EQ(scanner.word(), "usemtl");
    EXPECT_EQ(scanner.rest_of_line(), "my red # 2");
    EXPECT_TRUE(scanner.at_line_end());
    EXPECT_EQ(scanner.word_across_lines(), "x");
    EXPECT_EQ(scanner.word_across_lines(), "");
}

TEST(TextScanner, SaysWhereANumberIsMissing) {
    const SourceFile file = source("1 nan\n2 x");
    TextScanner scanner(file, {});
    scanner.next_line();
    EXPECT_EQ(scanner.number("a size"), 1.0F);
    EXPECT_TRUE(std::isnan(scanner.number("a size")));
    EXPECT_FALSE(scanner.optional_number("a size"));
    scanner.next_line();
    EXPECT_EQ(scanner.finite_number("a size"), 2.0F);
    try {
        scanner.number("a size");
        FAIL();
    } catch (const FileError& error) {
        EXPECT_STREQ(error.what(), "t.txt: line 2: expected a number for a size, found 'x'");
    }
}

}  // namespace
}  // namespace vitrine::io
