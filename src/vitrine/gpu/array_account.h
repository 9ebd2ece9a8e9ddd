#pragma once

#include <vitrine/arrays/tracking.h>
#include <vitrine/gpu/recent_bytes.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace vitrine::gpu {

/// What an array takes of memory, and what sending it has cost.
struct ArrayAccount {
    std::string label = {};
    std::size_t elements = 0;
    std::size_t cpu_bytes = 0;       ///< 0 where the array has dropped its copy
    std::size_t gpu_bytes = 0;       ///< 0 while it is not on the GPU; may be more than it needs, to grow
    std::size_t pending_bytes = 0;   ///< changed and not yet sent; all of an array that is not on the GPU
    std::size_t stale_bytes = 0;     ///< that a kernel has written and the CPU has not fetched
    std::uint64_t second_bytes = 0;  ///< sent in the last second
    std::uint64_t sent_bytes = 0;    ///< since it came to the GPU
    std::uint64_t calls = 0;         ///< by which it was sent the last time
    /// By which way; automatic while it has not been sent.
    arrays::UploadStrategy way = arrays::UploadStrategy::automatic;
};

/// What has been sent of one array, kept by its mirror.
struct SentAccount {
    std::uint64_t bytes = 0;
    std::uint64_t last_calls = 0;
    arrays::UploadStrategy last_way = arrays::UploadStrategy::automatic;
    RecentBytes recent;

    void add(std::uint64_t sent, std::uint64_t calls, arrays::UploadStrategy way);
};

/// What a mirror of an array or an image knows of what it mirrors.
struct MirrorState {
    std::weak_ptr<arrays::Tracking> array;
    std::uint64_t revision = 0;  ///< of the array at the last upload
    SentAccount sent;

    /// Nothing has changed since the last upload.
    bool is_up_to_date() const;
    /// What is pending is what has changed since then: nobody else took some of it.
    bool knows_changes() const;
};

/// The account of what a mirror holds in so many bytes; nullptr: it has not been sent.
ArrayAccount account_of(const arrays::TrackedBytes& array, const MirrorState* mirror, std::size_t gpu_bytes);

}  // namespace vitrine::gpu
