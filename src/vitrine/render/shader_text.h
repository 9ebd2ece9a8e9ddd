#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::render {

/// The text of a file of shaders/, with its `#include "name"` lines replaced by the files they name.
/// Development builds read shaders/ itself; others what was embedded at build.
/// Throws GraphicsError when there is no such file.
std::string shader_text(std::string_view name);
/// The same with names defined after its first line, which is its version.
std::string shader_text(std::string_view name, std::span<const std::string> defined);

/// Where a file of shaders/ lies in development builds; empty in others.
std::filesystem::path shader_path(std::string_view name);

}  // namespace vitrine::render
