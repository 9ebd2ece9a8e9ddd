#pragma once

#include <memory>

namespace vitrine::gl {

class CallRecorder;

/// Puts functions that tell the recorder in the places of the loader's. Throws UsageError when somebody else records.
void hook_calls(std::shared_ptr<CallRecorder> recorder);
/// Puts the loader's own functions back.
void unhook_calls();
/// For who has just run the loader again, which puts its own functions back: goes on recording where that was done.
void keep_calls_hooked();

}  // namespace vitrine::gl
