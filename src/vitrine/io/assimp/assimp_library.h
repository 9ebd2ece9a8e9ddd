#pragma once

#include <assimp/cimport.h>
#include <assimp/material.h>
#include <assimp/scene.h>
#include <assimp/version.h>

#include <mutex>
#include <string>

/// The functions of Assimp's C interface that are used here.
#define VITRINE_ASSIMP_FUNCTIONS(apply)                                                                                \
    apply(aiGetVersionMajor) apply(aiGetVersionMinor) apply(aiImportFileExWithProperties) apply(aiApplyPostProcessing) \
        apply(aiReleaseImport) apply(aiGetErrorString) apply(aiGetExtensionList) apply(aiCreatePropertyStore)          \
            apply(aiReleasePropertyStore) apply(aiSetImportPropertyInteger) apply(aiAttachLogStream)                   \
                apply(aiDetachLogStream) apply(aiGetMaterialColor) apply(aiGetMaterialFloatArray)                      \
                    apply(aiGetMaterialString)

namespace vitrine::io {

/// The library, opened at run time: linking it would cost every start of a program, which mostly has no use for it.
class AssimpLibrary {
public:
#define VITRINE_ASSIMP_MEMBER(name) decltype(&::name) name = nullptr;
    VITRINE_ASSIMP_FUNCTIONS(VITRINE_ASSIMP_MEMBER)
#undef VITRINE_ASSIMP_MEMBER

    /// Opened by the first call; null when there is none, or one whose structures are laid out in another way.
    static const AssimpLibrary* get();
    /// Why there is none; empty when there is one.
    static const std::string& absence();
    /// Held while it imports: its log and the text of its last error are shared by all threads.
    static std::mutex& mutex();
};

}  // namespace vitrine::io
