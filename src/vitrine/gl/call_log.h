#pragma once

#include <vitrine/gl/draw_area.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::gl {

class CallRecorder;

/// What the GPU is asked to do.
enum class CallKind {
    create,
    compile,
    link,
    allocate,
    upload,
    copy,
    map,
    draw,
    dispatch,
    clear,
    blit,
    read,
    wait,
    erase
};
inline constexpr std::size_t call_kind_count = 14;

/// "create", "upload", …; `erase` is "delete".
std::string_view name_of(CallKind kind);

/// Bytes of a buffer from `begin` to before `end`.
struct CallRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    friend bool operator==(const CallRange&, const CallRange&) = default;
};

/// One GL call, or several in a row that send to the same object.
struct Call {
    CallKind kind{};
    std::string_view what;               ///< of the object: "buffer", "texture", "program", …
    GLuint name = 0;                     ///< of the object
    std::string label = {};              ///< of the object: an array's own, say; empty where it has none
    std::string detail = {};             ///< what else there is to know: sizes, formats, counts
    std::uint64_t bytes = 0;             ///< allocated, sent, copied or read
    std::uint64_t times = 1;             ///< calls in this one
    std::vector<CallRange> ranges = {};  ///< of a buffer, in their order; the first `most_places`
    std::vector<PixelBox> boxes = {};    ///< of a texture, likewise
    int thread = 0;                      ///< that gave it, and with it the context: in the order of their first calls

    static constexpr std::size_t most_places = 256;
};

/// What was asked between two ends of frames.
struct CallFrame {
    struct Total {
        std::uint64_t calls = 0;
        std::uint64_t bytes = 0;
    };

    std::uint64_t number = 0;
    std::vector<Call> calls;  ///< the first `most_calls`, in their order
    std::array<Total, call_kind_count> totals{};
    std::uint64_t left_out = 0;  ///< calls beyond `most_calls`: they are in the totals alone

    const Total& total(CallKind kind) const { return totals[static_cast<std::size_t>(kind)]; }

    static constexpr std::size_t most_calls = 20000;
};

/// Records what is asked of OpenGL through the loader, by any thread and in any context, in order. While it does, the
/// loader's functions are replaced by others that call them; otherwise they are the loader's own, so that nothing is
/// left of it. Functions are replaced one by one: of what other threads do meanwhile, some is recorded. Dear ImGui's
/// backend has a loader of its own, which is not seen. Used by one thread, which is thread 0.
class CallLog {
public:
    CallLog();
    /// Stops.
    ~CallLog();
    CallLog(const CallLog&) = delete;
    CallLog& operator=(const CallLog&) = delete;

    /// The functions must be loaded. Throws UsageError when another log records: there is one loader.
    void start();
    /// What was recorded stays; what is of a frame that has not ended is dropped.
    void stop();
    bool recording() const { return recording_; }

    /// Ends a frame: a swap. One in which nothing was asked counts, but is not kept. Does nothing when not recording.
    void end_frame();
    /// Called by `end_frame` with each frame that is kept.
    void set_listener(std::function<void(const CallFrame&)> listener) { listener_ = std::move(listener); }

    /// The last frames, oldest first: at most `most_frames` of them and `most_calls` calls.
    const std::deque<std::shared_ptr<const CallFrame>>& frames() const { return frames_; }
    void clear();

    static constexpr std::size_t most_frames = 240;
    static constexpr std::size_t most_calls = 50000;

private:
    void keep(CallFrame frame);

    std::shared_ptr<CallRecorder> recorder_;
    bool recording_ = false;
    std::uint64_t frame_number_ = 0;
    std::function<void(const CallFrame&)> listener_;
    std::deque<std::shared_ptr<const CallFrame>> frames_;
    std::size_t calls_kept_ = 0;
};

}  // namespace vitrine::gl
