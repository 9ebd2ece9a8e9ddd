#pragma once

#include <app/bench/bench_files.h>
#include <app/bench/compute_bench.h>
#include <app/options.h>

#include <vitrine/gl/driver.h>
#include <vitrine/ui/look.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace vitrine::app {

/// The dialog that measures the ways to compute against each other, a frame of one way in each frame of its own, and
/// shows what came of it so far. Keep it between frames; the GL context must be current.
class WaysWindow {
public:
    /// `demo`: the one that is shown, whose kernels are measured first. Reports go to `folder`; empty: where the
    /// program was started.
    void open(const std::string& demo, const gl::Driver& driver, const std::filesystem::path& folder);
    /// Draws the dialog while it is open, and measures on while it has to.
    void show(const ui::Look& look);

    /// It is at it now: what else computes should rest.
    bool measures() const { return bench_ != nullptr; }

private:
    void start();
    void measure();
    void choices(const ui::Look& look);
    void results(const ui::Look& look, float height) const;
    void buttons(const ui::Look& look);
    void save(const ui::Look& look);

    bool open_ = false;
    bool appearing_ = false;
    bool all_demos_ = false;
    int most_power_ = 5;  ///< of ten: items
    int frames_ = 20;     ///< of each way
    std::string demo_;
    gl::Driver driver_;
    std::filesystem::path folder_;
    std::unique_ptr<ComputeBench> bench_;  ///< while it measures
    std::optional<ComputeReport> report_;  ///< of the last one, or of as much as was measured before it was stopped
    std::string remark_;
    bool is_problem_ = false;
};

}  // namespace vitrine::app
