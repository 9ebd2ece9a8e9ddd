#pragma once

#include <vitrine/gl/call_log.h>

#include <mutex>
#include <thread>
#include <vector>

namespace vitrine::gl {

/// Collects the calls of the frame under way, of all threads.
class CallRecorder {
public:
    /// Forgets what there is; the calling thread becomes thread 0.
    void begin();
    /// Adds a call of this thread's. One that sends to the same object as the one before is gathered with it.
    void add(Call call);
    /// Objects are labelled just after they are made: tells this to the call that made it.
    void label_created(std::string_view what, GLuint name, std::string label);
    /// The calls since the last time. The frame's number is left to be given.
    CallFrame take_frame();

private:
    int this_thread();

    std::mutex mutex_;
    CallFrame frame_;
    std::vector<std::thread::id> threads_;
};

}  // namespace vitrine::gl
