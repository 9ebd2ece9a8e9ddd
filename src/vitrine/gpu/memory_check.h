#pragma once

#include <vitrine/gl/object.h>

namespace vitrine::gpu {

/// Sets something aside on the GPU; false when there is no memory for it. GL errors that others left are forgotten.
template <class Allocate>
bool has_memory_for(Allocate allocate) {
    while (glGetError() != GL_NO_ERROR) {
    }
    allocate();
    return glGetError() != GL_OUT_OF_MEMORY;
}

}  // namespace vitrine::gpu
