#include <vitrine/gpu/array_account.h>

namespace vitrine::gpu {

void SentAccount::add(std::uint64_t sent, std::uint64_t calls, arrays::UploadStrategy way) {
    bytes += sent;
    last_calls = calls;
    last_way = way;
    recent.add(sent, RecentBytes::Clock::now());
}

bool MirrorState::is_up_to_date() const {
    const auto tracking = array.lock();
    return tracking && revision == tracking->revision;
}

bool MirrorState::knows_changes() const {
    const auto tracking = array.lock();
    return tracking && revision == tracking->taken_revision;
}

ArrayAccount account_of(const arrays::TrackedBytes& array, const MirrorState* mirror, std::size_t gpu_bytes) {
    ArrayAccount account{.label = array.tracking->label,
                         .elements = array.size_bytes / array.element_size_bytes,
                         .cpu_bytes = array.bytes.size(),
                         .gpu_bytes = gpu_bytes,
                         .pending_bytes = array.size_bytes};
    account.stale_bytes = array.tracking->stale.size_bytes();
    if (mirror == nullptr || mirror->array.expired()) return account;
    account.second_bytes = mirror->sent.recent.bytes(RecentBytes::Clock::now());
    account.sent_bytes = mirror->sent.bytes;
    account.calls = mirror->sent.last_calls;
    account.way = mirror->sent.last_way;
    if (mirror->is_up_to_date())
        account.pending_bytes = 0;
    else if (mirror->knows_changes())
        account.pending_bytes = array.tracking->pending.size_bytes();
    return account;
}

}  // namespace vitrine::gpu
