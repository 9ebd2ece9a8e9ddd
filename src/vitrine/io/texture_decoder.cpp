#include <vitrine/io/texture_decoder.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/base/mapped_file.h>
#include <vitrine/base/parallel.h>
#include <vitrine/io/names.h>
#include <vitrine/io/specular_glossiness.h>

#include <algorithm>
#include <iterator>
#include <new>
#include <utility>

namespace vitrine::io {
namespace {

/// How many textures may wait to be taken, decoded: each may take a gigabyte.
constexpr std::size_t most_results = 4;

/// "robot.glb: texture skin", or the picture's own path.
std::filesystem::path place_of(const scene::Texture& texture) {
    if (texture.encoded.owner == nullptr) return texture.encoded.path;
    return path_from_utf8(display(texture.encoded.path) + ": texture " + in_quotes(texture.name));
}

DecodedPicture decode(const scene::EncodedPicture& encoded, const std::filesystem::path& place, int most_side) {
    if (encoded.owner != nullptr) return decode_picture(encoded.bytes, place, most_side);
    const MappedFile file(encoded.path);
    DecodedPicture picture = decode_picture(file.bytes(), place, most_side);
    if (!file.is_whole()) throw FileError(place, "became shorter while it was read");
    return picture;
}

/// What glTF's older model of surfaces comes to. White where it has no picture.
DecodedPicture converted(const scene::Texture& texture, const std::filesystem::path& place, int most_side) {
    const scene::SpecularGlossiness& from = *texture.made_of;
    const auto decoded = [&](const scene::EncodedPicture& encoded) {
        if (encoded.bytes.empty() && encoded.path.empty())
            return DecodedPicture{{1, 1}, {1, 1}, {glm::u8vec4(255)}, {}};
        return decode(encoded, place, most_side);
    };
    const DecodedPicture diffuse = decoded(from.diffuse);
    const DecodedPicture specular = decoded(from.specular_glossiness);
    return metallic_roughness_from(from, diffuse, specular, texture.encoding);
}

std::string flaw_of(const DecodedPicture& picture, const std::filesystem::path& place) {
    if (!picture.flaw.empty()) return display(place) + ": " + picture.flaw;
    if (picture.size == picture.full_size) return {};
    const auto text = [](glm::ivec2 size) { return std::to_string(size.x) + " x " + std::to_string(size.y); };
    return display(place) + ": is shown at " + text(picture.size) + " pixels instead of " + text(picture.full_size);
}

/// Gives a texture what came of its picture. What there is to say is logged, and added to the warnings.
void settle(scene::Texture& texture, DecodedTexture decoded, std::vector<std::string>& warnings) {
    const bool failed = decoded.texels.empty();
    texture.state = failed ? scene::TextureState::failed : scene::TextureState::ready;
    texture.encoded.bytes = {};
    texture.encoded.owner.reset();
    texture.made_of.reset();
    if (!failed) texture.texels = std::move(decoded.texels);
    if (decoded.problem.empty()) return;
    log().warn("{}", decoded.problem);
    warnings.push_back(std::move(decoded.problem));
}

std::shared_ptr<const arrays::Tracking> identity_of(const scene::Texture& texture) {
    return texture.texels.tracked_texels().bytes.tracking;
}

bool waits(const scene::Texture& texture) {
    return texture.state == scene::TextureState::waiting;
}

}  // namespace

DecodedTexture decode_texture(const scene::Texture& texture, int most_side) {
    const std::filesystem::path place = place_of(texture);
    DecodedTexture result;
    try {
        DecodedPicture picture =
            texture.made_of ? converted(texture, place, most_side) : decode(texture.encoded, place, most_side);
        result.problem = flaw_of(picture, place);
        result.texels.assign(static_cast<std::size_t>(picture.size.x), static_cast<std::size_t>(picture.size.y),
                             std::move(picture.texels));
        result.texels.set_label(texture.name + " texels");
    } catch (const Error& error) {
        result.problem = error.what();
    } catch (const std::bad_alloc&) {
        result.problem = display(place) + ": needs more memory than there is";
    }
    return result;
}

std::vector<std::string> decode_textures(scene::Scene& scene, int most_side) {
    std::vector<scene::TextureId> ids = scene.textures().ids();
    std::erase_if(ids, [&](scene::TextureId id) { return !waits(scene.texture(id)); });
    std::vector<DecodedTexture> decoded(ids.size());
    parallel_parts(ids.size(), 1, [&](std::size_t i, std::size_t) {
        decoded[i] = decode_texture(std::as_const(scene).texture(ids[i]), most_side);
    });
    std::vector<std::string> warnings;
    for (std::size_t i = 0; i < ids.size(); ++i) settle(scene.edit_texture(ids[i]), std::move(decoded[i]), warnings);
    return warnings;
}

TextureDecoder::TextureDecoder(std::function<void()> ready, int most_side)
    : ready_(std::move(ready)), most_side_(most_side) {}

TextureDecoder::~TextureDecoder() {
    stop();
    {
        const std::scoped_lock lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
}

void TextureDecoder::add(const scene::Scene& scene) {
    if (under_way_.empty()) count_ = 0;
    std::deque<Job> jobs;
    scene.textures().for_each([&](scene::TextureId, const scene::Texture& texture) {
        const std::shared_ptr<const arrays::Tracking> tracking = identity_of(texture);
        if (!waits(texture) || under_way_.contains(tracking.get())) return;
        under_way_[tracking.get()] = {tracking, ++last_job_};
        jobs.push_back({tracking.get(),
                        last_job_,
                        {texture.name, texture.state, texture.encoded, {}, texture.encoding, texture.made_of}});
    });
    if (jobs.empty()) return;
    count_ += jobs.size();
    {
        const std::scoped_lock lock(mutex_);
        std::move(jobs.begin(), jobs.end(), std::back_inserter(jobs_));
    }
    start_threads();
    changed_.notify_all();
}

void TextureDecoder::start_threads() {
    const std::size_t wanted = std::min(worker_count(), count_);
    while (threads_.size() < wanted) threads_.emplace_back([this] { run(); });
}

void TextureDecoder::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return ending_ || (!jobs_.empty() && results_.size() < most_results); });
        if (ending_) return;
        const Job job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        DecodedTexture decoded = decode_texture(job.texture, most_side_);
        lock.lock();
        results_.push_back({job.identity, job.number, std::move(decoded)});
        changed_.notify_all();
        lock.unlock();
        if (ready_) ready_();
        lock.lock();
    }
}

