#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/gl/object.h>
#include <vitrine/gpu/array_account.h>
#include <vitrine/gpu/staging_ring.h>
#include <vitrine/gpu/texture_mirrors.h>
#include <vitrine/gpu/upload_plan.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>

namespace vitrine::gpu {

/// A buffer that somebody draws from: as long as it is held, its bytes stay as they are. Null for an empty array.
using BufferShare = std::shared_ptr<const gl::Buffer>;

/// The GL buffers that mirror tracked arrays, and the textures that mirror tracked images: an array gets one when it is
/// first drawn, and only the bytes that changed are sent after that. Several renderers of a share group may use the
/// same mirrors. One thread at a time.
class Mirrors {
public:
    /// The buffer that holds the array's bytes as they are now; uploads what is pending. 0 for an empty array.
    /// The name may change when the array grows: ask for every draw. Throws GraphicsError, naming the array and
    /// its size, when GPU memory is exhausted.
    GLuint buffer(const arrays::TrackedBytes& array);
    /// The same buffer, to be drawn from later or in another thread's context of the share group: changes of the array
    /// go to a copy while the share is held. Release it when the GPU is done with it.
    BufferShare share(const arrays::TrackedBytes& array);
    /// The texture of an image, likewise; null for an empty one.
    TextureShare share(const arrays::TrackedTexels& image) { return textures_.share(image, forced_); }
    /// Brings back the copy in CPU memory that an array has dropped. Waits for the GPU. Throws GraphicsError where
    /// these mirrors have no buffer of it either.
    void restore(const arrays::TrackedBytes& array);
    /// Frees what mirrors arrays and images that no longer exist.
    void collect();

    /// The account of an array, on the GPU or not.
    ArrayAccount account(const arrays::TrackedBytes& array) const;
    ArrayAccount account(const arrays::TrackedTexels& image) const { return textures_.account(image); }
    /// From now on.
    void set_forced(const ForcedUploads& forced) { forced_ = forced; }
    const ForcedUploads& forced() const { return forced_; }

    /// Bytes of arrays and images sent since construction, and in how many calls.
    std::uint64_t bytes_uploaded() const { return bytes_uploaded_ + textures_.bytes_uploaded(); }
    std::uint64_t uploads() const { return uploads_ + textures_.uploads(); }
    /// Bytes of all buffers and textures.
    std::size_t size_bytes() const;
    std::size_t buffer_count() const { return mirrors_.size(); }

private:
    struct Mirror : MirrorState {
        std::shared_ptr<gl::Buffer> buffer;
        std::size_t capacity_bytes = 0;
    };

    Mirror* updated(const arrays::TrackedBytes& array);
    void upload(Mirror& mirror, const arrays::TrackedBytes& array);
    static void renew(Mirror& mirror, const arrays::TrackedBytes& array, bool keep_contents);
    void send(Mirror& mirror, const arrays::TrackedBytes& array, const UploadPlan& plan);
    StagingRing& ring();

    std::unordered_map<const arrays::Tracking*, Mirror> mirrors_;
    std::unique_ptr<StagingRing> ring_;  ///< made when it is first needed
    TextureMirrors textures_;
    ForcedUploads forced_;
    std::uint64_t bytes_uploaded_ = 0;
    std::uint64_t uploads_ = 0;
};

}  // namespace vitrine::gpu
