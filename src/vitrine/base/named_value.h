#pragma once

#include <vitrine/base/error.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace vitrine {

/// Of all values that there are the one of that name, by `name_of`. Throws UsageError that says what it is ("quality")
/// and lists the names.
template <class T, std::size_t N>
T value_named(std::string_view name, const std::array<T, N>& all, const std::string& what) {
    std::string names;
    for (const T one : all) {
        const std::string its_name(name_of(one));
        if (its_name == name) return one;
        names += (names.empty() ? "" : one == all.back() ? " or " : ", ") + its_name;
    }
    throw UsageError("unknown " + what + " '" + std::string(name) + "', expected " + names);
}

}  // namespace vitrine
