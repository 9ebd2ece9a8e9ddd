#include "progress_line.h"

#include <cstdio>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace vitrine::app {
namespace {

bool stderr_is_terminal() {
#ifdef _WIN32
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

}  // namespace

ProgressLine::ProgressLine() : shown_(stderr_is_terminal()) {}

ProgressLine::~ProgressLine() {
    show("");
}

void ProgressLine::show(const std::string& text) {
    if (!shown_ || text == last_) return;
    std::fprintf(stderr, "\r\x1b[K%s", text.c_str());
    std::fflush(stderr);
    last_ = text;
}

}  // namespace vitrine::app
