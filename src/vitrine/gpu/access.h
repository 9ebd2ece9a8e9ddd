#pragma once

namespace vitrine::gpu {

/// What a kernel does with an array or an image.
enum class Access {
    read,
    write,       ///< each element, so that nothing it held before is kept
    read_write,  ///< some elements, or what they were matters
};
/// "reads", "writes", "updates"
const char* name_of(Access access);

}  // namespace vitrine::gpu
