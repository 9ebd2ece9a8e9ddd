#include <vitrine/io/gltf_textures.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/gltf_uri.h>
#include <vitrine/io/names.h>
#include <vitrine/io/texture_files.h>
#include <vitrine/io/uri.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vitrine::io {
namespace {

glm::vec2 read_vec2(const JsonElement& element) {
    return {element.at(0).number(), element.at(1).number()};
}

scene::TextureWrap wrap_of(const JsonElement& sampler, std::string_view name) {
    switch (sampler.count_or(name, 10497)) {
        case 33071: return scene::TextureWrap::clamp;
        case 33648: return scene::TextureWrap::mirror;
        default: return scene::TextureWrap::repeat;
    }
}

// What GL calls filters.
constexpr std::uint64_t nearest = 9728;
constexpr std::uint64_t linear = 9729;
constexpr std::uint64_t nearest_of_nearest_level = 9984;
constexpr std::uint64_t nearest_between_levels = 9986;
constexpr std::uint64_t linear_between_levels = 9987;

/// Of the sets that meshes have.
constexpr std::uint64_t most_texcoord_set = 1;

/// The extension replaces the texture coordinates' set, too.
void apply_transform(const JsonElement& transform, scene::TextureTransform& to, std::uint64_t& texcoord_set) {
    if (const auto offset = transform.find("offset")) to.offset = read_vec2(*offset);
    if (const auto rotation = transform.find("rotation")) to.rotation_radians = rotation->number();
    if (const auto scale = transform.find("scale")) to.scale = read_vec2(*scale);
    texcoord_set = transform.count_or("texCoord", texcoord_set);
}

/// A kind of pictures that is not decoded.
struct OtherKind {
    std::string_view extension;
    std::string_view name;
};
constexpr std::array<OtherKind, 3> other_kinds{
    {{"EXT_texture_webp", "WebP"}, {"KHR_texture_basisu", "KTX2/Basis"}, {"MSFT_texture_dds", "DDS"}}};

/// The picture that is used: PNG or JPEG, or where there is none what an extension puts into its place.
struct Source {
    std::optional<JsonElement> image;
    std::string_view extension;
};

Source source_of(const JsonElement& texture) {
    if (const auto source = texture.find("source")) return {source, {}};
    const auto extensions = texture.find("extensions");
    for (const OtherKind& kind : other_kinds) {
        const auto extension = extensions ? extensions->find(kind.extension) : std::nullopt;
        if (extension) return {extension->find("source"), kind.extension};
    }
    return {};
}

}  // namespace

GltfTextures::GltfTextures(const GltfFile& gltf, GltfBuffers& buffers, scene::Scene& scene)
    : gltf_(gltf), buffers_(buffers), scene_(scene), pictures_(gltf.root().size_of("images")) {
    images_.fill(std::vector<scene::TextureId>(pictures_.size()));
}

scene::TextureSlot GltfTextures::get(const JsonElement& info, scene::TextureEncoding encoding) {
    GltfTextureUse used = use(info);
    if (used.picture == nullptr) return used.slot;
    scene::TextureId& id = images_[static_cast<std::size_t>(encoding)][used.image];
    if (!id) {
        scene::Texture texture = *used.picture;
        texture.encoding = encoding;
        id = scene_.add(std::move(texture));
    }
    used.slot.texture = id;
    return used.slot;
}

GltfTextureUse GltfTextures::use(const JsonElement& info) {
    const JsonElement root = gltf_.root();
    const std::size_t index = info.get("index").index(root.size_of("textures"), "textures");
    const JsonElement texture = root.get("textures").at(index);
    GltfTextureUse use;
    use.slot.sampler = sampler(texture);
    std::uint64_t texcoord_set = info.count_or("texCoord", 0);
    const auto extensions = info.find("extensions");
    const auto transform = extensions ? extensions->find("KHR_texture_transform") : std::nullopt;
    if (transform) apply_transform(*transform, use.slot.transform, texcoord_set);
    const Source source = source_of(texture);
    if (!source.image) return use;
    use.image = source.image->index(pictures_.size(), "images");
    if (texcoord_set > most_texcoord_set) {
        log().warn("{}: {}: texture coordinates beyond set {} are not read, surfaces show without this texture",
                   display(gltf_.file.path), info.place(), most_texcoord_set);
        return use;
    }
    use.slot.texcoord_set = static_cast<std::uint8_t>(texcoord_set);
    use.picture = &picture(use.image, source.extension);
    return use;
}

const scene::Texture& GltfTextures::picture(std::size_t image, std::string_view extension) {
    std::optional<scene::Texture>& picture = pictures_[image];
    if (picture) return *picture;
    const JsonElement element = gltf_.root().get("images").at(image);
    picture = read(element, image);
    const auto* const kind = std::find_if(other_kinds.begin(), other_kinds.end(),
                                          [&](const OtherKind& other) { return other.extension == extension; });
    if (kind == other_kinds.end()) return *picture;
    log().warn("{}: {}: {} pictures ({}) are not supported, surfaces show without {}", display(gltf_.file.path),
               element.place(), kind->name, kind->extension, in_quotes(picture->name));
    return picture.emplace(failed_texture(picture->name));
}

scene::Texture GltfTextures::read(const JsonElement& image, std::size_t index) {
    const auto uri = image.find("uri");
    const bool is_file = uri && !has_scheme(uri->text());
    const std::string unnamed = is_file ? std::string(uri->text()) : "image " + std::to_string(index);
    scene::Texture texture;
    texture.name = clean_name(image.text_or("name", unnamed));
    try {
        texture.encoded = encoded(image);
    } catch (const FileError& error) {
        log().warn("{}", error.what());
        return failed_texture(texture.name);
    }
    return texture;
}

scene::EncodedPicture GltfTextures::encoded(const JsonElement& image) {
    const auto uri = image.find("uri");
    if (!uri) {
        const GltfKeptBytes kept = buffers_.keep(image.get("bufferView"));
        return {gltf_.file.path, kept.bytes, kept.owner};
    }
    if (!base64_payload(uri->text())) return {find_gltf_file(gltf_, *uri), {}, nullptr};
    auto bytes = base64_decoded(*base64_payload(uri->text()));
    if (!bytes) uri->fail("expected base64 text");
    const auto kept = std::make_shared<const std::vector<std::byte>>(std::move(*bytes));
    return {gltf_.file.path, *kept, kept};
}

scene::TextureSampler GltfTextures::sampler(const JsonElement& texture) const {
    const auto named = texture.find("sampler");
    if (!named) return {};
    const JsonElement root = gltf_.root();
    const std::size_t index = named->index(root.size_of("samplers"), "samplers");
    const JsonElement from = root.get("samplers").at(index);
    scene::TextureSampler sampler{.wrap_s = wrap_of(from, "wrapS"), .wrap_t = wrap_of(from, "wrapT")};
    sampler.smooth_near = from.count_or("magFilter", linear) != nearest;
    const std::uint64_t far = from.count_or("minFilter", linear_between_levels);
    sampler.smooth_far = far != nearest && far != nearest_of_nearest_level && far != nearest_between_levels;
    sampler.levels = far != nearest && far != linear;
    return sampler;
}

}  // namespace vitrine::io
