#pragma once

#include <vitrine/arrays/dirty_ranges.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vitrine::arrays {

/// How changed bytes reach the GPU.
enum class UploadStrategy {
    automatic,  ///< whichever the driver's costs say is cheapest
    sub_data,   ///< one glNamedBufferSubData for each range
    staging,    ///< through a mapped ring buffer, copied by the GPU
    replace     ///< a new buffer with all bytes, while the old one is still drawn from
};
/// "automatic", "sub_data", "staging", "replace"
std::string_view name_of(UploadStrategy strategy);

/// What an array remembers about being sent. Lives as long as the array; a mirror on the GPU keeps a weak pointer to
/// it, and so learns when the array is gone.
///
/// An array is changed and sent by one thread at a time. Builds with asserts stop the program when a second one comes
/// in between, and when bytes were written through a span after they had been sent.
class Tracking {
public:
    DirtyRanges pending;               ///< bytes changed since they were last taken
    DirtyRanges stale;                 ///< bytes that a kernel has changed, and that have not been fetched since
    std::uint64_t revision = 1;        ///< grows with every edit
    std::uint64_t taken_revision = 0;  ///< `revision` when `pending` was last taken
    std::string label;                 ///< names the array in logs, panels and GL debuggers
    MergePolicy policy = MergePolicy::cost;
    UploadStrategy strategy = UploadStrategy::automatic;

    virtual ~Tracking() = default;

    /// Stands for the right to change or send the array. Two at a time on different threads break the contract.
    class Use {
    public:
        explicit Use(Tracking& tracking);
        ~Use();
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;

    private:
        Tracking& tracking_;
    };

    /// Bytes that change now.
    void mark(ByteRange range);
    void mark_strided(std::size_t begin, std::size_t size, std::size_t stride, std::size_t count);
    /// A kernel has changed the array, of so many bytes, where it lies on the GPU: what is in CPU memory is old, and
    /// what was pending has been sent before or is of no account any more.
    void written_on_gpu(std::size_t size_bytes);
    /// The array is to be made on the GPU, of zeros, where it is first used.
    void made_on_gpu();
    bool starts_as_zeros() const { return starts_as_zeros_; }
    /// What is stale cannot be had any more: what is in CPU memory counts again.
    void lost_on_gpu();
    /// What was stale has been fetched.
    void fetched();
    /// The array has another size.
    void resized(std::size_t size_bytes);
    /// All that was pending has been sent; `bytes` are the array's.
    void taken(std::span<const std::byte> bytes);

    /// Frees the array's copy in CPU memory.
    virtual void drop_bytes() = 0;
    /// All bytes of the copy, to be filled with what is stale; memory for them where they were dropped.
    virtual std::span<std::byte> restore_bytes() = 0;
    /// Whether the copy goes as soon as the GPU has it.
    bool drops_when_sent = false;

private:
    /// Checks that what was handed out before the last upload has not been written since, but for what is pending.
    void check_sent(std::span<const std::byte> bytes);

    struct SentRange {
        ByteRange range;
        std::uint64_t hash = 0;
    };
    bool starts_as_zeros_ = false;
    std::vector<SentRange> sent_;       ///< of the last upload; only in builds with asserts
    std::atomic<std::size_t> user_{0};  ///< hash of the thread at it; 0: none
    int depth_ = 0;                     ///< of that thread's uses
};

/// The bytes of a tracked array without its type: what a mirror on the GPU sees.
/// Does not own; valid until the array is resized, moved or destroyed.
struct TrackedBytes {
    std::span<const std::byte> bytes;  ///< none where the array has dropped its copy; some may be stale
    std::size_t size_bytes = 0;
    std::size_t element_size_bytes = 0;
    std::shared_ptr<Tracking> tracking;
};

}  // namespace vitrine::arrays
