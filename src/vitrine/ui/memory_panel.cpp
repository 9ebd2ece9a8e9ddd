#include <vitrine/ui/memory_panel.h>

#include <vitrine/gpu/upload_costs.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

namespace vitrine::ui {
namespace {

using gpu::ArrayAccount;

constexpr float policy_width = 240;
constexpr float strategy_width = 320;
constexpr float costs_room = 320;
constexpr float least_label_width = 120;
constexpr float cell_padding = 6;

struct ColumnTexts {
    const char* title;
    float width;  ///< at scale 1; 0: what is left
    const char* meaning;
};

const ColumnTexts& texts_of(MemoryColumn column) {
    static constexpr std::array<ColumnTexts, memory_column_count> texts{{
        {"Array", 0, "The array's label; an image's too"},
        {"Elements", 76, "Elements; texels of an image"},
        {"CPU", 72, "Its copy in CPU memory; none where the array has dropped it"},
        {"GPU", 72, "What is set aside for it on the GPU: a growing array has more than it needs"},
        {"Pending", 72, "Changed and not yet sent; all of what has never been drawn"},
        {"This second", 86, "Sent to the GPU in the last second"},
        {"Sent", 72, "Sent to the GPU since it came there"},
        {"Calls", 52, "Calls in the last frame that sent some of it"},
        {"Way", 76,
         "How it was sent the last time: sub-data, through the staging ring, or a new buffer; or that a kernel wrote "
         "it"},
    }};
    return texts[static_cast<std::size_t>(column)];
}

/// Of the table, at scale 1.
float least_width() {
    float sum = least_label_width;
    for (int i = 0; i < memory_column_count; ++i)
        sum += texts_of(static_cast<MemoryColumn>(i)).width + 2 * cell_padding;
    return sum;
}

std::uint64_t number_of(const ArrayAccount& account, MemoryColumn column) {
    switch (column) {
        case MemoryColumn::elements: return account.elements;
        case MemoryColumn::cpu: return account.cpu_bytes;
        case MemoryColumn::gpu: return account.gpu_bytes;
        case MemoryColumn::pending: return account.pending_bytes;
        case MemoryColumn::second: return account.second_bytes;
        case MemoryColumn::sent: return account.sent_bytes;
        case MemoryColumn::calls: return account.calls;
        case MemoryColumn::array:
        case MemoryColumn::way: break;
    }
    return 0;
}

std::string way_text(arrays::UploadStrategy way) {
    using enum arrays::UploadStrategy;
    switch (way) {
        case sub_data: return "sub-data";
        case staging: return "staging";
        case replace: return "replace";
        case automatic: break;
    }
    return "–";
}

std::string way_of(const ArrayAccount& account) {
    return account.stale_bytes > 0 ? "kernel" : way_text(account.way);
}

std::string cell_text(const ArrayAccount& account, MemoryColumn column) {
    if (column == MemoryColumn::way) return way_of(account);
    const std::uint64_t number = number_of(account, column);
    if (number == 0) return "–";
    const bool counts = column == MemoryColumn::elements || column == MemoryColumn::calls;
    return counts ? format_count(number) : format_bytes(number).text();
}

void account_row(const Look& look, const ArrayAccount& account, bool is_total) {
    const Palette& palette = look.palette();
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    const std::string label = account.label.empty() ? "array" : account.label;
    if (is_total)
        heading(look, label);
    else
        text(palette.text, elided(label, ImGui::GetContentRegionAvail().x));
    for (int i = 1; i < memory_column_count; ++i) {
        const auto column = static_cast<MemoryColumn>(i);
        ImGui::TableNextColumn();
        if (is_total && column >= MemoryColumn::calls) continue;
        const bool stands_out = column == MemoryColumn::second && account.second_bytes > 0;
        right_cell(stands_out ? stage_color(palette, Stage::upload) : palette.text, cell_text(account, column));
    }
}

/// The titles, which sort when they are clicked.
void header_row(const Look& look) {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (int i = 0; i < memory_column_count; ++i) {
        ImGui::TableNextColumn();
        ImGui::TableHeader(texts_of(static_cast<MemoryColumn>(i)).title);
        tooltip(look, {texts_of(static_cast<MemoryColumn>(i)).meaning, {}});
    }
}

void set_up_columns(const Look& look) {
    for (int i = 0; i < memory_column_count; ++i) {
        const ColumnTexts& texts = texts_of(static_cast<MemoryColumn>(i));
        const ImGuiTableColumnFlags numbers = i > 0 ? ImGuiTableColumnFlags_PreferSortDescending : 0;
        const ImGuiTableColumnFlags width =
            texts.width > 0 ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch;
        ImGui::TableSetupColumn(texts.title, numbers | width, look.px(texts.width));
    }
    ImGui::TableSetupScrollFreeze(1, 1);
}

void sort_as_asked(std::vector<ArrayAccount>& accounts) {
    const ImGuiTableSortSpecs* asked = ImGui::TableGetSortSpecs();
    if (asked == nullptr || asked->SpecsCount == 0) return;
    const ImGuiTableColumnSortSpecs& by = asked->Specs[0];
    sort_accounts(accounts, static_cast<MemoryColumn>(by.ColumnIndex),
                  by.SortDirection == ImGuiSortDirection_Descending);
}

void table(const Look& look, std::vector<ArrayAccount> accounts) {
    // Where there is no room for all columns they are as wide as ever, and scroll beside the labels.
    const float least = look.px(least_width());
    const bool scrolls = ImGui::GetContentRegionAvail().x < least;
    const ImGuiTableFlags flags = (scrolls ? ImGuiTableFlags_ScrollX : 0) | ImGuiTableFlags_ScrollY |
                                  ImGuiTableFlags_Sortable | ImGuiTableFlags_SortTristate | ImGuiTableFlags_Resizable |
                                  ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings;
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(look.px(cell_padding), look.px(2)));
    if (ImGui::BeginTable("arrays", memory_column_count, flags, {0, 0}, scrolls ? least : 0.0F)) {
        set_up_columns(look);
        header_row(look);
        sort_as_asked(accounts);
        account_row(look, total_of(accounts), true);
        for (const ArrayAccount& account : accounts) account_row(look, account, false);
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
}

/// A choice that may be left to each array: the first is that.
template <class T, std::size_t N>
void force(const Look& look, const char* id, const std::array<Choice, N>& choices, float width,
           std::optional<T>& value) {
    int chosen = value ? static_cast<int>(*value) + 1 : 0;
    if (segmented(look, id, choices, chosen, std::min(width, ImGui::GetContentRegionAvail().x)))
        value = chosen > 0 ? std::optional(static_cast<T>(chosen - 1)) : std::nullopt;
}

void costs_text(const Look& look) {
    const gpu::UploadCosts& costs = gpu::upload_costs();
    const std::string shown = fmt::format("Break-even {}", format_bytes(costs.sub_data.break_even_bytes()).text());
    muted_text(look, elided(shown, ImGui::GetContentRegionAvail().x));
    const std::string meaning = fmt::format(
        "A further call costs as much as so many bytes: gaps up to that are sent along. Staging: {}. A new buffer: {}. "
        "Source: {}.",
        format_bytes(costs.staging.break_even_bytes()).text(), format_bytes(costs.replace.break_even_bytes()).text(),
        costs.source);
    tooltip(look, {meaning, {}});
}

void controls(const Look& look, gpu::Mirrors& mirrors) {
    static constexpr std::array policies{
        Choice{"Own", {"Ranges are put together as each array asks", {}}},
        Choice{"Exact", {"All arrays: only what changed, a call for each range", {}}},
        Choice{"Single", {"All arrays: one block from the first change to the last", {}}},
        Choice{"Cost", {"All arrays: ranges are joined where that is cheaper than another call", {}}},
    };
    static constexpr std::array strategies{
        Choice{"Own", {"Sent as each array asks", {}}},
        Choice{"Auto", {"All arrays: by whichever way is cheapest", {}}},
        Choice{"Sub-data", {"All arrays: glNamedBufferSubData", {}}},
        Choice{"Staging", {"All arrays: through a mapped ring, copied by the GPU", {}}},
        Choice{"Replace", {"All arrays: a new buffer with all bytes", {}}},
    };
    gpu::ForcedUploads forced = mirrors.forced();
    const bool one_line = ImGui::GetContentRegionAvail().x >= look.px(policy_width + strategy_width + costs_room / 2);
    force(look, "policy", policies, look.px(policy_width), forced.policy);
    if (one_line) ImGui::SameLine(0, look.px(12));
    force(look, "strategy", strategies, look.px(strategy_width), forced.strategy);
    if (one_line) {
        ImGui::SameLine(0, look.px(12));
        ImGui::AlignTextToFramePadding();
        costs_text(look);
    }
    if (forced != mirrors.forced()) mirrors.set_forced(forced);
}

}  // namespace

void sort_accounts(std::vector<ArrayAccount>& accounts, MemoryColumn column, bool descending) {
    const auto before = [column](const ArrayAccount& a, const ArrayAccount& b) {
        if (column == MemoryColumn::array) return a.label < b.label;
        if (column == MemoryColumn::way) return way_of(a) < way_of(b);
        return number_of(a, column) < number_of(b, column);
    };
    std::stable_sort(accounts.begin(), accounts.end(), [&](const ArrayAccount& a, const ArrayAccount& b) {
        return descending ? before(b, a) : before(a, b);
    });
}

ArrayAccount total_of(const std::vector<ArrayAccount>& accounts) {
    ArrayAccount total{.label = "Total"};
    for (const ArrayAccount& account : accounts) {
        total.elements += account.elements;
        total.cpu_bytes += account.cpu_bytes;
        total.gpu_bytes += account.gpu_bytes;
        total.pending_bytes += account.pending_bytes;
        total.second_bytes += account.second_bytes;
        total.sent_bytes += account.sent_bytes;
    }
    return total;
}

std::optional<std::chrono::steady_clock::time_point> memory_panel(const Look& look, std::vector<ArrayAccount> accounts,
                                                                  gpu::Mirrors& mirrors, bool* drops_copies) {
    controls(look, mirrors);
    if (drops_copies != nullptr)
        check(look, "Drop copies in main memory", *drops_copies,
              {"Free arrays in main memory once the GPU has them; switched off, they are read back", {}});
    gap(look, 4);
    const bool ages = total_of(accounts).second_bytes > 0;
    if (accounts.empty())
        muted_text(look, "The scene has no arrays.");
    else
        table(look, std::move(accounts));
    // All of it has aged by then: one frame shows that.
    if (!ages) return std::nullopt;
    return std::chrono::steady_clock::now() + gpu::RecentBytes::span;
}

}  // namespace vitrine::ui
