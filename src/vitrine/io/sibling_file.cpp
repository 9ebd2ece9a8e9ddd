#include <vitrine/io/sibling_file.h>

#include <vitrine/io/names.h>

#include <algorithm>
#include <string>
#include <system_error>

namespace vitrine::io {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

std::string_view without_quotes(std::string_view name) {
    const bool quoted = name.size() > 1 && name.front() == '"' && name.back() == '"';
    return quoted ? name.substr(1, name.size() - 2) : name;
}

/// What is in a folder under that name, in capitals or small letters.
std::optional<fs::path> find_in_any_case(const fs::path& folder, const fs::path& name) {
    std::error_code error;
    const std::string wanted = lower(display(name));
    for (fs::directory_iterator entry(folder.empty() ? fs::path(".") : folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (lower(display(entry->path().filename())) == wanted) return folder / entry->path().filename();
    }
    return std::nullopt;
}

/// The file at a relative path, each part of which may be written in any case.
std::optional<fs::path> find_below(const fs::path& folder, const fs::path& relative) {
    fs::path at = folder;
    for (const fs::path& part : relative) {
        std::error_code ignored;
        if (part == "." || part == ".." || fs::exists(at / part, ignored)) {
            at /= part;
            continue;
        }
        const std::optional<fs::path> found = find_in_any_case(at, part);
        if (!found) return std::nullopt;
        at = *found;
    }
    return is_file(at) ? std::optional(at) : std::nullopt;
}

}  // namespace

std::optional<fs::path> find_sibling(const fs::path& folder, std::string_view name) {
    const std::string_view bare = without_quotes(name);
    if (bare.empty() || bare.find('\0') != std::string_view::npos) return std::nullopt;
    const fs::path as_written = folder / path_from_utf8(bare);
    if (is_file(as_written)) return as_written;
    std::string slashed(bare);
    std::replace(slashed.begin(), slashed.end(), '\\', '/');
    const fs::path path = path_from_utf8(slashed);
    if (!path.has_root_path()) {
        if (const auto found = find_below(folder, path)) return found;
    } else if (is_file(path)) {
        return path;
    }
    return find_below(folder, path.filename());
}

}  // namespace vitrine::io
