#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace vitrine::compute {

/// The text of a kernel in one language.
struct SourceText {
    std::string text = {};  ///< empty: the kernel is not to be had in this language
    /// Where it is from, named in build logs; where there is such a file, it is read again when it changes
    /// (Queue::reload).
    std::filesystem::path file = {};
};

/// A kernel in one language or in two that do the same.
///
/// GLSL: a compute shader of version 450. Arrays are buffer blocks in std430 with one member, an array without a size,
/// whose name is the parameter's. Images are image2D, numbers are uniforms. Bindings are given by the queue.
/// OpenCL C (1.2): a function with the kernel's name. Arrays are global pointers, images are image2d_t.
///
/// There is one parameter more than the run's arguments: `count`, an uint (or uvec2, uint2 for kernels of two
/// dimensions), the number of items. The number of invocations is rounded up to whole work groups: an invocation with
/// an index at or beyond `count` must return, or do nothing but take part in barriers.
/// Three numbers in an array have the size of three floats: `float positions[]`, not `vec3`.
struct KernelSource {
    std::string name;
    SourceText glsl = {};
    SourceText opencl = {};
};

/// A kernel that queues can run; each compiles it once. Copies are the same kernel. Keep it: its identity is what
/// queues remember it by.
class Kernel {
public:
    explicit Kernel(KernelSource source) : source_(std::make_shared<const KernelSource>(std::move(source))) {}

    const std::string& name() const { return source_->name; }
    const KernelSource& source() const { return *source_; }
    const std::shared_ptr<const KernelSource>& shared_source() const { return source_; }

private:
    std::shared_ptr<const KernelSource> source_;
};

}  // namespace vitrine::compute
