#pragma once

#include <vitrine/compute/argument.h>
#include <vitrine/compute/costs.h>
#include <vitrine/compute/error.h>
#include <vitrine/compute/kernel.h>
#include <vitrine/compute/way.h>
#include <vitrine/gpu/mirrors.h>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine::compute {

class OpenCl;

/// How many items a kernel works on, in one dimension or in two (columns and rows).
struct Extent {
    Extent(std::size_t items) : columns(items) {}  // NOLINT: a number is an extent
    Extent(std::size_t c, std::size_t r) : columns(c), rows(r), dimensions(2) {}

    std::size_t columns;
    std::size_t rows = 1;
    int dimensions = 1;
};

struct QueueOptions {
    std::optional<Way> way = {};  ///< absent: the best that works
    /// With cl-copy what is drawn is one run old, so that copying it overlaps the next run.
    bool pipelined = false;
    /// The OpenCL library; nullptr: the system's, where there is one.
    std::shared_ptr<const OpenCl> opencl = nullptr;
};

/// What came of building a kernel.
struct BuildReport {
    std::string kernel;
    Way way = Way::gl;
    bool built = false;
    std::string log;  ///< the compiler's, a line "FILE:LINE: problem" each; may be empty
};

/// Runs kernels over tracked arrays and images, by the shortest way that this machine has. After a run the newest state
/// of what a kernel writes is on the GPU: a renderer with the same mirrors draws it without a copy, and
/// gpu::Mirrors::fetch brings it to CPU memory. What a kernel reads is sent first as far as the CPU has changed it.
/// Runs come after each other, and after and before the draws, in the order of the calls.
///
/// Belongs to the GL context that was current at construction, which must be current whenever it is used. Each queue
/// has its own OpenCL context; several queues may use the same mirrors, one thread at a time.
class Queue {
public:
    explicit Queue(std::shared_ptr<gpu::Mirrors> mirrors, QueueOptions options = {});
    ~Queue();
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;

    /// Runs a kernel: an argument for each of its parameters but `count`, in any order. Returns when the work is
    /// queued. Throws ArgumentError when an argument is missing, unknown, or of another type, and changes nothing.
    /// A way that fails, in building or in running, is left with one line in the log for the next one that works;
    /// throws ComputeError when none is left.
    void run(const Kernel& kernel, Extent extent, std::initializer_list<Argument> arguments);
    void run(const Kernel& kernel, Extent extent, std::span<const Argument> arguments);

    /// The way that runs take: the one asked for where it works, else the best that does. A kernel without a source in
    /// its language takes the next one.
    Way way() const;
    /// Asks for a way; absent: the best one. A way that had failed is tried again.
    void set_way(std::optional<Way> way);
    std::optional<Way> asked_way() const;
    /// All ways, best first, with what is known of them.
    std::span<const WayState> ways() const;
    /// Why `way` is what it is, one sentence: "the best that works here", "asked for", …
    std::string reason() const;

    bool pipelined() const;
    void set_pipelined(bool pipelined);
    /// Ends a frame: what has been queued is sent off, so that it is worked on while others draw.
    void flush();
    /// Waits for all runs; what is drawn next is their last state.
    void finish();
    /// Something drawn is one run old, and no run follows: call `finish`, then draw again.
    bool lags() const;

    /// Reads kernels whose files have changed on disk again; true when there was one. One that does not build leaves
    /// what was there before, and its log is in `reports`.
    bool reload();
    /// Of the last build of each kernel for each way.
    std::span<const BuildReport> reports() const;
    /// Since construction. What kernels took is added when it is known, some frames later.
    const Costs& costs() const;

    gpu::Mirrors& mirrors();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace vitrine::compute
