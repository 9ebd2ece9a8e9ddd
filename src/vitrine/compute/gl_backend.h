#pragma once

#include <vitrine/compute/backend.h>
#include <vitrine/compute/kernel_cache.h>
#include <vitrine/compute/parameters.h>
#include <vitrine/gl/object.h>

#include <deque>
#include <memory>
#include <vector>

namespace vitrine::compute {

/// Runs kernels as GL compute shaders on the arrays' own buffers and textures. GL orders runs and draws by itself.
class GlBackend final : public Backend {
public:
    GlBackend(std::shared_ptr<gpu::Mirrors> mirrors, std::shared_ptr<BuildReports> reports,
              std::shared_ptr<Costs> costs);

    const SourceText& source(const KernelSource& kernel) const override { return kernel.glsl; }
    void run(const Kernel& kernel, Extent extent, std::span<const Argument> arguments) override;
    bool reload() override { return kernels_.reload(); }
    void finish() override;

private:
    struct GlKernel {
        gl::Program program;
        std::vector<Parameter> parameters;
        GLuint buffers = 0;
        GLuint images = 0;
        GLuint group_columns = 1;
        GLuint group_rows = 1;
    };
    /// A run whose time is not known yet.
    struct TimedRun {
        gl::Query begin;
        gl::Query end;
    };
    /// What a run has borrowed, to be accepted when it is on its way.
    struct Loans;

    static GlKernel build(const std::string& name, const SourceText& source);
    static void reflect_arrays(GlKernel& kernel);
    static void reflect_uniforms(GlKernel& kernel);
    Loans bind(const GlKernel& kernel, std::span<const MatchedArgument> arguments);
    void dispatch(const GlKernel& kernel, Extent extent);
    void collect(bool wait);

    std::shared_ptr<gpu::Mirrors> mirrors_;
    std::shared_ptr<Costs> costs_;
    KernelCache<GlKernel> kernels_;
    std::deque<TimedRun> timed_;
    bool runs_on_cpu_;  ///< then dispatching is running, and timestamps say nothing
};

}  // namespace vitrine::compute
