#pragma once

#include "command_parser.h"

#include <memory>

namespace vitrine::app {

/// The command line of `vitrine bench`.
std::unique_ptr<Parser> make_bench_parser();

}  // namespace vitrine::app
