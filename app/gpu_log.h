#pragma once

#include "options.h"

#include <vitrine/gl/call_log.h>

#include <iosfwd>
#include <memory>
#include <string>

namespace vitrine::app {

/// A frame of the GPU log as JSON Lines: an object for each call, and one for the frame at the end. docs/gpu_log.md
/// has the schema.
std::string json_lines(const gl::CallFrame& frame);

/// The GPU log of a program: written as the options say, when they want it, from its construction to its end. The
/// GL context must be current at both.
class GpuLog {
public:
    /// Throws FileError when the options' file cannot be written.
    explicit GpuLog(const GpuLogOptions& options);
    /// Ends the last frame.
    ~GpuLog();
    GpuLog(const GpuLog&) = delete;
    GpuLog& operator=(const GpuLog&) = delete;

    void end_frame() { calls_->end_frame(); }
    /// The log itself, for panels.
    const std::shared_ptr<gl::CallLog>& calls() const { return calls_; }

private:
    std::shared_ptr<gl::CallLog> calls_ = std::make_shared<gl::CallLog>();
    std::shared_ptr<std::ostream> stream_;
};

}  // namespace vitrine::app
