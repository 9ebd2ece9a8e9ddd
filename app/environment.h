#pragma once

#include "options.h"

#include <vitrine/io/progress.h>
#include <vitrine/render/environment.h>

#include <filesystem>
#include <memory>
#include <string>

namespace vitrine::app {

/// What became of an environment map's file.
struct EnvironmentRead {
    std::shared_ptr<const render::Environment> map;  ///< nullptr: it cannot be read
    std::string problem;                             ///< why not: a line, not logged
};

/// Reads it, and filters it for surfaces of all kinds. What is odd about one that can be read is a warning in the log.
/// Throws CancelledError. Any thread.
EnvironmentRead read_environment(const std::filesystem::path& path, io::Progress* progress = nullptr);

/// What is lit so is lit by `map` from now on, with the key light that the options ask for.
void light_by(render::Lighting& lighting, std::shared_ptr<const render::Environment> map, const SceneOptions& options);

}  // namespace vitrine::app
