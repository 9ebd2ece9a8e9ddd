#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::app {

/// A file or folder as the file browser lists it.
struct FolderEntry {
    std::filesystem::path path;
    std::string name;  ///< UTF-8
    bool is_folder = false;
    bool is_known = false;  ///< a file that `io::read_scene` understands, by its name
    std::uint64_t size_bytes = 0;
};

/// What is in a folder, or why that cannot be said.
struct FolderListing {
    std::filesystem::path folder;      ///< absolute
    std::vector<FolderEntry> entries;  ///< folders first, each part by name: any case, numbers as numbers
    std::string problem;               ///< empty: all is well
};

/// Lists a folder; hidden files (names that begin with a dot) are left out. Never throws: a folder that cannot be
/// read gives a problem, an entry that cannot be looked at is listed with size 0.
FolderListing list_folder(const std::filesystem::path& folder);

/// A folder's files of known kinds, by name. Throws FileError where there is none, or the folder cannot be read.
std::vector<std::filesystem::path> known_files(const std::filesystem::path& folder);

/// Whether the browser shows an entry: folders always, files when `all_files` or of a known kind; of both, those
/// whose name contains `filter` in any case.
bool is_shown(const FolderEntry& entry, const std::string& filter, bool all_files);

/// What was typed as a path: "~" is the home folder, a relative one begins at `folder`.
std::filesystem::path typed_path(const std::string& typed, const std::filesystem::path& folder);

/// A folder and all above it, the root first.
std::vector<std::filesystem::path> path_steps(const std::filesystem::path& folder);

/// The first of folder/stem-1.extension, -2, … that is not there yet. The extension begins with a dot.
std::filesystem::path fresh_file(const std::filesystem::path& folder, const std::string& stem,
                                 std::string_view extension);

/// UTF-8 text of a path, for people.
std::string shown_path(const std::filesystem::path& path);

}  // namespace vitrine::app
