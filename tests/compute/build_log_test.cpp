#include <vitrine/compute/build_log.h>

#include <gtest/gtest.h>

namespace vitrine::compute {
namespace {

TEST(BuildLog, NamesFileAndLineWhicheverWayTheDriverDoes) {
    EXPECT_EQ(readable_log("0:12(5): error: `x' undeclared\n", "sine.comp"), "sine.comp:12:5: error: `x' undeclared");
    EXPECT_EQ(readable_log("0(12) : error C1008: undefined variable \"x\"\r\n", "sine.comp"),
              "sine.comp:12: error C1008: undefined variable \"x\"");
    EXPECT_EQ(readable_log("ERROR: 0:12: 'x' : undeclared identifier", "sine.comp"),
              "sine.comp:12: 'x' : undeclared identifier");
    EXPECT_EQ(readable_log("/somewhere/tempfile_abc.cl:3:17: error: use of undeclared identifier 'x'", "sine.cl"),
              "sine.cl:3:17: error: use of undeclared identifier 'x'");
    EXPECT_EQ(readable_log("error: /somewhere/tempfile_abc.cl:3:17: use of undeclared identifier 'x'", "sine.cl"),
              "sine.cl:3:17: error: use of undeclared identifier 'x'");
    EXPECT_EQ(readable_log("<kernel>:3:17: error: use of undeclared identifier 'x'", "sine.cl"),
              "sine.cl:3:17: error: use of undeclared identifier 'x'");
}

TEST(BuildLog, KeepsOtherLinesAndDropsEmptyOnes) {
    EXPECT_EQ(readable_log("\n2 errors generated.\n\n  \n", "a.cl"), "2 errors generated.");
    EXPECT_EQ(readable_log("0:1(2): error: a\n0:3(4): error: b\n", "a.comp"),
              "a.comp:1:2: error: a\na.comp:3:4: error: b");
    EXPECT_EQ(readable_log("", "a.cl"), "");
}

}  // namespace
}  // namespace vitrine::compute
