#pragma once

#include <vitrine/gpu/array_account.h>
#include <vitrine/gpu/mirrors.h>
#include <vitrine/ui/look.h>

#include <chrono>
#include <optional>
#include <vector>

namespace vitrine::ui {

/// The columns of the memory panel, from left to right.
enum class MemoryColumn { array, elements, cpu, gpu, pending, second, sent, calls, way };
inline constexpr int memory_column_count = 9;

/// Sorts accounts by a column; equals stay in their order.
void sort_accounts(std::vector<gpu::ArrayAccount>& accounts, MemoryColumn column, bool descending);

/// The sums of all accounts, labelled "Total".
gpu::ArrayAccount total_of(const std::vector<gpu::ArrayAccount>& accounts);

/// Lists what arrays take of memory and what sending them costs, and lets all be sent in one way, to compare. Fills
/// the rest of the current window. `drops_copies`: a switch for copies in CPU memory; nullptr: none. Says when the
/// numbers will have changed without an event, where they will.
std::optional<std::chrono::steady_clock::time_point> memory_panel(const Look& look,
                                                                  std::vector<gpu::ArrayAccount> accounts,
                                                                  gpu::Mirrors& mirrors, bool* drops_copies = nullptr);

}  // namespace vitrine::ui
