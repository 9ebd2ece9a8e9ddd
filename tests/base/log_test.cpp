#include <vitrine/base/error.h>
#include <vitrine/base/log.h>

#include <gtest/gtest.h>

#include <string>

namespace vitrine {
namespace {

TEST(Log, RemembersRecentLines) {
    const std::size_t before = log_line_count();
    log().debug("loaded {} triangles", 12);
    EXPECT_EQ(log_line_count(), before + 1);
    ASSERT_FALSE(recent_log().empty());
    const LogLine line = recent_log().back();
    EXPECT_EQ(line.text, "loaded 12 triangles");
    EXPECT_EQ(line.level, spdlog::level::debug);
    EXPECT_GE(line.seconds, 0);
}

TEST(Log, KeepsTheLastThousandLinesButCountsAll) {
    const std::size_t before = log_line_count();
    for (int i = 0; i < 1100; ++i) log().debug("line {}", i);
    EXPECT_EQ(log_line_count(), before + 1100);
    const std::vector<LogLine> lines = recent_log();
    ASSERT_EQ(lines.size(), 1000U);
    EXPECT_EQ(lines.front().text, "line 100");
    EXPECT_EQ(lines.back().text, "line 1099");
}

TEST(Log, KnowsTheNamesOfItsLevels) {
    for (const char* name : {"trace", "debug", "info", "warning", "error", "critical", "off"})
        EXPECT_NO_THROW(set_log_level(name)) << name;
    EXPECT_GE(spdlog::level::debug, log().level()) << "panels see debug lines whatever stderr shows";
    set_log_level("warning");
}

TEST(Log, RefusesOtherNames) {
    try {
        set_log_level("loud");
        FAIL() << "expected a UsageError";
    } catch (const UsageError& error) {
        EXPECT_NE(std::string(error.what()).find("'loud'"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("warning"), std::string::npos);
    }
}

}  // namespace
}  // namespace vitrine
