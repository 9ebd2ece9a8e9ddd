#pragma once

#include <vitrine/base/error.h>

namespace vitrine::compute {

/// A kernel cannot be run, in this way or in any; names it.
class ComputeError : public Error {
public:
    using Error::Error;
};

/// A kernel does not compile. `what()` is the compiler's log, a line "FILE:LINE: problem" for each.
class KernelBuildError : public ComputeError {
public:
    using ComputeError::ComputeError;
};

/// The arguments of a run do not suit the kernel's parameters: the caller's mistake, whatever the way.
class ArgumentError : public ComputeError {
public:
    using ComputeError::ComputeError;
};

}  // namespace vitrine::compute
