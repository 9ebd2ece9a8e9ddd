#pragma once

#include <vitrine/io/json_element.h>

#include <cstddef>
#include <string>

namespace vitrine::io {

/// Warns of the first things that are amiss in a part of a file, and of how many more there are.
class GltfProblems {
public:
    explicit GltfProblems(const JsonElement& part) : part_(part) {}
    ~GltfProblems() {
        if (count_ > most) part_.warn(std::to_string(count_ - most) + " more things are amiss");
    }
    GltfProblems(const GltfProblems&) = delete;
    GltfProblems& operator=(const GltfProblems&) = delete;

    void add(const JsonElement& place, const std::string& problem) {
        if (++count_ <= most) place.warn(problem);
    }

private:
    static constexpr std::size_t most = 4;

    const JsonElement& part_;
    std::size_t count_ = 0;
};

}  // namespace vitrine::io
