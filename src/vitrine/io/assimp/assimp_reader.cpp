#include <vitrine/io/assimp_reader.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/assimp/assimp_check.h>
#include <vitrine/io/assimp/assimp_files.h>
#include <vitrine/io/assimp/assimp_library.h>
#include <vitrine/io/assimp/assimp_scene.h>
#include <vitrine/io/assimp/zip_check.h>
#include <vitrine/io/assimp_kinds.h>
#include <vitrine/io/names.h>

#include <assimp/config.h>
#include <assimp/postprocess.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <new>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

/// Formats that readers of our own read, and those that are data of other formats.
constexpr std::array not_through_assimp{".glb", ".gltf", ".obj", ".ply", ".stl", ".xml"};

/// ".3d" and so on, of what the library says it can read and no line of its own lists.
const std::set<std::string, std::less<>>& other_extensions(const AssimpLibrary& library) {
    static const auto all = [&library] {
        aiString listed;  // "*.3d;*.3ds;*.mesh.xml"
        library.aiGetExtensionList(&listed);
        std::set<std::string, std::less<>> extensions;
        for (std::string_view rest = listed.C_Str(); !rest.empty();) {
            const std::size_t end = std::min(rest.find(';'), rest.size());
            const std::string_view pattern = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (pattern.starts_with("*.") && pattern.find('.', 2) == std::string_view::npos)
                extensions.emplace(pattern.substr(1));
        }
        for (const char* const extension : not_through_assimp) extensions.erase(extension);
        for (const AssimpKind& kind : assimp_kinds()) {
            for (const std::string_view extension : kind.format.extensions) extensions.erase(std::string(extension));
        }
        return extensions;
    }();
    return all;
}

/// What the name of a file that Assimp reads has to end with.
std::string extension_of(const SourceFile& file) {
    std::string extension = lower_extension(file.path);
    const AssimpKind* const kind = assimp_kind_of(file);
    if (kind == nullptr) return extension;
    const std::vector<std::string_view>& of_kind = kind->format.extensions;
    const bool fits = std::find(of_kind.begin(), of_kind.end(), extension) != of_kind.end();
    return fits ? extension : std::string(of_kind.front());
}

/// Sends Assimp's log to ours while it lives.
class LogStream {
public:
    LogStream(const AssimpLibrary& library, const SourceFile& file)
        : library_(library), name_(display(file.path)), stream_{log_line, name_.data()} {
        library_.aiAttachLogStream(&stream_);
    }
    ~LogStream() { library_.aiDetachLogStream(&stream_); }
    LogStream(const LogStream&) = delete;
    LogStream& operator=(const LogStream&) = delete;

private:
    static void log_line(const char* message, char* name) { log().debug("{}: Assimp: {}", name, clean_name(message)); }

    const AssimpLibrary& library_;
    std::string name_;
    aiLogStream stream_;
};

struct ReleaseProperties {
    const AssimpLibrary* library;
    void operator()(aiPropertyStore* properties) const { library->aiReleasePropertyStore(properties); }
};
using Properties = std::unique_ptr<aiPropertyStore, ReleaseProperties>;

/// Leaves out what we have no use for.
Properties make_properties(const AssimpLibrary& library) {
    Properties properties(library.aiCreatePropertyStore(), {&library});
    const auto set = [&](const char* name, int value) {
        library.aiSetImportPropertyInteger(properties.get(), name, value);
    };
    set(AI_CONFIG_IMPORT_COLLADA_USE_COLLADA_NAMES, 1);
    set(AI_CONFIG_IMPORT_FBX_READ_ANIMATIONS, 0);
    set(AI_CONFIG_IMPORT_FBX_READ_TEXTURES, 0);
    set(AI_CONFIG_IMPORT_FBX_READ_CAMERAS, 0);
    set(AI_CONFIG_IMPORT_FBX_READ_LIGHTS, 0);
    set(AI_CONFIG_IMPORT_FBX_PRESERVE_PIVOTS, 0);  // else each pivot is a node
    set(AI_CONFIG_IMPORT_NO_SKELETON_MESHES, 1);
    set(AI_CONFIG_PP_RVC_FLAGS, aiComponent_TANGENTS_AND_BITANGENTS | aiComponent_BONEWEIGHTS | aiComponent_ANIMATIONS |
                                    aiComponent_LIGHTS | aiComponent_CAMERAS);
    return properties;
}

