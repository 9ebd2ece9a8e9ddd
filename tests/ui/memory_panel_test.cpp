#include <vitrine/ui/memory_panel.h>

#include <gtest/gtest.h>

#include <string>

namespace vitrine::ui {
namespace {

using gpu::ArrayAccount;

std::vector<ArrayAccount> three() {
    return {{.label = "b", .elements = 2, .cpu_bytes = 8, .gpu_bytes = 16, .sent_bytes = 100},
            {.label = "a", .elements = 3, .cpu_bytes = 12, .pending_bytes = 12},
            {.label = "c", .elements = 2, .cpu_bytes = 0, .gpu_bytes = 8, .second_bytes = 8, .sent_bytes = 8}};
}

std::string sorted(MemoryColumn column, bool descending) {
    std::vector<ArrayAccount> accounts = three();
    sort_accounts(accounts, column, descending);
    std::string labels;
    for (const ArrayAccount& account : accounts) labels += account.label;
    return labels;
}

TEST(MemoryPanel, SortsByLabelAndByNumber) {
    EXPECT_EQ(sorted(MemoryColumn::array, false), "abc");
    EXPECT_EQ(sorted(MemoryColumn::array, true), "cba");
    EXPECT_EQ(sorted(MemoryColumn::sent, true), "bca");
    EXPECT_EQ(sorted(MemoryColumn::pending, true), "abc");
}

TEST(MemoryPanel, EqualsStayInTheirOrder) {
    EXPECT_EQ(sorted(MemoryColumn::elements, false), "bca");
    EXPECT_EQ(sorted(MemoryColumn::elements, true), "abc");
}

TEST(MemoryPanel, TotalsAreSums) {
    const ArrayAccount total = total_of(three());
    EXPECT_EQ(total.elements, 7U);
    EXPECT_EQ(total.cpu_bytes, 20U);
    EXPECT_EQ(total.gpu_bytes, 24U);
    EXPECT_EQ(total.pending_bytes, 12U);
    EXPECT_EQ(total.second_bytes, 8U);
    EXPECT_EQ(total.sent_bytes, 108U);
}

}  // namespace
}  // namespace vitrine::ui
