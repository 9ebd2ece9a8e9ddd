#pragma once

#include <vitrine/platform/headless_context.h>

#include <gtest/gtest.h>

#include <cstdint>

namespace vitrine::test {

/// Base of all tests that need OpenGL. They run in one headless debug context, made for the first of them. Where
/// none can be made they are skipped, or fail when VITRINE_REQUIRE_GL is set. At the end of each test, when all that
/// the test made is gone, OpenGL must not have complained.
class GlTest : public testing::Test {
protected:
    GlTest();
    ~GlTest() override;
    void SetUp() override;

    /// The shared context, current when a test begins. Only where there is one: not in constructors.
    static platform::HeadlessContext& context();
    /// Complaints since the test began or since the last call, which are pardoned: for tests that provoke some.
    std::uint64_t take_complaints();

private:
    std::uint64_t complaints_before_ = 0;
};

}  // namespace vitrine::test
