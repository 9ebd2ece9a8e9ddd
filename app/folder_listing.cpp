#include "folder_listing.h"

#include <vitrine/io/read_scene.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;

/// ASCII letters made small; others stay.
std::string folded(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

FolderEntry entry_of(const fs::directory_entry& found) {
    std::error_code ignored;
    FolderEntry entry;
    entry.path = found.path();
    entry.name = shown_path(found.path().filename());
    entry.is_folder = found.is_directory(ignored);
    entry.is_known = !entry.is_folder && io::has_known_extension(found.path());
    if (!entry.is_folder) {
        const std::uintmax_t size = found.file_size(ignored);
        entry.size_bytes = ignored ? 0 : size;
    }
    return entry;
}

bool stands_before(const FolderEntry& a, const FolderEntry& b) {
    if (a.is_folder != b.is_folder) return a.is_folder;
    const std::string one = folded(a.name);
    const std::string other = folded(b.name);
    return one != other ? one < other : a.name < b.name;
}

}  // namespace

FolderListing list_folder(const fs::path& folder) {
    FolderListing listing;
    std::error_code error;
    listing.folder = fs::absolute(folder, error).lexically_normal();
    if (!listing.folder.has_filename() && listing.folder.has_relative_path())
        listing.folder = listing.folder.parent_path();  // without the slash at its end
    fs::directory_iterator found(listing.folder, error);
    while (!error && found != fs::directory_iterator()) {
        FolderEntry entry = entry_of(*found);
        if (!entry.name.starts_with('.')) listing.entries.push_back(std::move(entry));
        found.increment(error);
    }
    if (error) listing.problem = "This folder cannot be read: " + error.message() + ".";
    std::sort(listing.entries.begin(), listing.entries.end(), stands_before);
    return listing;
}

bool is_shown(const FolderEntry& entry, const std::string& filter, bool all_files) {
    if (!entry.is_folder && !entry.is_known && !all_files) return false;
    return filter.empty() || folded(entry.name).find(folded(filter)) != std::string::npos;
}

fs::path typed_path(const std::string& typed, const fs::path& folder) {
    const char* home = std::getenv("HOME");
    if (home != nullptr && (typed == "~" || typed.starts_with("~/"))) {
        const std::string rest = typed.size() > 2 ? typed.substr(2) : std::string();
        return rest.empty() ? fs::path(home) : fs::path(home) / fs::path(std::u8string(rest.begin(), rest.end()));
    }
    return (folder / fs::path(std::u8string(typed.begin(), typed.end()))).lexically_normal();
}

std::vector<fs::path> path_steps(const fs::path& folder) {
    std::vector<fs::path> steps;
    fs::path step = folder;
    while (!step.empty()) {
        steps.insert(steps.begin(), step);
        if (step == step.parent_path()) break;
        step = step.parent_path();
    }
    return steps;
}

std::string shown_path(const fs::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

}  // namespace vitrine::app
