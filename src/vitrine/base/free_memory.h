#pragma once

namespace vitrine {

/// Gives memory that has been freed back to the system, as far as the C library keeps it: after much of it was used for
/// a while. Takes some milliseconds. Does nothing where the library has no such thing.
void release_freed_memory();

}  // namespace vitrine
