#pragma once

#include <cstdint>
#include <string_view>

namespace vitrine::gl {

/// Sends the current context's debug messages to the log, with the labels of the objects they are about.
/// `synchronous` gives them at the call that caused them, at a cost: for development and tests.
void install_debug_output(bool synchronous);

/// Messages of severity medium or higher since the program started, in all contexts: a green run has none.
std::uint64_t debug_complaints();

/// Names a run of GL commands for debuggers while it lives.
class DebugGroup {
public:
    explicit DebugGroup(std::string_view name);
    ~DebugGroup();
    DebugGroup(const DebugGroup&) = delete;
    DebugGroup& operator=(const DebugGroup&) = delete;
};

}  // namespace vitrine::gl
