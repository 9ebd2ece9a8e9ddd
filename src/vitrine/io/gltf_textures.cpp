#include <vitrine/io/gltf_textures.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/gltf_uri.h>
#include <vitrine/io/names.h>
#include <vitrine/io/texture_files.h>
#include <vitrine/io/uri.h>

#include <memory>
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

/// The extension replaces the texture coordinates' set, too.
void apply_transform(const JsonElement& transform, GltfTextureUse& use) {
    scene::TextureTransform& to = use.slot.transform;
    if (const auto offset = transform.find("offset")) to.offset = read_vec2(*offset);
    if (const auto rotation = transform.find("rotation")) to.rotation_radians = rotation->number();
    if (const auto scale = transform.find("scale")) to.scale = read_vec2(*scale);
    use.texcoord_set = transform.count_or("texCoord", use.texcoord_set);
}

/// The picture that is used: PNG or JPEG, or what an extension puts into its place, which is not decoded perhaps.
std::optional<JsonElement> source_of(const JsonElement& texture) {
    if (const auto source = texture.find("source")) return source;
    const auto extensions = texture.find("extensions");
    for (const std::string_view name : {"EXT_texture_webp", "KHR_texture_basisu", "MSFT_texture_dds"}) {
        const auto extension = extensions ? extensions->find(name) : std::nullopt;
        if (extension) return extension->find("source");
    }
    return std::nullopt;
}

}  // namespace

GltfTextures::GltfTextures(const GltfFile& gltf, GltfBuffers& buffers, scene::Scene& scene)
    : gltf_(gltf), buffers_(buffers), scene_(scene), images_(gltf.root().size_of("images")) {}

GltfTextureUse GltfTextures::get(const JsonElement& info) {
    const JsonElement root = gltf_.root();
    const std::size_t index = info.get("index").index(root.size_of("textures"), "textures");
    const JsonElement texture = root.get("textures").at(index);
    GltfTextureUse use;
    use.texcoord_set = info.count_or("texCoord", 0);
    use.slot.sampler = sampler(texture);
    if (const auto source = source_of(texture)) use.slot.texture = image(*source);
    const auto extensions = info.find("extensions");
    const auto transform = extensions ? extensions->find("KHR_texture_transform") : std::nullopt;
    if (transform) apply_transform(*transform, use);
    return use;
}

scene::TextureId GltfTextures::image(const JsonElement& source) {
    const std::size_t index = source.index(images_.size(), "images");
    if (!images_[index]) images_[index] = scene_.add(read(gltf_.root().get("images").at(index), index));
    return images_[index];
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
