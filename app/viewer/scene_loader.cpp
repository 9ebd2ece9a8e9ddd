#include "scene_loader.h"

#include "folder_listing.h"

#include <app/files.h>

#include <vitrine/base/error.h>
#include <vitrine/io/texture_decoder.h>

#include <atomic>
#include <deque>
#include <exception>
#include <mutex>
#include <new>
#include <system_error>
#include <utility>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;

/// A file to be read.
struct Wanted {
    fs::path path;
    fs::path asked;
    std::uint64_t size_bytes = 0;
};

Wanted wanted(const fs::path& path, const fs::path& asked) {
    const FileState state = state_of(path);
    return {path, asked, state ? state->size_bytes : 0};
}

}  // namespace

/// What one `start` began, on its thread.
class SceneLoader::Job {
public:
    Job(bool with_previews, std::uint64_t octree_from, const std::function<void()>& changed)
        : with_previews_(with_previews), octree_from_(octree_from), changed_(changed) {}

    void begin(std::vector<fs::path> paths) {
        paths_ = {paths.begin(), paths.end()};
        thread_ = std::jthread([this] { run(); });
    }
    /// False: it reads nothing more.
    bool add(const std::vector<fs::path>& paths) {
        const std::scoped_lock lock(mutex_);
        if (ended_ || progress_.is_cancelled()) return false;
        paths_.insert(paths_.end(), paths.begin(), paths.end());
        return true;
    }
    void cancel() { progress_.cancel(); }
    bool ended() const { return ended_; }
    void join() { thread_.join(); }

    LoadStatus status() const {
        const std::scoped_lock lock(mutex_);
        return {.file = name_,
                .place = place_,
                .files = place_ + files_.size() + paths_.size(),
                .stage = progress_.stage(),
                .done_bytes = progress_.done_bytes(),
                .total_bytes = total_bytes_,
                .elapsed = std::chrono::steady_clock::now() - begun_};
    }
    std::vector<LoadEvent> take() {
        const std::scoped_lock lock(mutex_);
        // What can be seen first is handed out alone, to be drawn at once, whatever has come meanwhile.
        const bool first = !previewed_ && !events_.empty() && std::holds_alternative<FilePreview>(events_.front());
        if (!first) return std::exchange(events_, {});
        previewed_ = true;
        std::vector<LoadEvent> events;
        events.push_back(std::move(events_.front()));
        events_.erase(events_.begin());
        return events;
    }

private:
    void run() {
        while (!progress_.is_cancelled()) {
            find_files();
            if (!begin_next()) break;
            read();
        }
        end();
    }

    /// Turns paths into files.
    void find_files() {
        std::deque<fs::path> paths;
        {
            const std::scoped_lock lock(mutex_);
            paths.swap(paths_);
        }
        for (const fs::path& path : paths) {
            std::error_code error;
            if (fs::is_directory(path, error))
                add_folder(path);
            else
                add_file(wanted(path, path));
        }
    }

    void add_folder(const fs::path& folder) {
        try {
            for (const fs::path& file : known_files(folder)) add_file(wanted(file, folder));
        } catch (const FileError& error) {
            say(LoadProblem{error.what()});
        }
    }

    void add_file(Wanted file) {
        const std::scoped_lock lock(mutex_);
        total_bytes_ += file.size_bytes;
        files_.push_back(std::move(file));
    }

    bool begin_next() {
        const std::scoped_lock lock(mutex_);
        if (files_.empty()) {
            // From now on nothing can be added, unless something has been in between.
            ended_ = paths_.empty();
            return !ended_;
        }
        current_ = std::move(files_.front());
        files_.pop_front();
        name_ = shown_path(current_.path.filename());
        ++place_;
        return true;
    }

