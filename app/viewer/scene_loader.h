#pragma once

#include "file_state.h"

#include <app/files.h>

#include <vitrine/io/progress.h>
#include <vitrine/scene/scene.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace vitrine::app {

/// A file that is being read, as far as it is there.
struct FilePreview {
    scene::Scene scene;
};

/// A file that has been read.
struct FileRead {
    std::filesystem::path path;
    std::filesystem::path asked;  ///< the path itself, or the folder that it was found in
    FileState state;              ///< of the file before it was read
    scene::Scene scene;
    std::vector<std::string> warnings;
};

/// Why a file, or a folder, is not shown: a line.
struct LoadProblem {
    std::string text;
};

/// All has been read, or was cancelled: nothing follows.
struct LoadEnd {
    bool cancelled = false;
};

using LoadEvent = std::variant<FilePreview, FileRead, LoadProblem, LoadEnd>;

/// How far loading is.
struct LoadStatus {
    std::string file;       ///< its name
    std::size_t place = 1;  ///< of the file among those to be read, from 1 on
    std::size_t files = 1;
    std::string_view stage;  ///< "reading"
    std::uint64_t done_bytes = 0;
    std::uint64_t total_bytes = 0;
    std::string_view unit = "bytes";  ///< of these two: something else where things are counted
    std::chrono::duration<double> elapsed{};
};

/// Reads files one after the other on a thread of its own. Its functions are for the thread that made it.
class SceneLoader {
public:
    /// `changed` is called on another thread when there is something to take; `octree_from` is as in `read_file`.
    explicit SceneLoader(std::function<void()> changed = {}, std::uint64_t octree_from = never_through_octrees);
    /// Cancels what goes on, and waits for it: readers stop soon.
    ~SceneLoader();

    /// Begins to read; what went on is given up. Folders stand for
    /// the files in them that are of a known kind, by name, without those in folders below.
    void start(std::vector<std::filesystem::path> paths, bool with_previews);
    /// These are read after the others. False: nothing goes on any more that they could follow.
    bool add(const std::vector<std::filesystem::path>& paths);
    void cancel();
    /// The same, and nothing is handed out any more, no end either.
    void give_up();
    /// Until the end has been taken.
    bool is_loading() const { return job_ != nullptr; }
    /// Of what is loaded now.
    LoadStatus status() const;
    /// What has happened, in order; of several previews in a row the last one, but the first of all comes alone.
    std::vector<LoadEvent> take();
    /// Until there is nothing more to come: for programs without a window.
    void wait();

private:
    class Job;
    void forget_ended();

    std::uint64_t octree_from_;
    std::function<void()> changed_;
    std::shared_ptr<Job> job_;
    std::vector<std::shared_ptr<Job>> given_up_;  ///< that have not ended yet
};

}  // namespace vitrine::app
