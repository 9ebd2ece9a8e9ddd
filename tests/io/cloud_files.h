#pragma once

#include <io/test_files.h>

#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// The values of a cloud's scalar; none when it has no scalar of that name.
inline Floats scalar_values(const scene::PointCloud& cloud, std::string_view name) {
    for (const scene::ScalarField& field : cloud.scalars) {
        if (field.name == name) return all(field.values);
    }
    return {};
}

/// The names of a cloud's scalars, a comma behind each.
inline std::string scalar_names(const scene::PointCloud& cloud) {
    std::string names;
    for (const scene::ScalarField& field : cloud.scalars) names += field.name + ",";
    return names;
}

/// Reads the file with a number of T at each of its bytes in turn set to 0, -1, the largest number and one more: each
/// must be an error or a sound scene.
template <class T>
void read_all_numbers(std::string_view file_name, const std::string& content, std::size_t end) {
    const TemporaryFolder folder;
    constexpr T most = std::numeric_limits<T>::max();
    for (std::size_t at = 0; at + sizeof(T) <= std::min(end, content.size()); ++at) {
        for (const T value : {T{0}, static_cast<T>(-1), most, static_cast<T>(most / 2), static_cast<T>(most / 2 + 1)}) {
            SCOPED_TRACE("the number at byte " + std::to_string(at) + " is " + std::to_string(value));
            std::string changed = content;
            changed.replace(at, sizeof(T), Bytes().add(value).str());
            try {
                expect_sound(folder.read(file_name, changed));
            } catch (const FileError&) {  // as it should be
            }
        }
    }
}

}  // namespace vitrine::io
