#pragma once

#include <vitrine/gl/call_log.h>
#include <vitrine/ui/look.h>

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::ui {

/// Which calls of the GPU log are shown.
struct CallFilter {
    enum class Group { all, sends, draws, objects, reads };

    Group group = Group::all;
    std::string text;  ///< a part of the kind, of the object or of its label, in any case

    bool is_empty() const { return group == Group::all && text.empty(); }
    bool shows(const gl::Call& call) const;
};

/// What the GPU was asked to do, frame by frame. Keep it between frames.
class GpuLogPanel {
public:
    /// What only the program can do.
    struct Requests {
        bool save = false;  ///< write `shown_frames` into a file
    };

    /// Fills the rest of the current window. Control for Look::shortcut_of: "window.gpu_log".
    Requests show(const Look& look, gl::CallLog& log);

    /// The frames that are shown, oldest first: those of the log, or those at the time it was frozen.
    const std::deque<std::shared_ptr<const gl::CallFrame>>& shown_frames() const { return frames_; }
    /// Tells beside the buttons what became of a request.
    void set_remark(std::string remark) { remark_ = std::move(remark); }

private:
    /// A frame's heading, or one of its calls.
    struct Row {
        std::size_t frame = 0;
        const gl::Call* call = nullptr;
    };

    void tool_bar(const Look& look, gl::CallLog& log, Requests& requests);
    static constexpr float wide_bar = 860;  ///< room for everything in one line, at scale 1
    void switch_recording(gl::CallLog& log, bool on);
    void filter_bar(const Look& look);
    void text_filter(const Look& look);
    void buttons(const Look& look, gl::CallLog& log, Requests& requests);
    void refresh(const gl::CallLog& log);
    void make_rows();
    void list(const Look& look);
    void frame_row(const Look& look, const gl::CallFrame& frame);
    std::string shown_text() const;

    std::deque<std::shared_ptr<const gl::CallFrame>> frames_;
    std::vector<Row> rows_;
    std::set<std::uint64_t> unfolded_;  ///< numbers of frames
    CallFilter filter_;
    std::array<char, 128> typed_{};
    std::string remark_;
    bool frozen_ = false;
    bool stale_ = true;  ///< `rows_` are
    std::uint64_t newest_ = 0;
};

}  // namespace vitrine::ui
