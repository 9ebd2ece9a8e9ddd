#pragma once

#include "options.h"

namespace vitrine::app {

/// Each command returns the program's exit code or throws vitrine::Error (1, one line on stderr) or UsageError (2).
int view(const ViewOptions& options);
int render(const RenderOptions& options);
int bench(const BenchOptions& options);
int info(const InfoOptions& options);
int index(const IndexOptions& options);
int devices(const DevicesOptions& options);
int formats(const FormatsOptions& options);

}  // namespace vitrine::app
