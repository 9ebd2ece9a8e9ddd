#include <vitrine/io/uri.h>

#include <gtest/gtest.h>

#include <string>

namespace vitrine::io {
namespace {

std::string decoded(std::string_view base64) {
    const auto bytes = base64_decoded(base64);
    if (!bytes) return "none";
    return {reinterpret_cast<const char*>(bytes->data()), bytes->size()};
}

TEST(PercentDecoded, Decodes) {
    EXPECT_EQ(percent_decoded("my%20file%c3%A4.bin"), "my fileä.bin");
    EXPECT_EQ(percent_decoded(""), "");
    for (const char* text : {"%", "a%2", "%zz", "%00"}) EXPECT_FALSE(percent_decoded(text)) << text;
}

TEST(Base64Decoded, TakesTheTestVectorsOfRfc4648) {
    EXPECT_EQ(decoded(""), "");
    EXPECT_EQ(decoded("Zg=="), "f");
    EXPECT_EQ(decoded("Zm8="), "fo");
    EXPECT_EQ(decoded("Zm9v"), "foo");
    EXPECT_EQ(decoded("Zm9vYg=="), "foob");
    EXPECT_EQ(decoded("Zm9vYmE="), "fooba");
    EXPECT_EQ(decoded("Zm9vYmFy"), "foobar");
}

TEST(Base64Decoded, TakesMissingPaddingAndTheUrlAlphabet) {
    EXPECT_EQ(decoded("Zm9vYg"), "foob");
    EXPECT_EQ(decoded("_-8="), "\xFF\xEF");
    EXPECT_EQ(decoded("/+8="), "\xFF\xEF");
}

TEST(Base64Decoded, RefusesTheRest) {
    for (const char* text : {"A", "AAAAA", "A===", "AA*A", "AA A", "=AAA"}) EXPECT_FALSE(base64_decoded(text)) << text;
}

TEST(HasScheme, TellsUrisFromPaths) {
    EXPECT_TRUE(has_scheme("https://example.org/a.bin"));
    EXPECT_TRUE(has_scheme("data:,x"));
    EXPECT_TRUE(has_scheme("file:///a.bin"));
    for (const char* text : {"a.bin", "folder/a:b.bin", "", ":", "C:\\a.bin", "1a:b"})
        EXPECT_FALSE(has_scheme(text)) << text;
}

TEST(Base64Payload, FindsIt) {
    EXPECT_EQ(base64_payload("data:application/octet-stream;base64,AAAA"), "AAAA");
    EXPECT_EQ(base64_payload("DATA:;BASE64,"), "");
    for (const char* text : {"data:text/plain,AAAA", "data:;base64", "a.bin", ""})
        EXPECT_FALSE(base64_payload(text)) << text;
}

}  // namespace
}  // namespace vitrine::io
