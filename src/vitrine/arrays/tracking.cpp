#include <vitrine/arrays/tracking.h>

#include <vitrine/base/assert.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <thread>

namespace vitrine::arrays {
namespace {

#if VITRINE_ASSERTS
constexpr bool checked = true;
#else
constexpr bool checked = false;
#endif

/// Of an upload: more would make builds with asserts slow.
constexpr std::size_t most_checked_ranges = 256;
constexpr std::size_t most_checked_bytes = 1U << 20U;

std::size_t this_thread() {
    return std::hash<std::thread::id>()(std::this_thread::get_id()) | 1U;  // never 0
}

std::uint64_t hash_of(std::span<const std::byte> bytes) {
    return std::hash<std::string_view>()({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace

std::string_view name_of(UploadStrategy strategy) {
    static constexpr std::array<std::string_view, 4> names{"automatic", "sub_data", "staging", "replace"};
    return names[static_cast<std::size_t>(strategy)];
}

Tracking::Use::Use(Tracking& tracking) : tracking_(tracking) {
    if (!checked) return;
    std::size_t nobody = 0;
    const bool entered = tracking_.user_.compare_exchange_strong(nobody, this_thread());
    VITRINE_ASSERT(entered || nobody == this_thread(), "an array is changed and sent by one thread at a time");
    ++tracking_.depth_;
}

Tracking::Use::~Use() {
    if (!checked) return;
    if (--tracking_.depth_ == 0) tracking_.user_ = 0;
}

void Tracking::mark(ByteRange range) {
    const Use use(*this);
    pending.mark(range);
    if (!stale.empty()) stale.unmark(range);
    ++revision;
}

void Tracking::mark_strided(std::size_t begin, std::size_t size, std::size_t stride, std::size_t count) {
    const Use use(*this);
    pending.mark_strided(begin, size, stride, count);
    for (std::size_t i = 0; i < count && !stale.empty(); ++i)
        stale.unmark({begin + i * stride, begin + i * stride + size});
    ++revision;
}

void Tracking::written_on_gpu(std::size_t size_bytes) {
    const Use use(*this);
    pending.clear();
    stale.clear();
    stale.mark({0, size_bytes});
    starts_as_zeros_ = false;
    ++revision;
    taken_revision = revision;
    sent_.clear();
}

void Tracking::made_on_gpu() {
    const Use use(*this);
    pending.clear();
    stale.clear();
    ++revision;
    starts_as_zeros_ = true;
    sent_.clear();
}

void Tracking::lost_on_gpu() {
    const Use use(*this);
    stale.clear();
    ++revision;
}

void Tracking::fetched() {
    const Use use(*this);
    stale.clear();
    sent_.clear();
}

void Tracking::resized(std::size_t size_bytes) {
    const Use use(*this);
    pending.truncate(size_bytes);
    stale.truncate(size_bytes);
    ++revision;
    sent_.clear();
}

void Tracking::taken(std::span<const std::byte> bytes) {
    const Use use(*this);
    if (checked) check_sent(bytes);
    sent_.clear();
    std::size_t total = 0;
    for (const ByteRange& range : pending.ranges()) {
        total += range.size();
        if (!checked || sent_.size() == most_checked_ranges || total > most_checked_bytes) break;
        if (range.end <= bytes.size()) sent_.push_back({range, hash_of(bytes.subspan(range.begin, range.size()))});
    }
    pending.clear();
    taken_revision = revision;
}

void Tracking::check_sent(std::span<const std::byte> bytes) {
    const std::span<const ByteRange> changed = pending.ranges();
    for (const SentRange& sent : sent_) {
        const auto after = std::lower_bound(changed.begin(), changed.end(), sent.range,
                                            [](const ByteRange& a, const ByteRange& b) { return a.end <= b.begin; });
        const bool changes = after != changed.end() && after->begin < sent.range.end;
        if (changes || sent.range.end > bytes.size()) continue;
        VITRINE_ASSERT(hash_of(bytes.subspan(sent.range.begin, sent.range.size())) == sent.hash,
                       "nothing is written through a span that was handed out before the last upload");
    }
}

}  // namespace vitrine::arrays
