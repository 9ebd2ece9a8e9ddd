#pragma once

#include <vitrine/base/error.h>

#include <string>
#include <string_view>

namespace vitrine {

/// Of all values that there are the one of that name, by `name_of`. Throws UsageError that says what it is ("quality")
/// and lists the names.
template <class Values>
auto value_named(std::string_view name, const Values& all, const std::string& what) {
    std::string names;
    for (const auto one : all) {
        const std::string its_name(name_of(one));
        if (its_name == name) return one;
        names += (names.empty() ? "" : one == all.back() ? " or " : ", ") + its_name;
    }
    throw UsageError("unknown " + what + " '" + std::string(name) + "', expected " + names);
}

}  // namespace vitrine
