#pragma once

#include <vitrine/compute/queue.h>

#include <span>
#include <string>
#include <vector>

namespace vitrine::compute {

/// What a queue has of one way to run kernels. Belongs to the queue's GL context.
class Backend {
public:
    Backend() = default;
    virtual ~Backend() = default;
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;

    /// The kernel's source in the language of this way.
    virtual const SourceText& source(const KernelSource& kernel) const = 0;
    /// As Queue::run; any other exception than ArgumentError means that the way does not work.
    virtual void run(const Kernel& kernel, Extent extent, std::span<const Argument> arguments) = 0;
    /// Reads kernels whose files have changed again.
    virtual bool reload() = 0;
    virtual void flush() {}
    virtual void finish() = 0;
    virtual bool lags() const { return false; }
    virtual void set_pipelined(bool /*pipelined*/) {}
    /// Why the way has stopped working where nobody could be told at once; empty: it has not.
    virtual std::string failure() const { return {}; }
};

}  // namespace vitrine::compute
