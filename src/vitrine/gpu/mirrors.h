#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/gl/fence.h>
#include <vitrine/gpu/array_account.h>
#include <vitrine/gpu/fetch.h>
#include <vitrine/gpu/loan.h>
#include <vitrine/gpu/mirror_buffer.h>
#include <vitrine/gpu/staging_ring.h>
#include <vitrine/gpu/texture_mirrors.h>
#include <vitrine/gpu/upload_plan.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace vitrine::gpu {

/// The GL buffers that mirror tracked arrays, and the textures that mirror tracked images: an array gets one when it is
/// first drawn, and only the bytes that changed are sent after that. Kernels write these buffers where they lie: then
/// the array's newest state is here, drawn from without a copy, until it is fetched. Several renderers of a share group
/// may use the same mirrors. One thread at a time.
class Mirrors {
public:
    /// The buffer that holds the array's bytes as they are now; uploads what is pending. 0 for an empty array.
    /// The name may change when the array grows: ask for every draw. Throws GraphicsError, naming the array and
    /// its size, when GPU memory is exhausted, or the newest state lies with other mirrors.
    GLuint buffer(const arrays::TrackedBytes& array);
    /// The same buffer, to be drawn from later or in another thread's context of the share group: changes of the array
    /// go to a copy while the share is held. Release it when the GPU is done with it.
    BufferShare share(const arrays::TrackedBytes& array);
    /// The texture of an image, likewise; null for an empty one.
    TextureShare share(const arrays::TrackedTexels& image);
    /// Frees what mirrors arrays and images that no longer exist.
    void collect();

    /// Brings the array's copy in CPU memory up to date, where a kernel has written the array or the copy was dropped.
    /// Waits for the GPU. Throws GraphicsError where these mirrors do not have it either.
    void fetch(const arrays::TrackedBytes& array);
    void fetch(const arrays::TrackedTexels& image);
    /// The same without waiting: ask the fetch when it is ready.
    std::unique_ptr<Fetch> begin_fetch(const arrays::TrackedBytes& array);

    /// The buffer of an array for a kernel; with its pending bytes, unless the kernel writes all. With Reach::host the
    /// GPU is done with it, so that the CPU may use its memory at once: to write all of it that is another buffer than
    /// the one drawn from, so that there is nothing to wait for.
    Loan lend(const arrays::TrackedBytes& array, Access access, Reach reach = Reach::gpu);
    /// A kernel has got its work on what was lent: if it writes, the array's newest state is there from now on. `work`
    /// is settled before GL uses the array; nullptr where GL itself runs the kernel.
    void accept(const arrays::TrackedBytes& array, const Loan& loan, std::shared_ptr<OutsideWork> work = nullptr);
    /// A kernel of `work` writes the array's newest state somewhere else.
    void accept_elsewhere(const arrays::TrackedBytes& array, std::shared_ptr<OutsideWork> work);
    /// For whoever settles: these bytes are the array's state.
    void store(const arrays::TrackedBytes& array, std::span<const std::byte> bytes);
    /// For whoever settles an inexact state: ask again.
    void attach(const arrays::TrackedBytes& array, std::shared_ptr<OutsideWork> work);
    /// Whether the array has a buffer here, which waits for its changes.
    bool knows(const arrays::TrackedBytes& array) const;
    /// Who works on the array now; nullptr: nobody.
    const OutsideWork* outside(const arrays::TrackedBytes& array) const;
    /// Ends outside work on an array, exactly.
    void settle(const arrays::TrackedBytes& array);
    TextureMirrors& textures() { return textures_; }

    /// The account of an array, on the GPU or not.
    ArrayAccount account(const arrays::TrackedBytes& array) const;
    ArrayAccount account(const arrays::TrackedTexels& image) const { return textures_.account(image); }
    /// From now on.
    void set_forced(const ForcedUploads& forced) { forced_ = forced; }
    const ForcedUploads& forced() const { return forced_; }

    /// Bytes of arrays and images sent since construction, and in how many calls.
    std::uint64_t bytes_uploaded() const { return bytes_uploaded_ + textures_.bytes_uploaded(); }
    std::uint64_t uploads() const { return uploads_ + textures_.uploads(); }
    /// Bytes brought back to CPU memory since construction.
    std::uint64_t bytes_fetched() const { return bytes_fetched_ + textures_.bytes_fetched(); }
    /// Bytes of all buffers and textures.
    std::size_t size_bytes() const;
    std::size_t buffer_count() const { return mirrors_.size(); }

private:
    /// A buffer that was drawn from, for the next kernel when the GPU is done with it.
    struct Spare {
        std::shared_ptr<MirrorBuffer> holder;
        gl::Fence last_use;
    };
    struct Mirror : MirrorState {
        std::shared_ptr<MirrorBuffer> holder;
        std::vector<Spare> spares;
        std::shared_ptr<OutsideWork> outside;
        std::uint64_t host_revision = 0;  ///< of the state that the CPU is known to see in mapped memory
    };

    static std::size_t size_of(const Mirror& mirror);
    Mirror& entry(const arrays::TrackedBytes& array);
    Mirror* updated(const arrays::TrackedBytes& array, bool exact);
    void settle(Mirror& mirror, const arrays::TrackedBytes& array, bool exact);
    void upload(Mirror& mirror, const arrays::TrackedBytes& array);
    void create_zeros(Mirror& mirror, const arrays::TrackedBytes& array);
    static std::shared_ptr<MirrorBuffer> copy_of(const Mirror& mirror, const arrays::TrackedBytes& array, Reach reach,
                                                 bool keep_contents);
    std::shared_ptr<MirrorBuffer> writable(Mirror& mirror, const arrays::TrackedBytes& array, Access access,
                                           Reach reach);
    static std::shared_ptr<MirrorBuffer> spare(Mirror& mirror, const arrays::TrackedBytes& array, Reach reach);
    static void exchange(Mirror& mirror, std::shared_ptr<MirrorBuffer> holder);
    void send(Mirror& mirror, const arrays::TrackedBytes& array, const UploadPlan& plan);
    StagingRing& ring();

    std::unordered_map<const arrays::Tracking*, Mirror> mirrors_;
    std::unique_ptr<StagingRing> ring_;  ///< made when it is first needed
    TextureMirrors textures_;
    ForcedUploads forced_;
    std::uint64_t bytes_uploaded_ = 0;
    std::uint64_t uploads_ = 0;
    std::uint64_t bytes_fetched_ = 0;
};

}  // namespace vitrine::gpu
