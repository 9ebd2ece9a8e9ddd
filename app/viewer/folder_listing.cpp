#include "folder_listing.h"

#include <app/files.h>

#include <vitrine/base/error.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
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
    entry.is_known = !entry.is_folder && has_known_name(found.path());
    if (!entry.is_folder) {
        const std::uintmax_t size = found.file_size(ignored);
        entry.size_bytes = ignored ? 0 : size;
    }
    return entry;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes the digits at the front of `text`, without zeros before them.
std::string_view take_number(std::string_view& text) {
    while (text.size() > 1 && text[0] == '0' && is_digit(text[1])) text.remove_prefix(1);
    std::size_t length = 0;
    while (length < text.size() && is_digit(text[length])) ++length;
    const std::string_view number = text.substr(0, length);
    text.remove_prefix(length);
    return number;
}

/// Below 0 when `a` stands before `b`: numbers within names count as numbers.
int compare_names(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        if (is_digit(a[0]) && is_digit(b[0])) {
            const std::string_view one = take_number(a);
            const std::string_view other = take_number(b);
            if (one.size() != other.size()) return one.size() < other.size() ? -1 : 1;
            if (const int order = one.compare(other); order != 0) return order;
        } else {
            const auto one = static_cast<unsigned char>(a[0]);
            const auto other = static_cast<unsigned char>(b[0]);
            if (one != other) return one < other ? -1 : 1;
            a.remove_prefix(1);
            b.remove_prefix(1);
        }
    }
    return static_cast<int>(!a.empty()) - static_cast<int>(!b.empty());
}

bool stands_before(const FolderEntry& a, const FolderEntry& b) {
    if (a.is_folder != b.is_folder) return a.is_folder;
    const int order = compare_names(folded(a.name), folded(b.name));
    return order != 0 ? order < 0 : a.name < b.name;
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

std::vector<fs::path> known_files(const fs::path& folder) {
    const FolderListing listing = list_folder(folder);
    std::vector<fs::path> files;
    for (const FolderEntry& entry : listing.entries) {
        if (!entry.is_folder && has_scene_name(entry.path)) files.push_back(entry.path);
    }
    if (files.empty())
        throw FileError(folder, listing.problem.empty() ? "has no files of a known kind" : listing.problem);
    return files;
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

fs::path fresh_file(const fs::path& folder, const std::string& stem, std::string_view extension) {
    for (int i = 1;; ++i) {
        fs::path file = folder / (stem + "-" + std::to_string(i) + std::string(extension));
        std::error_code ignored;
        if (!fs::exists(file, ignored)) return file;
    }
}

std::string shown_path(const fs::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

}  // namespace vitrine::app
