#pragma once

#include <vitrine/base/error.h>

#include <atomic>
#include <cstdint>
#include <string_view>

namespace vitrine::io {

/// Thrown by a reader that somebody cancelled.
class CancelledError : public Error {
public:
    CancelledError() : Error("cancelled") {}
};

/// How far reading is. Some threads read, any thread may ask or cancel.
class Progress {
public:
    /// So many bytes more are going to be read.
    void expect(std::uint64_t bytes) { total_ += bytes; }
    /// What goes on, for people, from now on; `stage` must live on, as a literal does. Throws CancelledError.
    void begin(const char* stage);
    /// So many bytes have been read. Throws CancelledError.
    void advance(std::uint64_t bytes);
    /// So many bytes have been read, or passed over, since the beginning.
    void reach(std::uint64_t bytes) { done_ = bytes; }

    /// Readers stop soon, with a CancelledError.
    void cancel() { cancelled_ = true; }
    bool is_cancelled() const { return cancelled_; }
    std::string_view stage() const;
    std::uint64_t done_bytes() const { return done_; }
    std::uint64_t total_bytes() const { return total_; }

private:
    std::atomic<const char*> stage_{""};
    std::atomic<std::uint64_t> done_{0};
    std::atomic<std::uint64_t> total_{0};
    std::atomic<bool> cancelled_{false};
};

}  // namespace vitrine::io
