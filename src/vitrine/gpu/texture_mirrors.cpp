#include <vitrine/gpu/texture_mirrors.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/pixel_storage.h>
#include <vitrine/gpu/memory_check.h>
#include <vitrine/gpu/upload_costs.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
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
    static constexpr std::array<GlFormat, 5> formats{{{GL_R8, GL_RED, GL_UNSIGNED_BYTE},
                                                      {GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE},
                                                      {GL_R32F, GL_RED, GL_FLOAT},
                                                      {GL_RG32F, GL_RG, GL_FLOAT},
                                                      {GL_RGBA32F, GL_RGBA, GL_FLOAT}}};
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

gl::Texture allocate(const TrackedTexels& image) {
    require_size(image);
    const std::string& label = image.bytes.tracking->label;
    gl::Texture texture = gl::Texture::make(label.empty() ? "image" : label, static_cast<GLenum>(GL_TEXTURE_2D));
    const bool fits = has_memory_for([&] {
        glTextureStorage2D(texture.id(), 1, gl_format(image.format).stored, static_cast<GLsizei>(image.width),
                           static_cast<GLsizei>(image.height));
    });
    if (!fits) throw GraphicsError(fmt::format("no GPU memory for {}", text_of(image)));
    glTextureParameteri(texture.id(), GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTextureParameteri(texture.id(), GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

void send(GLuint texture, const TrackedTexels& image, std::span<const TexelRect> rects) {
    const gl::UnpackScope rows;
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, static_cast<GLint>(image.width));
    const GlFormat& format = gl_format(image.format);
    for (const TexelRect& rect : rects) {
        const std::size_t first = (rect.y * image.width + rect.x) * image.bytes.element_size_bytes;
        glTextureSubImage2D(texture, 0, static_cast<GLint>(rect.x), static_cast<GLint>(rect.y),
                            static_cast<GLsizei>(rect.width), static_cast<GLsizei>(rect.height), format.channels,
                            format.type, image.bytes.bytes.data() + first);
    }
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

TextureShare TextureMirrors::share(const TrackedTexels& image, const ForcedUploads& forced) {
    if (image.bytes.size_bytes == 0) return nullptr;
    Mirror& mirror = mirrors_[image.bytes.tracking.get()];
    if (mirror.array.expired()) {
        mirror = {};
        mirror.array = image.bytes.tracking;
    }
    if (!mirror.texture || !mirror.is_up_to_date()) upload(mirror, image, forced);
    return mirror.texture;
}

void TextureMirrors::upload(Mirror& mirror, const TrackedTexels& image, const ForcedUploads& forced) {
    arrays::Tracking& tracking = *image.bytes.tracking;
    const arrays::Tracking::Use use(tracking);
    const bool fits = mirror.texture && mirror.width == image.width && mirror.height == image.height;
    const bool replaces = forced.strategy == arrays::UploadStrategy::replace;
    std::vector<TexelRect> rects{{0, 0, image.width, image.height}};
    const bool whole = !fits || replaces || !mirror.knows_changes();
    if (!whole) rects = plan_texels(image, forced.policy.value_or(tracking.policy), upload_costs().sub_data);
    // Somebody may still draw from the texture: then what changes goes to another one.
    const bool renews = !fits || replaces || mirror.texture.use_count() != 1;
    if (renews) renew(mirror, image, !whole);
    send(mirror.texture->id(), image, rects);
    const std::size_t bytes = bytes_of(rects, image.bytes.element_size_bytes);
    using enum arrays::UploadStrategy;
    mirror.sent.add(bytes, rects.size(), renews && whole ? replace : sub_data);
    bytes_uploaded_ += bytes;
    uploads_ += rects.size();
    tracking.taken(image.bytes.bytes);
    mirror.revision = tracking.revision;
}

void TextureMirrors::renew(Mirror& mirror, const TrackedTexels& image, bool keep_contents) {
    auto fresh = std::make_shared<gl::Texture>(allocate(image));
    if (keep_contents)
        glCopyImageSubData(mirror.texture->id(), GL_TEXTURE_2D, 0, 0, 0, 0, fresh->id(), GL_TEXTURE_2D, 0, 0, 0, 0,
                           static_cast<GLsizei>(image.width), static_cast<GLsizei>(image.height), 1);
    mirror.texture = std::move(fresh);
    mirror.width = image.width;
    mirror.height = image.height;
    mirror.size_bytes = image.bytes.size_bytes;
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
