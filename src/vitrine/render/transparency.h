#pragma once

#include <string_view>

namespace vitrine::render {

/// How transparent surfaces that lie behind each other are mixed; in both ways their order does not matter.
enum class Transparency {
    weighted,  ///< an average in which what is nearer counts more: each is drawn once
    peeled,    ///< as they lie: all are drawn once for each layer
};

/// "weighted", "peeled".
std::string_view name_of(Transparency way);
/// Throws UsageError that lists the names.
Transparency transparency_named(std::string_view name);

}  // namespace vitrine::render
