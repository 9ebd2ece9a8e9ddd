#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::prepare {

/// `vitrine` in XDG_CACHE_HOME or, where that is not set, in ~/.cache; none without a home.
std::optional<std::filesystem::path> default_cache_folder();

/// Files that can be made again, in a folder of bounded size: what has not been used for longest goes first. Whatever
/// fails (a full disk, a folder that cannot be written) is one line in the log, and then nothing is kept any more.
/// Several programs may use one folder; one thread at a time.
class DiskCache {
public:
    static constexpr std::uintmax_t usual_bytes = std::uintmax_t{1} << 30U;

    /// The folder is made when the first file is stored.
    explicit DiskCache(std::filesystem::path folder, std::uintmax_t most_bytes = usual_bytes);

    /// What was stored under a name, which is one of a file; nothing where it is not there or not whole.
    std::optional<std::vector<std::byte>> find(std::string_view name);
    /// Under a temporary name first, so that no other program finds half of it.
    void store(std::string_view name, std::span<const std::byte> bytes);

private:
    void give_up(const std::string& problem);
    void write(std::string_view name, std::span<const std::byte> bytes) const;
    void remove_oldest() const;

    std::filesystem::path folder_;
    std::uintmax_t most_bytes_;
    bool given_up_ = false;
};

}  // namespace vitrine::prepare
