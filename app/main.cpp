#include "command_line.h"
#include "commands.h"

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <variant>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

using namespace vitrine;

/// Runs what the command line asks for.
struct Run {
    int operator()(const app::ViewOptions& options) const { return app::view(options); }
    int operator()(const app::RenderOptions& options) const { return app::render(options); }
    int operator()(const app::BenchOptions& options) const { return app::bench(options); }
    int operator()(const app::InfoOptions& options) const { return app::info(options); }
    int operator()(const app::IndexOptions& options) const { return app::index(options); }
    int operator()(const app::DevicesOptions& options) const { return app::devices(options); }
    int operator()(const app::FormatsOptions& options) const { return app::formats(options); }
    int operator()(const app::Message& message) const {
        std::fputs(message.text.c_str(), message.exit_code == 0 ? stdout : stderr);
        return message.exit_code;
    }
};

/// Says in one line why the program ends, and ends it with exit code 1.
int fail(std::string problem) {
    std::replace(problem.begin(), problem.end(), '\n', ' ');
    std::fprintf(stderr, "vitrine: %s\n", problem.c_str());
    return 1;
}

/// Software rasterizers free tens of MB after each frame and ask for them again: what is freed at the heap's end is not
/// given back to the system, which would clear it again each time, for a third of a frame.
void keep_freed_memory() {
#ifdef __GLIBC__
    constexpr int kept_bytes = 256 * 1024 * 1024;
    mallopt(M_TRIM_THRESHOLD, kept_bytes);
#endif
}

}  // namespace

int main(int argc, char** argv) {
    keep_freed_memory();
    app::CommandLine line;
    try {
        line = app::parse_command_line(argc, argv);
        set_log_level(line.log_level);
        const int exit_code = std::visit(Run{}, line.command);
        if (std::fflush(stdout) != 0) return fail("standard output cannot be written");
        return exit_code;
    } catch (const UsageError& error) {
        std::fputs(app::usage_line(error.what(), app::help_command(line.command)).c_str(), stderr);
        return 2;
    } catch (const std::bad_alloc&) {
        return fail("out of memory");
    } catch (const std::exception& error) {
        return fail(error.what());
    }
}
