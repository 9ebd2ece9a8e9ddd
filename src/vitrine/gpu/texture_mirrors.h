#pragma once

#include <vitrine/arrays/tracked_image.h>
#include <vitrine/gl/object.h>
#include <vitrine/gpu/array_account.h>
#include <vitrine/gpu/upload_plan.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace vitrine::gpu {

/// A texture that somebody draws from: as long as it is held, its texels stay as they are.
using TextureShare = std::shared_ptr<const gl::Texture>;

/// The rectangles of an image that bring a texture with the texels before up to date, under its policy: the image as a
/// whole where that is cheapest.
std::vector<arrays::TexelRect> plan_texels(const arrays::TrackedTexels& image, arrays::MergePolicy policy,
                                           const UploadCosts::Line& cost);

/// The textures that mirror tracked images, as Mirrors does for arrays and as a part of it.
class TextureMirrors {
public:
    /// The texture that holds the image's texels as they are now, with linear filters and edges that are repeated;
    /// null for an empty image. Throws GraphicsError, naming the image and its size, when the GPU cannot take it.
    TextureShare share(const arrays::TrackedTexels& image, const ForcedUploads& forced);
    /// Frees the textures of images that no longer exist.
    void collect();

    ArrayAccount account(const arrays::TrackedTexels& image) const;
    std::uint64_t bytes_uploaded() const { return bytes_uploaded_; }
    std::uint64_t uploads() const { return uploads_; }
    std::size_t size_bytes() const;

private:
    struct Mirror : MirrorState {
        std::shared_ptr<gl::Texture> texture;
        std::size_t width = 0;
        std::size_t height = 0;
        std::size_t size_bytes = 0;
    };

    void upload(Mirror& mirror, const arrays::TrackedTexels& image, const ForcedUploads& forced);
    static void renew(Mirror& mirror, const arrays::TrackedTexels& image, bool keep_contents);

    std::unordered_map<const arrays::Tracking*, Mirror> mirrors_;
    std::uint64_t bytes_uploaded_ = 0;
    std::uint64_t uploads_ = 0;
};

}  // namespace vitrine::gpu
