#pragma once

#include <vitrine/arrays/tracked_image.h>
#include <vitrine/gl/object.h>
#include <vitrine/gpu/access.h>
#include <vitrine/gpu/array_account.h>
#include <vitrine/gpu/upload_plan.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace vitrine::gpu {

/// A texture that somebody draws from: as long as it is held, its texels stay as they are.
using TextureShare = std::shared_ptr<const gl::Texture>;

class TextureMirrors;

/// Somebody who works on images beside GL. Before GL uses such an image again it has to be settled.
class OutsideImageWork {
public:
    virtual ~OutsideImageWork() = default;
    /// Ends the work on an image, so that its texture has its newest state and is GL's alone; by TextureMirrors::store
    /// where it was done elsewhere. Throws nothing: what fails leaves the texture as it is.
    virtual void settle(TextureMirrors& mirrors, const arrays::TrackedTexels& image) noexcept = 0;
};

/// A texture that is lent to a kernel. Until it is accepted the image is what it was before.
struct TextureLoan {
    std::shared_ptr<gl::Texture> holder;  ///< null for an empty image
    Access access = Access::read;

    GLuint texture() const { return holder ? holder->id() : 0; }
};

/// The rectangles of an image that bring a texture with the texels before up to date, under its policy: the image as a
/// whole where that is cheapest.
std::vector<arrays::TexelRect> plan_texels(const arrays::TrackedTexels& image, arrays::MergePolicy policy,
                                           const UploadCosts::Line& cost);

/// The textures that mirror tracked images, as Mirrors does for arrays and as a part of it.
class TextureMirrors {
public:
    /// The texture that holds the image's texels as they are now, with linear filters and edges that are repeated, and
    /// with mipmaps where it has levels; null for an empty image. Throws GraphicsError, naming the image and its
    /// size, when the GPU cannot take it.
    TextureShare share(const arrays::TrackedTexels& image, const ForcedUploads& forced);
    /// Frees the textures of images that no longer exist.
    void collect();

    /// As Mirrors does for arrays: the texture for a kernel, what it wrote, and how that comes back to CPU memory.
    TextureLoan lend(const arrays::TrackedTexels& image, Access access, const ForcedUploads& forced);
    void accept(const arrays::TrackedTexels& image, const TextureLoan& loan,
                std::shared_ptr<OutsideImageWork> work = nullptr);
    void accept_elsewhere(const arrays::TrackedTexels& image, std::shared_ptr<OutsideImageWork> work);
    /// These are the image's texels, row after row: bytes in CPU memory, or the first ones of a buffer.
    void store(const arrays::TrackedTexels& image, std::span<const std::byte> texels);
    void store(const arrays::TrackedTexels& image, const gl::Buffer& texels);
    const OutsideImageWork* outside(const arrays::TrackedTexels& image) const;
    void fetch(const arrays::TrackedTexels& image, const ForcedUploads& forced);

    ArrayAccount account(const arrays::TrackedTexels& image) const;
    std::uint64_t bytes_uploaded() const { return bytes_uploaded_; }
    std::uint64_t uploads() const { return uploads_; }
    std::uint64_t bytes_fetched() const { return bytes_fetched_; }
    std::size_t size_bytes() const;

private:
    struct Mirror : MirrorState {
        std::shared_ptr<OutsideImageWork> outside;
        std::shared_ptr<gl::Texture> texture;
        std::size_t width = 0;
        std::size_t height = 0;
        arrays::TexelFormat format{};
        bool levels = false;
        std::size_t size_bytes = 0;  ///< of all levels

        bool fits(const arrays::TrackedTexels& image) const;
    };

    Mirror& entry(const arrays::TrackedTexels& image);
    Mirror* updated(const arrays::TrackedTexels& image, const ForcedUploads& forced);
    void settle(Mirror& mirror, const arrays::TrackedTexels& image);
    /// A texture of the image's size that nobody else holds.
    void make_own(Mirror& mirror, const arrays::TrackedTexels& image, bool keep_contents);
    void note_stored(Mirror& mirror, const arrays::TrackedTexels& image);
    void upload(Mirror& mirror, const arrays::TrackedTexels& image, const ForcedUploads& forced);
    static void renew(Mirror& mirror, const arrays::TrackedTexels& image, bool keep_contents);

    std::unordered_map<const arrays::Tracking*, Mirror> mirrors_;
    std::uint64_t bytes_uploaded_ = 0;
    std::uint64_t uploads_ = 0;
    std::uint64_t bytes_fetched_ = 0;
};

}  // namespace vitrine::gpu
