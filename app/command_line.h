#pragma once

#include "options.h"

#include <string>
#include <variant>

namespace vitrine::app {

/// A text to print instead of running a command: help and version on stdout with exit code 0, one line about wrong
/// usage on stderr with exit code 2. Ends with a newline.
struct Message {
    std::string text;
    int exit_code = 0;
};

using Command = std::variant<ViewOptions, RenderOptions, BenchOptions, InfoOptions, IndexOptions, DevicesOptions,
                             FormatsOptions, Message>;

/// What a command line asks for.
struct CommandLine {
    Command command;
    std::string log_level = "warning";
};

/// Understands the words after the program's name; nothing is run or printed, and nothing is read but the file of a
/// view and the picture of a matcap. Nothing is thrown for wrong usage; throws FileError where one of those cannot be
/// read.
CommandLine parse_command_line(int argc, const char* const* argv);

/// What the viewer shows when nothing is asked for.
SceneOptions usual_options();

/// Where to read more: "vitrine bench --help".
std::string help_command(const Command& command);

/// The line for stderr about wrong usage, with where to read more.
std::string usage_line(const std::string& problem, const std::string& help_command);

}  // namespace vitrine::app
