#pragma once

#include <vitrine/render/field_look.h>

#include <CLI/CLI.hpp>

#include <string>

namespace vitrine::app {

/// What commands that draw understand about numbers in the place of colours, as words.
struct FieldWords {
    std::string name;
    std::string color_map = "viridis";
    std::string range = "auto";
    std::string isolines = "none";
    std::string step;
    std::string no_number;
    bool logarithmic = false;
    bool unlit = false;
    bool no_bar = false;

    void add(CLI::App& app);
    /// Throws UsageError.
    render::FieldLook look() const;
};

}  // namespace vitrine::app
