#pragma once

#include <vitrine/compute/opencl/cl_arrays.h>

#include <unordered_map>
#include <vector>

namespace vitrine::compute {

/// What SharedArrays and MappedArrays have in common: kernels work on the buffers that are drawn from, which are handed
/// to OpenCL before the first kernel that uses them and back to GL when somebody there asks for them.
class LentArrays : public ClArrays {
public:
    using ClArrays::ClArrays;
    using ClArrays::lend;
    using gpu::OutsideImageWork::settle;

    cl_mem lend(const Argument::Array& array) override;
    void launched(const std::shared_ptr<ClEvent>& kernel) override;
    void not_launched() noexcept override;
    void finish() override;
    void stop() noexcept override;
    void settle(gpu::Mirrors& mirrors, const arrays::TrackedBytes& array, bool exact) noexcept override;
    bool fetch(const arrays::TrackedBytes& /*array*/, std::span<std::byte> /*into*/) noexcept override { return false; }

protected:
    /// OpenCL's view of a buffer. Kept with the buffer, gone before it is.
    struct View {
        ClMemory memory;
        std::size_t size_bytes = 0;
        ClMapping mapped;     ///< in host memory, while the CPU owns it; of MappedArrays
        bool wanted = false;  ///< GL has asked for it before
    };

    virtual gpu::Reach reach() const = 0;
    virtual View make_view(const gpu::Loan& loan) = 0;
    /// The kernels launched from now on may use it.
    virtual void hand_to_cl(View& view) = 0;
    /// GL may use them when this returns.
    virtual void hand_to_gl(std::span<View* const> views) = 0;
    /// The images that the kernel got are to be accepted.
    virtual void images_launched() = 0;
    virtual void images_not_launched() noexcept = 0;

private:
    struct Held {
        gpu::Loan loan;
        std::shared_ptr<View> view;
    };

    std::shared_ptr<View> view_of(const gpu::Loan& loan);
    void take_back(const arrays::Tracking* key) noexcept;
    void hand_back(std::vector<Held> back);
    bool is_lent(const arrays::Tracking* key) const;

    std::unordered_map<const arrays::Tracking*, Held> held_;
    std::vector<arrays::TrackedBytes> lent_;           ///< to the kernel that is to be launched next
    std::vector<const arrays::Tracking*> newly_lent_;  ///< those that GL had before
};

}  // namespace vitrine::compute