/// Those that somebody still waits for.
std::map<TextureDecoder::Identity, DecodedTexture*> TextureDecoder::claimed(std::vector<Result>& results) {
    std::map<Identity, DecodedTexture*> claimed;
    for (Result& result : results) {
        const auto known = under_way_.find(result.identity);
        if (known == under_way_.end() || known->second.job != result.job) continue;
        if (!known->second.texels.expired()) claimed.emplace(result.identity, &result.decoded);
        under_way_.erase(known);
    }
    return claimed;
}

std::vector<std::string> TextureDecoder::take(scene::Scene& scene) {
    std::vector<Result> results;
    {
        const std::scoped_lock lock(mutex_);
        results.swap(results_);
    }
    if (results.empty()) return {};
    changed_.notify_all();
    const std::map<Identity, DecodedTexture*> decoded = claimed(results);
    std::vector<std::string> warnings;
    for (const scene::TextureId id : scene.textures().ids()) {
        const auto found = decoded.find(identity_of(scene.texture(id)).get());
        if (found != decoded.end()) settle(scene.edit_texture(id), std::move(*found->second), warnings);
    }
    return warnings;
}

void TextureDecoder::stop() {
    under_way_.clear();
    count_ = 0;
    {
        const std::scoped_lock lock(mutex_);
        jobs_.clear();
        results_.clear();
    }
    changed_.notify_all();
}

void TextureDecoder::wait() {
    if (under_way_.empty()) return;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !results_.empty(); });
}

}  // namespace vitrine::io
