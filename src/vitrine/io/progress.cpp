#include <vitrine/io/progress.h>

namespace vitrine::io {

void Progress::begin(const char* stage) {
    stage_ = stage;
    advance(0);
}

void Progress::advance(std::uint64_t bytes) {
    done_ += bytes;
    if (cancelled_) throw CancelledError();
}

std::string_view Progress::stage() const {
    return stage_.load();
}

}  // namespace vitrine::io
