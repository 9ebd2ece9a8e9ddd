#pragma once

#include <vitrine/io/picture_decoder.h>
#include <vitrine/scene/scene.h>

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace vitrine::io {

/// A picture of a texture, decoded; or why that could not be done.
struct DecodedTexture {
    scene::ColorImage texels;
    std::string problem;  ///< a line that names the file; with texels, what is wrong with them; empty: nothing
};

/// Decodes a texture's picture. Throws nothing but std::bad_alloc. Any thread.
DecodedTexture decode_texture(const scene::Texture& texture, int most_side = most_picture_side);

/// Decodes all of a scene's textures that wait for it, on all cores, and gives them their texels; the pictures, as they
/// were encoded, are let go. Those that cannot be read are left without, with a warning in the log. Returns the
/// warnings.
std::vector<std::string> decode_textures(scene::Scene& scene, int most_side = most_picture_side);

/// Decodes a scene's textures in the background, one on each core, while the scene is shown. All calls come from the
/// thread that the scene belongs to.
class TextureDecoder {
public:
    /// `ready` is called on another thread when there is something to take.
    explicit TextureDecoder(std::function<void()> ready = {}, int most_side = most_picture_side);
    /// Waits for the pictures that are being decoded.
    ~TextureDecoder();
    TextureDecoder(const TextureDecoder&) = delete;
    TextureDecoder& operator=(const TextureDecoder&) = delete;

    /// Begins with all textures that wait and are not under way already.
    void add(const scene::Scene& scene);
    /// Gives textures that are still there what was decoded for them, whatever scene they are in by now. Returns the
    /// warnings, which are logged, too.
    std::vector<std::string> take(scene::Scene& scene);
    /// Gives up what has not been taken.
    void stop();
    /// Until all has been taken.
    bool is_working() const { return !under_way_.empty(); }
    /// How many there were since it last had nothing to do, and how many of them have been taken.
    std::size_t count() const { return count_; }
    std::size_t done() const { return count_ - under_way_.size(); }
    /// Waits until there is something to take, if anything is under way: for programs without a window.
    void wait();

private:
    /// Who a texture is, wherever its scene moves it.
    using Identity = const arrays::Tracking*;
    /// A texture that waits for its texels.
    struct Waiting {
        std::weak_ptr<const arrays::Tracking> texels;
        std::uint64_t job = 0;
    };
    struct Job {
        Identity identity = nullptr;
        std::uint64_t number = 0;  ///< no two jobs have the same: identities come back when a texture is gone
        scene::Texture texture;    ///< without texels
    };
    struct Result {
        Identity identity = nullptr;
        std::uint64_t job = 0;
        DecodedTexture decoded;
    };
    std::map<Identity, DecodedTexture*> claimed(std::vector<Result>& results);
    void run();
    void start_threads();

    std::function<void()> ready_;
    int most_side_;
    std::map<Identity, Waiting> under_way_;
    std::size_t count_ = 0;
    std::uint64_t last_job_ = 0;
    std::mutex mutex_;  ///< for what follows
    std::condition_variable changed_;
    std::deque<Job> jobs_;
    std::vector<Result> results_;
    bool ending_ = false;
    std::vector<std::jthread> threads_;  ///< last: they end before what they use
};

}  // namespace vitrine::io