    void read() {
        if (current_.path.empty()) return;
        try {
            read_current();
        } catch (const io::CancelledError&) {
            return;
        } catch (const std::bad_alloc&) {
            say(LoadProblem{shown_path(current_.path) + ": there is not enough memory to open it"});
        } catch (const std::exception& error) {
            say(LoadProblem{error.what()});
        }
        done_before_ += current_.size_bytes;
        progress_.reach(done_before_);
        current_ = {};
    }

    void read_current() {
        io::ReadOptions options{.progress = &progress_, .preview = {}};
        if (with_previews_) {
            options.preview = [this](scene::Scene scene) {
                scene.bounds();  // here, for they are remembered, and whoever shows it need not wait for them
                say(FilePreview{std::move(scene)});
            };
        }
        const FileState state = state_of(current_.path);
        io::ReadResult result = read_file(current_.path, octree_from_, options);
        for (std::string& problem : result.problems) say(LoadProblem{std::move(problem)});
        if (result.files.empty()) return;
        if (!with_previews_) io::decode_textures(result.scene);  // nothing is shown before all is there
        result.scene.bounds();
        say(FileRead{current_.path, current_.asked, state, std::move(result.scene), std::move(result.warnings)});
    }

    void end() {
        ended_ = true;
        say(LoadEnd{progress_.is_cancelled()});
    }

    void say(LoadEvent event) {
        {
            const std::scoped_lock lock(mutex_);
            const bool follows = std::holds_alternative<FilePreview>(event) && !events_.empty() &&
                                 std::holds_alternative<FilePreview>(events_.back());
            if (follows && !previewed_) return;  // the first one is the soonest drawn
            if (follows) events_.pop_back();
            events_.push_back(std::move(event));
        }
        if (changed_) changed_();
    }

    const bool with_previews_;
    const std::uint64_t octree_from_;
    const std::function<void()> changed_;
    const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    io::Progress progress_;
    Wanted current_;                 // the thread's
    std::uint64_t done_before_ = 0;  // the thread's
    mutable std::mutex mutex_;       // for what follows
    std::deque<fs::path> paths_;     ///< that have not been looked at
    std::deque<Wanted> files_;       ///< that wait
    std::string name_;               ///< of the file that is read
    std::size_t place_ = 0;          ///< of that file
    std::uint64_t total_bytes_ = 0;
    std::vector<LoadEvent> events_;
    bool previewed_ = false;  ///< a preview has been handed out
    std::atomic<bool> ended_ = false;
    std::jthread thread_;  // last: the rest is there when it starts, and still when it ends
};

SceneLoader::SceneLoader(std::function<void()> changed, std::uint64_t octree_from)
    : octree_from_(octree_from), changed_(std::move(changed)) {}

SceneLoader::~SceneLoader() {
    if (job_) job_->cancel();
}

void SceneLoader::start(std::vector<std::filesystem::path> paths, bool with_previews) {
    give_up();
    job_ = std::make_shared<Job>(with_previews, octree_from_, changed_);
    job_->begin(std::move(paths));
}

bool SceneLoader::add(const std::vector<std::filesystem::path>& paths) {
    return job_ && job_->add(paths);
}

void SceneLoader::cancel() {
    if (job_) job_->cancel();
}

void SceneLoader::give_up() {
    cancel();
    if (job_) given_up_.push_back(std::move(job_));
    job_ = nullptr;
    forget_ended();
}

LoadStatus SceneLoader::status() const {
    return job_ ? job_->status() : LoadStatus();
}

std::vector<LoadEvent> SceneLoader::take() {
    if (!job_) return {};
    std::vector<LoadEvent> events = job_->take();
    const bool ends = !events.empty() && std::holds_alternative<LoadEnd>(events.back());
    if (ends) give_up();
    return events;
}

void SceneLoader::wait() {
    if (job_) job_->join();
}

void SceneLoader::forget_ended() {
    std::erase_if(given_up_, [](const std::shared_ptr<Job>& job) { return job->ended(); });
}

}  // namespace vitrine::app
