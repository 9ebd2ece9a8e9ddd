#pragma once

#include <vitrine/compute/backend.h>
#include <vitrine/compute/kernel_cache.h>
#include <vitrine/compute/opencl/cl_arrays.h>
#include <vitrine/compute/parameters.h>

#include <array>
#include <memory>
#include <vector>

namespace vitrine::compute {

/// Runs kernels in OpenCL C, on arrays that reach them by one of three ways.
class ClBackend final : public Backend {
public:
    ClBackend(Way way, std::shared_ptr<ClSession> session, std::shared_ptr<ClArrays> arrays,
              std::shared_ptr<BuildReports> reports);
    ~ClBackend() override;

    const SourceText& source(const KernelSource& kernel) const override { return kernel.opencl; }
    void run(const Kernel& kernel, Extent extent, std::span<const Argument> arguments) override;
    bool reload() override { return kernels_.reload(); }
    void flush() override;
    void finish() override { arrays_->finish(); }
    bool lags() const override { return arrays_->lags(); }
    void set_pipelined(bool pipelined) override { arrays_->set_pipelined(pipelined); }
    std::string failure() const override { return arrays_->failure(); }

private:
    struct ClKernel {
        ClProgram program;
        ClKernelHandle kernel;
        std::vector<Parameter> parameters;
        std::array<std::size_t, 2> group{};  ///< that the source asks for; 0: none
        std::size_t most_items = 1;          ///< of a work group
    };

    std::pair<ClKernel, std::string> build(const std::string& name, const SourceText& source) const;
    std::string build_log(const ClProgram& program, const std::string& file) const;
    void reflect(ClKernel& kernel) const;
    Parameter parameter(const ClKernel& kernel, cl_uint place) const;
    std::string argument_text(const ClKernel& kernel, cl_uint place, cl_kernel_arg_info what) const;
    void set_arguments(const ClKernel& kernel, std::span<const MatchedArgument> arguments);
    void set_argument(const ClKernel& kernel, const MatchedArgument& argument);
    std::shared_ptr<ClEvent> launch(const ClKernel& kernel, Extent extent);

    std::shared_ptr<ClSession> session_;
    std::shared_ptr<ClArrays> arrays_;
    KernelCache<ClKernel> kernels_;
};

}  // namespace vitrine::compute
