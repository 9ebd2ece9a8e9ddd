#include <support/gl_test.h>

#include <vitrine/gl/compute_limits.h>

#include <gtest/gtest.h>

namespace vitrine::gl {
namespace {

class ComputeLimitsTest : public test::GlTest {};

TEST_F(ComputeLimitsTest, LimitsAreAtLeastWhatOpenGl45Promises) {
    const ComputeLimits limits = read_compute_limits();
    for (const int groups : limits.groups) EXPECT_GE(groups, 65535);
    EXPECT_GE(limits.group_size[0], 1024);
    EXPECT_GE(limits.group_size[2], 64);
    EXPECT_GE(limits.group_invocations, 1024);
    EXPECT_GE(limits.shared_bytes, 32 * 1024);
    EXPECT_GE(limits.storage_bindings, 8);
    EXPECT_GE(limits.storage_blocks, 8);
    EXPECT_GE(limits.storage_block_bytes, 1 << 24);
    EXPECT_GE(limits.image_units, 8);
}

TEST_F(ComputeLimitsTest, ExtensionsAreFoundByTheirWholeName) {
    EXPECT_TRUE(has_extension("GL_ARB_direct_state_access"));
    EXPECT_FALSE(has_extension("GL_ARB_direct_state"));
    EXPECT_FALSE(has_extension(""));
}

}  // namespace
}  // namespace vitrine::gl