struct ReleaseScene {
    const AssimpLibrary* library;
    void operator()(const aiScene* scene) const { library->aiReleaseImport(scene); }
};
using Imported = std::unique_ptr<const aiScene, ReleaseScene>;

[[noreturn]] void fail(const SourceFile& file, const AssimpLibrary& library) {
    file.check_cancelled();
    const char* const error = library.aiGetErrorString();
    const std::string text = clean_name(error != nullptr ? error : "");
    if (text.find("bad_alloc") != std::string::npos) throw std::bad_alloc();
    throw FileError(file.path, "through Assimp: " + (text.empty() ? "the file cannot be read" : text));
}

/// Whether each corner of each face has a vertex of its own, as several importers leave them.
bool is_soup(const aiMesh& mesh) {
    std::size_t corners = 0;
    for (unsigned i = 0; i < mesh.mNumFaces; ++i) corners += mesh.mFaces[i].mNumIndices;
    return mesh.mNumFaces > 1 && corners == mesh.mNumVertices;
}

/// Vertices that agree in all that is kept become one, so that they take less memory and normals can be made of the
/// faces around them.
Imported joined(const SourceFile& file, const AssimpLibrary& library, Imported scene) {
    const bool has_soup = std::any_of(scene->mMeshes, scene->mMeshes + scene->mNumMeshes,
                                      [](const aiMesh* mesh) { return is_soup(*mesh); });
    if (!has_soup) return scene;
    const aiScene* const from = scene.release();  // Assimp frees it where it fails
    Imported result(library.aiApplyPostProcessing(from, aiProcess_RemoveComponent | aiProcess_JoinIdenticalVertices),
                    {&library});
    if (result == nullptr) fail(file, library);
    return result;
}

Imported import(const SourceFile& file, const AssimpLibrary& library, AssimpFiles& files) {
    const std::scoped_lock lock(AssimpLibrary::mutex());
    const LogStream log_stream(library, file);
    const Properties properties = make_properties(library);
    Imported scene(library.aiImportFileExWithProperties(files.name().c_str(), 0, files.io(), properties.get()),
                   {&library});
    if (scene == nullptr) fail(file, library);
    check_assimp(file, *scene);
    return joined(file, library, std::move(scene));
}

std::vector<Format> listed_formats(const AssimpLibrary& library) {
    std::vector<Format> formats;
    for (const AssimpKind& kind : assimp_kinds()) formats.push_back(kind.format);
    const auto& others = other_extensions(library);
    formats.push_back({"others", {others.begin(), others.end()}, "what else Assimp reads, told by its name"});
    return formats;
}

}  // namespace

const std::vector<Format>& assimp_formats() {
    static const std::vector<Format> all = [] {
        const AssimpLibrary* const library = AssimpLibrary::get();
        return library != nullptr ? listed_formats(*library) : std::vector<Format>{};
    }();
    return all;
}

void read_assimp(const SourceFile& file, scene::Scene& scene, scene::NodeId parent) {
    const AssimpLibrary* const library = AssimpLibrary::get();
    if (library == nullptr) throw FileError(file.path, "is read through Assimp: " + AssimpLibrary::absence());
    check_zip(file);                              // the library ends the program where a checksum is wrong
    AssimpFiles files(file, extension_of(file));  // outlives what has been imported, which may close some late
    const Imported imported = import(file, *library, files);
    take_scene(file, *library, *imported, scene, parent);
}

}  // namespace vitrine::io
