#pragma once

#include <vitrine/render/vector_look.h>

#include <CLI/CLI.hpp>

#include <string>

namespace vitrine::app {

/// What commands that draw understand about vectors as arrows, as words.
struct VectorWords {
    std::string name;
    std::string length = "0.03";
    std::string count = "1500";
    std::string color = "#f29926";
    bool same_length = false;

    void add(CLI::App& app);
    /// Throws UsageError.
    render::VectorLook look() const;
};

}  // namespace vitrine::app
