#include <vitrine/gpu/texture_mirrors.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/pixel_storage.h>
#include <vitrine/gpu/memory_check.h>
#include <vitrine/gpu/upload_costs.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace vitrine::gpu {
namespace {

using arrays::TexelFormat;
using arrays::TexelRect;
using arrays::TrackedTexels;

/// A format as GL stores and takes it.
struct GlFormat {
    GLenum stored;
    GLenum channels;
    GLenum type;
};

const GlFormat& gl_format(TexelFormat format) {
    static constexpr std::array<GlFormat, 6> formats{{{GL_R8, GL_RED, GL_UNSIGNED_BYTE},
                                                      {GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE},
                                                      {GL_R32F, GL_RED, GL_FLOAT},
                                                      {GL_RG32F, GL_RG, GL_FLOAT},
                                                      {GL_RGBA32F, GL_RGBA, GL_FLOAT},
                                                      {GL_SRGB8_ALPHA8, GL_RGBA, GL_UNSIGNED_BYTE}}};
    return formats[static_cast<std::size_t>(format)];
}

std::string text_of(const TrackedTexels& image) {
    return fmt::format("the image '{}' of {} x {} texels {} ({} bytes)", image.bytes.tracking->label, image.width,
                       image.height, name_of(image.format), image.bytes.size_bytes);
}

void require_size(const TrackedTexels& image) {
    GLint most = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
    if (std::max(image.width, image.height) > static_cast<std::size_t>(most))
        throw GraphicsError(
            fmt::format("{} is too large for this driver, which takes {} x {}", text_of(image), most, most));
}

/// Down to one texel.
GLsizei level_count(const TrackedTexels& image) {
    return image.levels ? static_cast<GLsizei>(std::bit_width(std::max(image.width, image.height))) : 1;
}

/// Of all levels.
std::size_t size_of(const TrackedTexels& image) {
    std::size_t texels = 0;
    for (GLsizei level = 0; level < level_count(image); ++level)
        texels += std::max<std::size_t>(image.width >> level, 1) * std::max<std::size_t>(image.height >> level, 1);
    return texels * image.bytes.element_size_bytes;
}

gl::Texture allocate(const TrackedTexels& image) {
    require_size(image);
    const std::string& label = image.bytes.tracking->label;
    gl::Texture texture = gl::Texture::make(label.empty() ? "image" : label, static_cast<GLenum>(GL_TEXTURE_2D));
    const bool fits = has_memory_for([&] {
        glTextureStorage2D(texture.id(), level_count(image), gl_format(image.format).stored,
                           static_cast<GLsizei>(image.width), static_cast<GLsizei>(image.height));
    });
    if (!fits) throw GraphicsError(fmt::format("no GPU memory for {}", text_of(image)));
    glTextureParameteri(texture.id(), GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTextureParameteri(texture.id(), GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

void send(GLuint texture, const TrackedTexels& image, std::span<const TexelRect> rects, const std::byte* texels) {
    const gl::UnpackScope rows;
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, static_cast<GLint>(image.width));
    const GlFormat& format = gl_format(image.format);
    for (const TexelRect& rect : rects) {
        const std::size_t first = (rect.y * image.width + rect.x) * image.bytes.element_size_bytes;
        glTextureSubImage2D(texture, 0, static_cast<GLint>(rect.x), static_cast<GLint>(rect.y),
                            static_cast<GLsizei>(rect.width), static_cast<GLsizei>(rect.height), format.channels,
                            format.type, texels + first);
    }
    if (image.levels) glGenerateTextureMipmap(texture);
}

/// Whether its texels are on the GPU alone.
bool is_dropped(const TrackedTexels& image) {
    return image.bytes.bytes.size() != image.bytes.size_bytes;
}

std::size_t bytes_of(std::span<const TexelRect> rects, std::size_t texel_bytes) {
    std::size_t texels = 0;
    for (const TexelRect& rect : rects) texels += rect.texel_count();
    return texels * texel_bytes;
}

}  // namespace

std::vector<TexelRect> plan_texels(const TrackedTexels& image, arrays::MergePolicy policy,
                                   const UploadCosts::Line& cost) {
    const std::size_t texel_bytes = image.bytes.element_size_bytes;
    std::vector<TexelRect> rects = merged(rects_of(image.bytes.tracking->pending.ranges(), image.width, texel_bytes),
                                          policy, cost.break_even_bytes() / texel_bytes);
    const bool whole_is_cheaper =
        cost.of(1, image.bytes.size_bytes) < cost.of(rects.size(), bytes_of(rects, texel_bytes));
    if (policy == arrays::MergePolicy::cost && whole_is_cheaper) return {{0, 0, image.width, image.height}};
    return rects;
}

bool TextureMirrors::Mirror::fits(const TrackedTexels& image) const {
    return texture && width == image.width && height == image.height && format == image.format &&
           levels == image.levels;
}

TextureMirrors::Mirror& TextureMirrors::entry(const TrackedTexels& image) {
    Mirror& mirror = mirrors_[image.bytes.tracking.get()];
    if (mirror.array.expired()) {
        mirror = {};
        mirror.array = image.bytes.tracking;
    }
    return mirror;
}

TextureShare TextureMirrors::share(const TrackedTexels& image, const ForcedUploads& forced) {
    const Mirror* mirror = updated(image, forced);
    return mirror != nullptr ? mirror->texture : nullptr;
}

TextureMirrors::Mirror* TextureMirrors::updated(const TrackedTexels& image, const ForcedUploads& forced) {
    if (image.bytes.size_bytes == 0) return nullptr;
    Mirror& mirror = entry(image);
    if (mirror.outside) settle(mirror, image);
    if (!mirror.fits(image) || !mirror.is_up_to_date()) {
        upload(mirror, image, forced);
    } else if (image.bytes.tracking->drops_when_sent && !is_dropped(image)) {
        image.bytes.tracking->drop_bytes();  // it was asked for after it had been sent
    }
    return &mirror;
}

void TextureMirrors::settle(Mirror& mirror, const TrackedTexels& image) {
    std::exchange(mirror.outside, nullptr)->settle(*this, image);
    // Nothing came: what was there before is better than nothing.
    if (!mirror.texture) image.bytes.tracking->lost_on_gpu();
}

TextureLoan TextureMirrors::lend(const TrackedTexels& image, Access access, const ForcedUploads& forced) {
    if (image.bytes.size_bytes == 0) return {.holder = nullptr, .access = access};
    Mirror& mirror = access == Access::write ? entry(image) : *updated(image, forced);
    if (mirror.outside) settle(mirror, image);
    if (access != Access::read) make_own(mirror, image, access == Access::read_write);
    return {.holder = mirror.texture, .access = access};
}

void TextureMirrors::make_own(Mirror& mirror, const TrackedTexels& image, bool keep_contents) {
    const bool fits = mirror.fits(image);
    if (!fits || mirror.texture.use_count() != 1) renew(mirror, image, fits && keep_contents);
}

void TextureMirrors::accept(const TrackedTexels& image, const TextureLoan& loan,
                            std::shared_ptr<OutsideImageWork> work) {
    if (!loan.holder) return;
    if (loan.access == Access::read) {
        entry(image).outside = std::move(work);
    } else {
        accept_elsewhere(image, std::move(work));
    }
}

void TextureMirrors::accept_elsewhere(const TrackedTexels& image, std::shared_ptr<OutsideImageWork> work) {
    Mirror& mirror = entry(image);
    image.bytes.tracking->written_on_gpu(image.bytes.size_bytes);
    mirror.revision = image.bytes.tracking->revision;
    mirror.outside = std::move(work);
}

void TextureMirrors::store(const TrackedTexels& image, std::span<const std::byte> texels) {
    Mirror& mirror = entry(image);
    make_own(mirror, image, false);
    const TexelRect whole{0, 0, image.width, image.height};
    send(mirror.texture->id(), image, std::span(&whole, 1), texels.data());
    bytes_uploaded_ += texels.size();
    ++uploads_;
    note_stored(mirror, image);
}

void TextureMirrors::store(const TrackedTexels& image, const gl::Buffer& texels) {
    Mirror& mirror = entry(image);
    make_own(mirror, image, false);
    const gl::UnpackScope rows(texels.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    const GlFormat& format = gl_format(image.format);
    glTextureSubImage2D(mirror.texture->id(), 0, 0, 0, static_cast<GLsizei>(image.width),
                        static_cast<GLsizei>(image.height), format.channels, format.type, nullptr);
    note_stored(mirror, image);
}

void TextureMirrors::note_stored(Mirror& mirror, const TrackedTexels& image) {
    mirror.sent.add(image.bytes.size_bytes, 1, arrays::UploadStrategy::sub_data);
    // What the CPU has changed since is still pending.
    mirror.revision = image.bytes.tracking->taken_revision;
}

const OutsideImageWork* TextureMirrors::outside(const TrackedTexels& image) const {
    const auto found = mirrors_.find(image.bytes.tracking.get());
    return found != mirrors_.end() && !found->second.array.expired() ? found->second.outside.get() : nullptr;
}

void TextureMirrors::fetch(const TrackedTexels& image, const ForcedUploads& forced) {
    arrays::Tracking& tracking = *image.bytes.tracking;
    if (image.bytes.size_bytes == 0 || (tracking.stale.empty() && !is_dropped(image))) return;
    const GLuint texture = updated(image, forced)->texture->id();
    const std::span<std::byte> bytes = tracking.restore_bytes();
    const gl::PackScope rows(0);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    const GlFormat& format = gl_format(image.format);
    glGetTextureImage(texture, 0, format.channels, format.type, static_cast<GLsizei>(bytes.size()), bytes.data());
    bytes_fetched_ += bytes.size();
    tracking.fetched();
}

void TextureMirrors::upload(Mirror& mirror, const TrackedTexels& image, const ForcedUploads& forced) {
    arrays::Tracking& tracking = *image.bytes.tracking;
    const arrays::Tracking::Use use(tracking);
    const bool fits = mirror.fits(image);
    const bool replaces = forced.strategy == arrays::UploadStrategy::replace && tracking.stale.empty();
    std::vector<TexelRect> rects{{0, 0, image.width, image.height}};
    const bool whole = !fits || replaces || !mirror.knows_changes();
    if (whole && (!tracking.stale.empty() || is_dropped(image)))
        throw GraphicsError(text_of(image) + " is neither in CPU memory as it is now nor here: fetch it where it is");
    // Beside what a kernel has written exactly what the CPU has changed is sent.
    if (!tracking.stale.empty())
        rects = rects_of(tracking.pending.ranges(), image.width, image.bytes.element_size_bytes);
    else if (!whole)
        rects = plan_texels(image, forced.policy.value_or(tracking.policy), upload_costs().sub_data);
    // Somebody may still draw from the texture: then what changes goes to another one.
    const bool renews = !fits || replaces || mirror.texture.use_count() != 1;
    if (renews) renew(mirror, image, !whole);
    send(mirror.texture->id(), image, rects, image.bytes.bytes.data());
    const std::size_t bytes = bytes_of(rects, image.bytes.element_size_bytes);
    using enum arrays::UploadStrategy;
    mirror.sent.add(bytes, rects.size(), renews && whole ? replace : sub_data);
    bytes_uploaded_ += bytes;
    uploads_ += rects.size();
    tracking.taken(image.bytes.bytes);
    mirror.revision = tracking.revision;
    if (tracking.drops_when_sent) tracking.drop_bytes();
}

void TextureMirrors::renew(Mirror& mirror, const TrackedTexels& image, bool keep_contents) {
    auto fresh = std::make_shared<gl::Texture>(allocate(image));
    if (keep_contents)
        glCopyImageSubData(mirror.texture->id(), GL_TEXTURE_2D, 0, 0, 0, 0, fresh->id(), GL_TEXTURE_2D, 0, 0, 0, 0,
                           static_cast<GLsizei>(image.width), static_cast<GLsizei>(image.height), 1);
    mirror.texture = std::move(fresh);
    mirror.width = image.width;
    mirror.height = image.height;
    mirror.format = image.format;
    mirror.levels = image.levels;
    mirror.size_bytes = size_of(image);
}

void TextureMirrors::collect() {
    std::erase_if(mirrors_, [](const auto& entry) { return entry.second.array.expired(); });
}

ArrayAccount TextureMirrors::account(const TrackedTexels& image) const {
    const auto found = mirrors_.find(image.bytes.tracking.get());
    const bool is_there = found != mirrors_.end() && found->second.texture;
    return is_there ? account_of(image.bytes, &found->second, found->second.size_bytes)
                    : account_of(image.bytes, nullptr, 0);
}

std::size_t TextureMirrors::size_bytes() const {
    std::size_t bytes = 0;
    for (const auto& [tracking, mirror] : mirrors_) bytes += mirror.size_bytes;
    return bytes;
}

}  // namespace vitrine::gpu
