#include <vitrine/io/assimp/assimp_library.h>

#include <dlfcn.h>

#include <optional>

namespace vitrine::io {
namespace {

/// What became of opening the library.
struct Opened {
    std::optional<AssimpLibrary> library;
    std::string absence;
};

Opened open() {
    void* const handle = dlopen(VITRINE_ASSIMP_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return {std::nullopt, "there is no " VITRINE_ASSIMP_LIBRARY " on this machine"};
    AssimpLibrary library;
#define VITRINE_ASSIMP_FIND(name)                                                  \
    library.name = reinterpret_cast<decltype(library.name)>(dlsym(handle, #name)); \
    if (library.name == nullptr) return {std::nullopt, VITRINE_ASSIMP_LIBRARY " has no function " #name};
    VITRINE_ASSIMP_FUNCTIONS(VITRINE_ASSIMP_FIND)
#undef VITRINE_ASSIMP_FIND
    // Structures have changed between versions that share the library's name.
    const std::string version =
        std::to_string(library.aiGetVersionMajor()) + "." + std::to_string(library.aiGetVersionMinor());
    if (version != VITRINE_ASSIMP_VERSION)
        return {std::nullopt, "this program was built for Assimp " VITRINE_ASSIMP_VERSION ", found " + version};
    return {library, ""};
}

const Opened& opened() {
    static const Opened once = open();
    return once;
}

}  // namespace

const AssimpLibrary* AssimpLibrary::get() {
    return opened().library ? &*opened().library : nullptr;
}

const std::string& AssimpLibrary::absence() {
    return opened().absence;
}

std::mutex& AssimpLibrary::mutex() {
    static std::mutex mutex;
    return mutex;
}

}  // namespace vitrine::io
