#pragma once

#include <vitrine/gpu/upload_plan.h>

namespace vitrine::gpu {

/// What sending costs on the current context's driver: from a table where it is known, measured once otherwise. The
/// same answer for the rest of the program.
const UploadCosts& upload_costs();

/// Measures it with some hundred uploads, which takes some milliseconds; waits for the GPU.
UploadCosts measure_upload_costs();

}  // namespace vitrine::gpu
